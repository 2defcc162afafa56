internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

extension Verb {
  /// Looks at runs of the past.
  static let history = Verb(
    "history", for: .lookAtEvidence, "Look at runs of the past, and keep their history.",
    discussion: """
      Each run has a folder with its record, and all of them are in one database beside. The database \
      can be made anew from the records at any time.
      """,
    examples: [
      Example("ringtrue history list", "Which runs were there?"),
      Example("ringtrue history show last", "What did the last one give?"),
      Example(
        "ringtrue history trend average-precision --step-detect",
        "Since which commit is it worse?"),
    ],
    verbs: Verbs.history)
}

/// The words that verbs about the history have in common.
enum HistoryWords {
  static let history = Flag(
    "history", .file, "The database of runs.", default: HistoryStore.standardPath)
  static let run = Argument(
    optional: "RUN", .text("RUN"),
    "The run's name, the beginning of it, or 'last', which it is without one.")

  /// The history that a call is about; it must be there.
  static func store(_ call: Call) throws -> HistoryStore {
    let path = call.values[history]
    guard Files.exists(path) else {
      throw Failure(
        .noInput,
        "\(path): there is no history yet; 'ringtrue run' makes one, or name another "
          + "with --history")
    }
    return try HistoryStore(path, .change)
  }

  /// The full name of the run that a call is about.
  static func name(_ call: Call, in store: HistoryStore) async throws -> String {
    try await store.resolve(call.values[run] ?? "last")
  }
}

extension RunSummary {
  /// What became of the run, in a few words.
  var state: String {
    if let shard { return "part \(shard)" + (isComplete ? "" : ", broken off") }
    return isComplete ? "complete" : "broken off"
  }

  /// The run for programs.
  var json: JSON {
    .object([
      ("id", .string(id)), ("begun", .string(begun.description)),
      ("commit", commit.map { .string($0) }), ("shard", shard.map { .string($0.description) }),
      ("planned", .integer(planned)), ("trials", .integer(trials)), ("scored", .integer(scored)),
      ("complete", .bool(isComplete)),
      ("tags", .object(tags.map { ($0.key, .string($0.value)) })),
    ])
  }
}

extension String {
  /// A commit as people write it.
  var shortCommit: String { String(prefix(10)) }
}
