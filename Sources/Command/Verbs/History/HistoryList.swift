internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

private let limit = Flag(
  "last", short: "n", .integer(in: 1...1_000_000), "How many runs to list, from the latest back.",
  default: 20)

extension Verb {
  /// Lists runs.
  static let historyList = Verb(
    "list", for: .lookAtEvidence, "List the runs, the latest first.",
    flags: [limit, HistoryWords.history],
    examples: [
      Example("ringtrue history list", "The last twenty runs."),
      Example("ringtrue history list -n 1000 --tsv", "A thousand, for a script."),
    ]
  ) { call in
    let runs = try await HistoryWords.store(call).runs(limit: call.values[limit])
    let table = TextTable(
      of: runs,
      [
        .words("run", .name) { $0.id },
        .words("begun") { $0.begun.description },
        .words("commit") { $0.commit?.shortCommit ?? "" },
        .numbers("trials") { "\($0.trials)" },
        .numbers("scored") { "\($0.scored)" },
        .words("state") { TextTable.Cell($0.state, $0.isComplete ? nil : .warning) },
        .words("tags") { $0.tags.map { "\($0.key)=\($0.value)" }.joined(separator: " ") },
      ])
    let none = ["There are no runs yet; 'ringtrue run' makes one."]
    return Answer(
      parts: runs.isEmpty ? [.lines(none)] : [.table(table)], result: .array(runs.map(\.json)))
  }
}
