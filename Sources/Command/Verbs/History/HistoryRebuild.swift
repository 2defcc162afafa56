internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

private let folders = Argument(
  several: "FOLDER", .folder,
  "Folders of runs, or folders of such; the folder of the history without any.", atLeast: 0)

extension Verb {
  /// Makes a history from records.
  static let historyRebuild = Verb(
    "rebuild", for: .lookAtEvidence, "Make the history anew from the records of runs.",
    discussion: """
      Each run takes the place of what the history has of it; runs without a record stay as they are. \
      A database that is damaged is set aside under the name it has with '.damaged' behind it.
      """,
    arguments: [folders], flags: [HistoryWords.history],
    examples: [
      Example(
        "ringtrue history rebuild", "Make results/history.sqlite from the folders beside it."),
      Example("ringtrue history rebuild archive --history all.sqlite", "From other records."),
    ]
  ) { call in
    let path = call.values[HistoryWords.history]
    let given = call.values[folders]
    var records: [RunRecord] = []
    for folder in given.isEmpty ? [Path.parent(of: path)] : given {
      records += try await RunSource(folder).records()
    }
    let aside = try await HistoryStore.setAsideIfDamaged(path)
    let store = try HistoryStore(path)
    let names = try await store.rebuild(from: records)
    let warning = aside.map { ["The database was damaged; it is now \($0)."] } ?? []
    let left = try await store.runs().count - names.count
    return Answer(
      parts: [
        .lines(
          warning + ["\(names.count) runs read from records, \(left) others left as they were"])
      ],
      result: .object([
        ("runs", .array(names.map { .string($0) })), ("others", .integer(left)),
        ("damaged", aside.map { .string($0) }),
      ]))
  }
}
