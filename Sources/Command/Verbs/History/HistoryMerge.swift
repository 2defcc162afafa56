internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory

private let sources = Argument(
  several: "FILE", Kind.text("FILE", completion: .files),
  "Histories, folders of runs, or folders of such folders.")

extension Verb {
  /// Joins histories.
  static let historyMerge = Verb(
    "merge", for: .lookAtEvidence, "Take over runs from other histories; join shards to one run.",
    discussion: """
      Shards of the same plan become one run, which exports the same bytes as the plan done by one \
      machine. All is merged or nothing; merging the same again changes nothing. Shards that stand in \
      the history by themselves become parts of the run too.
      """,
    arguments: [sources], flags: [HistoryWords.history],
    examples: [
      Example(
        "ringtrue history merge shard-*/results/history.sqlite", "Join what many machines did."),
      Example("ringtrue history merge results/2026-11-21-abc1234-x", "Take over one run's record."),
    ]
  ) { call in
    var records: [RunRecord] = []
    for source in call.values[sources] { records += try await RunSource(source).records() }
    let store = try HistoryStore(call.values[HistoryWords.history])
    let merged = try await store.merge(records)
    let table = TextTable(
      of: merged,
      [
        .words("run", .name) { $0.id }, .numbers("trials") { "\($0.trials)" },
        .numbers("planned") { "\($0.planned)" },
        .words("joined from") { $0.shards.joined(separator: " ") },
      ])
    let result = merged.map { run -> JSON in
      [
        "id": .string(run.id), "trials": .integer(run.trials), "planned": .integer(run.planned),
        "shards": .array(run.shards.map { .string($0) }),
      ]
    }
    return Answer(parts: [.table(table)], result: .array(result))
  }
}
