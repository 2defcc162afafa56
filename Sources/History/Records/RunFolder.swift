internal import RingtrueCore
internal import RingtruePlatform

/// The folder of one run: its journal while it runs, its record when it has ended.
///
/// The journal has a line for each thing that happened, written in one call of the system, so that
/// whatever kills the program takes at most the line it was writing. Rewriting a whole record after
/// each trial would cost the square of their number.
public struct RunFolder: Sendable, Hashable {
  /// Where it is.
  public let path: String

  /// The folder at a path, be it there or not.
  public init(_ path: String) { self.path = path }

  /// The journal's path.
  public var journal: String { Path.join(path, "journal.jsonl") }

  /// The record's path.
  public var record: String { Path.join(path, "record.json") }

  /// Whether there is anything to read.
  public var isThere: Bool { Files.exists(journal) || Files.exists(record) }

  /// The folders of runs in a folder, by name.
  public static func all(in folder: String) throws -> [RunFolder] {
    try Files.entries(of: folder).filter { $0.kind == .folder }
      .map { RunFolder(Path.join(folder, $0.name)) }.filter(\.isThere)
  }

  /// Reads the run, as far as it came.
  ///
  /// Both files may be there when the program was killed between writing the one and removing the
  /// other: the journal then holds the same.
  public func read() throws -> RunRecord {
    var reading = RunReading()
    for (place, entry) in try entries() {
      do throws(Problems) { try reading.add(entry) } catch { throw error.inFile(place.file) }
    }
    guard let run = try reading.record(isComplete: !Files.exists(journal)) else {
      throw HistoryError.noRecord(path)
    }
    return run
  }

  /// Everything that was written, in its order, and where it stands.
  func entries() throws -> [(place: LinePlace, entry: Entry)] {
    if Files.exists(journal) { return try Journal(reading: journal).entries }
    guard Files.exists(record) else { throw HistoryError.noRecord(path) }
    return try RecordFile(reading: record).entries
  }
}

/// Where an entry stands.
struct LinePlace: Sendable, Hashable {
  let file: String
  let line: Int
}

/// A run that is being put together from its entries; later ones replace earlier ones.
private struct RunReading {
  private var note: RunNote?
  private var datasets: [String: DatasetNote] = [:]
  private var trials: [Trial: Record.V1.Trial] = [:]
  private var findings: [Finding] = []

  mutating func add(_ entry: Entry) throws(Problems) {
    switch entry {
    case .run(let record): note = try record.note()
    case .dataset(let record):
      let dataset = try record.note()
      datasets[dataset.name + " " + dataset.digest] = dataset
    case .trial(let record): trials[try record.trial()] = record
    case .finding(let finding): if !findings.contains(finding) { findings.append(finding) }
    }
  }

  func record(isComplete: Bool) throws -> RunRecord? {
    guard let note else { return nil }
    let reports = try trials.map { trial, record in
      let data = record.json["data"]?.string ?? ""
      return try record.report(on: datasets[trial.dataset + " " + data])
    }
    return RunRecord(
      note, datasets: Array(datasets.values), reports: reports, findings: findings,
      isComplete: isComplete)
  }
}

extension Problems {
  /// The same problems, told of a file.
  func inFile(_ file: String) -> Problems {
    var all = Problems()
    for problem in listed { all.add(problem.inFile(file)) }
    all.add(countOnly: count - listed.count)
    return all
  }
}
