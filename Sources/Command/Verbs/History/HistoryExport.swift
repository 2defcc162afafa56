internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

private let format = Argument(
  "FORMAT", Kind<RunExport.Format>.choice, "The form: csv, json or jsonl.")
private let withTimes = Flag(
  "times", "Tell times, usage, the run's name and the machine too, which differ from run to run.")
private let output = Flag<String?>(
  "out", short: "o", .file, "The file to write; standard output without one.")

extension Verb {
  /// Writes out a run.
  static let historyExport = Verb(
    "export", for: .lookAtEvidence, "Write out a run for other programs.",
    discussion: """
      Two runs of the same plan export equal bytes, however they came about: broken off and resumed, \
      merged from shards, or read back from records. A text in a CSV file that a spreadsheet would \
      take for a formula has an apostrophe before it.
      """,
    arguments: [format, HistoryWords.run], flags: [withTimes, output, HistoryWords.history],
    examples: [
      Example("ringtrue history export csv -o last.csv", "The last run, for a spreadsheet."),
      Example("ringtrue history export json | sha256sum", "Did two runs give the same?"),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    let name = try await HistoryWords.name(call, in: store)
    let record = try await store.record(of: name)
    let text = RunExport(record, withTimes: call.values[withTimes]).text(call.values[format])
    let facts: JSON = .object([
      ("run", .string(name)), ("format", .string(call.values[format].rawValue)),
      ("trials", .integer(record.reports.count)), ("bytes", .integer(text.utf8.count)),
      ("file", call.values[output].map { .string($0) }),
      ("text", call.values[output] == nil ? .string(text) : nil),
    ])
    guard let path = call.values[output] else {
      return Answer(parts: [.verbatim(text)], result: facts)
    }
    try Files.write(text, to: path)
    return Answer(
      parts: [.lines(["\(record.reports.count) trials of \(name) written to \(path)"])],
      result: facts)
  }
}
