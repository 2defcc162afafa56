internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

/// A file that a run writes its results to, in the form that its name ends in.
struct ResultFile: Sendable {
  let path: String
  private let format: RunExport.Format

  /// Takes a name, and makes sure at once that a file can be written there: to learn it at the end of
  /// a run would be late.
  init(_ path: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.split(separator: ".").dropFirst().last.map(String.init) ?? ""
    guard let format = RunExport.Format(rawValue: ending) else {
      throw Failure(
        .usage, "--out '\(path)': results are written as .csv, .json or .jsonl; let it end in one")
    }
    (self.path, self.format) = (path, format)
    _ = try AtomicFile(path, durable: false)
  }

  /// Writes what a run gave so far: the same bytes as `history export` gives.
  func write(_ run: CollectedRun.Content) throws {
    guard let note = run.note else { return }
    let record = RunRecord(
      note, datasets: run.datasets, reports: run.reports, findings: run.findings,
      isComplete: run.isComplete)
    try Files.write(RunExport(record).text(format), to: path)
  }
}
