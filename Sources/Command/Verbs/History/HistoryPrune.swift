internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

private let keep = Flag(
  required: "keep", .integer(in: 1...1_000_000), "How many runs to keep, from the latest back.")
private let withFolders = Flag("folders", "Remove the folders of those runs too.")

extension Verb {
  /// Removes old runs.
  static let historyPrune = Verb(
    "prune", for: .lookAtEvidence, "Remove all runs but the latest.",
    discussion: """
      What was removed is told by name. Folders with records stay unless --folders is given: the \
      history can be made from them again.
      """,
    flags: [keep, withFolders, HistoryWords.history],
    examples: [
      Example("ringtrue history prune --keep 100", "Forget all but the last hundred runs."),
      Example("ringtrue history prune --keep 100 --folders", "Remove their records too."),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    let removed = try await store.prune(keep: call.values[keep])
    var folders: [String] = []
    if call.values[withFolders] {
      let parent = Path.parent(of: store.path)
      for folder in removed.map({ RunFolder(Path.join(parent, $0)) }) where folder.isThere {
        try Files.removeFolder(folder.path)
        folders.append(folder.path)
      }
    }
    let lines = removed.map { "removed \($0)" } + folders.map { "removed \($0)/" }
    let kept = try await store.runs().count
    return Answer(
      parts: [.lines(lines + ["\(kept) runs are left"])],
      result: [
        "removed": .array(removed.map { .string($0) }),
        "folders": .array(folders.map { .string($0) }), "left": .integer(kept),
      ])
  }
}
