public import RingtrueCore
internal import RingtruePlatform
internal import RingtrueStore

/// The history of runs: one SQLite file that any number of programs read, and one at a time writes.
///
/// Its work is done on a thread of its own, since it may have to wait for another program.
public actor HistoryStore {
  /// Where a history is kept when nothing else is said.
  public static let standardPath = "results/history.sqlite"

  /// The file.
  public nonisolated let path: String

  private let queue = OwnQueue()
  let tables: HistoryTables
  private var runs: [String: Int64] = [:]

  /// The thread on which it works.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }

  /// What may be done with a history.
  public enum Access: Sendable {
    /// It is there, and is read.
    case read
    /// It is there, and may be changed.
    case change
    /// It is made, with its folder, when it is not there.
    case make
  }

  /// Opens a history; `patience` is how long another program that writes is waited for.
  public init(
    _ path: String = standardPath, _ access: Access = .make, patience: Duration = .seconds(60)
  ) throws {
    self.path = path
    if access == .make { try Files.makeFolder(Path.parent(of: path)) }
    // A history that an older program made is brought up to date even to be read.
    tables = try HistoryTables(path, access == .make ? .create : .write, patience: patience)
  }

  /// Begins a run, or goes on with it.
  public func begin(_ note: RunNote) throws {
    runs[note.id] = try tables.transaction { try tables.begin(note) }
  }

  /// Keeps what happened in a run, all of it in one transaction.
  func add(_ news: [News], to run: String) throws {
    guard let number = runs[run] else { throw HistoryError.notBegun(run) }
    try tables.transaction {
      for item in news {
        switch item {
        case .dataset(let packed): try tables.add(packed, to: number)
        case .finding(let finding): try tables.add(finding, to: number)
        case .trial(let packed): try tables.add(packed, to: number)
        }
      }
    }
  }

  /// Ends a run that was begun here.
  public func end(_ run: String, isComplete: Bool) throws {
    guard let number = runs.removeValue(forKey: run) else { throw HistoryError.notBegun(run) }
    try tables.transaction { try tables.end(number, isComplete: isComplete) }
    // What SQLite learns from the data can wait; others may be writing.
    try? tables.connection.optimize()
  }

  /// Keeps a whole run that was made elsewhere, in the place of what is here of it.
  public func keep(_ record: RunRecord) throws { try tables.keep(record) }
}

/// Something that happened in a run and is kept.
enum News: Sendable {
  case dataset(PackedDataset)
  case finding(Finding)
  case trial(PackedReport)
}
