internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

extension Verb {
  /// Checks a history.
  static let historyVerify = Verb(
    "verify", for: .lookAtEvidence, "Check that a history is whole, and says what its records say.",
    discussion: """
      Every page of the file is read, every reference followed, every checksum computed, every count \
      counted; then each run is compared with the record beside the history, where there is one.
      """,
    flags: [HistoryWords.history],
    examples: [
      Example("ringtrue history verify", "Is the history as it should be?"),
      Example("ringtrue history verify --json", "The same for a script; exit code 65 if not."),
    ]
  ) { call in
    let store = try HistoryWords.store(call)
    var problems = try await store.problems()
    let folder = Path.parent(of: store.path)
    let folders = try RunFolder.all(in: folder)
    if problems.isEmpty {
      problems = try await store.differences(from: try folders.map { try $0.read() })
    }
    guard problems.isEmpty else {
      var all = Problems()
      for problem in problems { all.add(Problem(problem)) }
      all.add(
        Problem("the history is not as it should be; 'ringtrue history rebuild' makes it anew"))
      throw Failure(.badData, all)
    }
    let count = try await store.runs().count
    return Answer(
      parts: [.lines(["\(count) runs, \(folders.count) records beside them: all is well"])],
      result: ["runs": .integer(count), "records": .integer(folders.count)])
  }
}
