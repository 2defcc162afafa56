public import RingtrueCore
internal import RingtruePlatform

/// Keeps a run in its folder: each trial as it ends, and the whole record at the end.
public actor RecordSink: Sink {
  /// The run's folder.
  public nonisolated let folder: RunFolder

  private let history: HistorySink?
  private var journal: OpenJournal?
  private var datasets: [String: DatasetNote] = [:]

  /// Keeps a run in a folder, which is made when the run begins.
  ///
  /// A folder that holds a part of the same run already is gone on with: nothing in it is lost.
  /// A history may hear of everything next, when it is in the folder already; rows and scores are
  /// then packed only once.
  public init(_ folder: RunFolder, then history: HistorySink? = nil) {
    self.folder = folder
    self.history = history
  }

  /// Writes down what is to be kept of an event.
  public func receive(_ event: Event) async throws {
    switch event {
    case .runStarted(let note, _):
      journal = try OpenJournal(folder)
      try journal?.append(.run(Record.V1.Run(encoding: note)), about: "run")
      try await history?.receive(event)
    case .dataReady(let note): try await keep(note)
    case .trialEnded(let report): try await keep(report)
    case .found(let finding, in: nil):
      try journal?.append(.finding(finding), about: "\(finding.code) \(finding.message)")
      try await history?.receive(event)
    case .runEnded(_, let isComplete):
      // The history first: once its record is closed, nobody goes on with a run, whatever was still
      // to be kept of it.
      try await history?.receive(event)
      try journal?.close(isComplete: isComplete)
      journal = nil
    case .trialStarted, .trialProgressed, .trialMeasured, .found: break
    }
  }

  private func keep(_ note: DatasetNote) async throws {
    datasets[note.name] = note
    let packed = PackedDataset(note)
    try journal?.append(
      .dataset(Record.V1.Dataset(encoding: packed)),
      about: "dataset \(note.name) \(note.digest)")
    try await history?.receive(packed)
  }

  private func keep(_ report: TrialReport) async throws {
    guard journal != nil else { throw HistoryError.notBegun(folder.path) }
    let packed = PackedReport(report, on: datasets[report.trial.dataset])
    try journal?.append(.trial(packed.record), about: "trial \(report.trial)")
    try await history?.receive(packed)
  }
}

/// A journal that is being written by this process and no other.
private struct OpenJournal: ~Copyable {
  private let folder: RunFolder
  private let lock: FileLock
  private let file: AppendedFile
  /// What each line is about, and how many bytes it has: a later line replaces an earlier one about
  /// the same.
  private var lines: [JournalLine.Note]

  /// Opens the journal of a folder, behind all that was written before.
  init(_ folder: RunFolder) throws {
    try Files.makeFolder(folder.path)
    let lock = try FileLock(Path.join(folder.path, ".lock"))
    let lines = folder.isThere ? try Self.mend(folder) : []
    let file = try AppendedFile(folder.journal)
    self.folder = folder
    self.lock = lock
    self.file = file
    self.lines = lines
  }

  /// Makes the journal of a run that was broken off one that can be added to.
  private static func mend(_ folder: RunFolder) throws -> [JournalLine.Note] {
    let entries = try folder.entries().map(\.entry)
    let lines = entries.map(\.line)
    try Files.write(Array(lines.joined()), to: folder.journal)
    return try zip(entries, lines).map { entry, line in
      JournalLine.Note(key: try entry.key(), length: line.count)
    }
  }

  mutating func append(_ entry: Entry, about key: String) throws {
    let line = entry.line
    // One call of the system: a line is there whole, or it is the last one and cut short.
    try file.append(line)
    lines.append(JournalLine.Note(key: key, length: line.count))
  }

  /// Ends the writing; the record of a run that came to its end takes the journal's place.
  func close(isComplete: Bool) throws {
    try file.sync()
    guard isComplete else { return }
    let bytes = try Files.read(folder.journal)
    try RecordFile.write(JournalLine.last(of: bytes, lines), to: folder.record)
    try Files.remove(folder.journal)
    try Files.remove(Path.join(folder.path, ".lock"))
  }
}

extension Entry {
  /// What the entry is about.
  fileprivate func key() throws(Problems) -> String {
    switch self {
    case .run: return "run"
    case .dataset(let record):
      let note = try record.note()
      return "dataset \(note.name) \(note.digest)"
    case .trial(let record): return "trial \(try record.trial())"
    case .finding(let finding): return "\(finding.code) \(finding.message)"
    }
  }
}
