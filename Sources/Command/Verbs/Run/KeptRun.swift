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

  /// Opens the places that the flags name.
  ///
  /// The folder hears of each event first: from it the history can be made again.
  init(_ values: Values, id: String, folder: RunFolder? = nil) throws {
    guard !values[RunFlags.isForgotten] else {
      (sinks, places) = ([], [])
      return
    }
    let results = values[RunFlags.results]
    let folder = folder ?? RunFolder(Path.join(results, id))
    let path = values[RunFlags.history] ?? Path.join(results, "history.sqlite")
    sinks = [RecordSink(folder), HistorySink(try HistoryStore(path))]
    places = ["Kept in \(folder.path) and in \(path)."]
  }
}
