internal import Ringtrue
internal import RingtrueCore
internal import RingtrueHistory
internal import RingtruePlatform

/// Where a run is kept: a folder of its own, and a history of all runs.
struct KeptRun: Sendable {
  /// What keeps it; nothing if nothing is to be kept.
  let sinks: [any Sink]
  /// Where it is, a sentence each.
  let places: [String]
  /// The run's folder and the history, if it is kept.
  let folder: RunFolder?, history: HistoryStore?

  /// Opens the places that the flags name, to begin a run there or to go on with an earlier one.
  ///
  /// The folder hears of each event first: from it the history can be made again. What it has of an
  /// earlier run may be more than came into the history before the program was killed.
  init(_ values: Values, id: String, earlier: EarlierRun? = nil) async throws {
    guard !values[RunFlags.isForgotten] else {
      (sinks, places, self.folder, self.history) = ([], [], nil, nil)
      return
    }
    let results = values[RunFlags.results]
    let folder = earlier?.folder ?? RunFolder(Path.join(results, id))
    let path = values[RunFlags.history] ?? Path.join(results, "history.sqlite")
    let store = try HistoryStore(path)
    if let record = earlier?.record { try await store.keep(record) }
    sinks = [RecordSink(folder, then: HistorySink(store))]
    (self.folder, self.history) = (folder, store)
    places = ["Kept in \(folder.path) and in \(path)."]
  }
}
