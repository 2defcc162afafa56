import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHistory

@Suite struct `The care of a history` {
  let scratch: TemporaryFolder
  let path: String

  init() throws {
    scratch = try TemporaryFolder()
    path = scratch.file("results/history.sqlite")
  }

  /// A few runs in the history and in folders beside it.
  private func fill(_ count: Int) async throws -> HistoryStore {
    let store = try HistoryStore(path)
    for place in 0..<count {
      let sample = Sample(commit: "c\(place)", shift: place < 3 ? 0 : 0.5)
      let events = sample.events("run-\(place)", begun: 1_795_000_000 + Int64(place) * 1000)
      try await HistorySink(store).tell(events)
      try await RecordSink(RunFolder(scratch.file("results/run-\(place)"))).tell(events)
    }
    return store
  }

  @Test func `makes it anew from records, with the same exports`() async throws {
    let store = try await fill(3)
    let exports = try await store.records().map { RunExport($0, withTimes: true).text(.json) }
    let records = try await RunSource(scratch.file("results")).records()
    let fresh = try HistoryStore(scratch.file("fresh.sqlite"))
    #expect(try await fresh.rebuild(from: records) == ["run-0", "run-1", "run-2"])
    #expect(try await fresh.records().map { RunExport($0, withTimes: true).text(.json) } == exports)
    #expect(try await store.differences(from: records).isEmpty)
    #expect(try await fresh.problems().isEmpty)
  }

  @Test func `leaves merged runs and those without a record as they are`() async throws {
    let store = try await fill(1)
    let sample = Sample()
    let shards = try (0..<2).map { try sample.record("shard-\($0)", shard: Shard($0, of: 2)) }
    _ = try await store.merge(shards)
    try await store.keep(try sample.record("alone"))
    let names = try await store.rebuild(
      from: try await RunSource(scratch.file("results")).records() + shards)
    #expect(names == ["run-0"])
    #expect(try await store.runs().map(\.id).sorted() == ["alone", "run-0", "shard-0-merged"])
  }

  @Test func `sets aside what is damaged, and nothing else`() async throws {
    #expect(try await HistoryStore.setAsideIfDamaged(path) == nil)
    let store = try await fill(8)
    #expect(try await HistoryStore.setAsideIfDamaged(path) == nil)
    try await store.checkpoint()
    var bytes = try Files.read(path)
    for place in (12 * 4096)..<(13 * 4096) { bytes[place] ^= 0x5A }
    let copy = scratch.file("results/damaged.sqlite")
    try Files.write(bytes, to: copy)
    #expect(try await HistoryStore.setAsideIfDamaged(copy) == copy + ".damaged")
    #expect(!Files.exists(copy))
    try Files.write("no database", to: copy)
    #expect(try await HistoryStore.setAsideIfDamaged(copy) == copy + ".damaged+")
  }

  @Test func `tells which record says something else`() async throws {
    let store = try await fill(2)
    var records = try await RunSource(scratch.file("results")).records()
    // What is only there to be drawn is no part of a history.
    records[1].reports[0].sketches = [Sketch(.watch, [Sketch.Series("day", [1, 2])])]
    #expect(try await store.differences(from: records).isEmpty)
    records[1].reports.removeLast()
    #expect(
      try await store.differences(from: records) == ["run-1: its record says something else"])
  }

  @Test func `removes all but the last runs, and what only they had`() async throws {
    let store = try await fill(4)
    try await store.keep(try Sample(scenario: "old", seeds: 1).record("old", begun: 1))
    #expect(try await store.count("datasets") == 3)
    #expect(try await store.prune(keep: 2) == ["run-1", "run-0", "old"])
    #expect(try await store.runs().map(\.id) == ["run-3", "run-2"])
    #expect(try await store.count("datasets") == 2)
    #expect(try await store.count("trials") == 12)
    #expect(try await store.problems().isEmpty)
    #expect(try await store.prune(keep: 2).isEmpty)
    #expect(Files.exists(scratch.file("results/run-0/record.json")))
  }

  @Test func `finds a run by its name, its beginning, or as the last`() async throws {
    let store = try await fill(3)
    #expect(try await store.resolve("last") == "run-2")
    #expect(try await store.resolve("run-1") == "run-1")
    try await store.keep(try Sample().record("other", begun: 5))
    #expect(try await store.resolve("o") == "other")
    let vague = await #expect(throws: HistoryError.self) { try await store.resolve("run") }
    #expect(vague?.isAmbiguous == true)
    for name in ["x", "", "run-", "%"] {
      await #expect(throws: HistoryError.self) { try await store.resolve(name) }
    }
    let empty = try HistoryStore(scratch.file("empty.sqlite"))
    await #expect(throws: HistoryError.self) { try await empty.resolve("last") }
  }

  @Test func `follows a metric from run to run`() async throws {
    let store = try await fill(6)
    let question = TrendQuestion("roc-auc", system: "lof:k=20")
    let trend = try #require(try await store.trends(question).first)
    #expect(trend.points.map(\.run) == (0..<6).map { "run-\($0)" })
    #expect(trend.points.map(\.commit) == (0..<6).map { "c\($0)" })
    #expect(trend.points.allSatisfy { $0.values == 2 && $0.trials == 2 })
    let fit = PiecewiseFit(trend.points.map(\.mean))
    #expect(fit.levels.map(\.places) == [0..<3, 3..<6])
    #expect(try await store.trends(TrendQuestion("roc-auc")).count == 3)
    #expect(try await store.trends(TrendQuestion("precision")).isEmpty)
    let late = TrendQuestion("roc-auc", since: Instant(seconds: 1_795_004_000))
    #expect(try await store.trends(late).first?.points.count == 2)
    #expect(try await store.metrics() == ["precision", "roc-auc"])
  }
}
