import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHistory

@Suite struct `A merge` {
  let scratch: TemporaryFolder
  let sample = Sample(seeds: 5, systems: (0..<7).map { "system:k=\($0)" })

  init() throws { scratch = try TemporaryFolder() }

  private func shards(_ count: Int) throws -> [RunRecord] {
    try (0..<count).map { place in
      try sample.record(
        "shard-\(place)", begun: 1_795_000_000 + Int64(place), shard: Shard(place, of: count))
    }
  }

  private func exports(_ record: RunRecord) -> [String] {
    RunExport.Format.allCases.map { RunExport(record).text($0) }
  }

  @Test(arguments: [1, 2, 4, 35])
  func `of all shards gives what one machine would have given`(count: Int) async throws {
    let store = try HistoryStore(scratch.file("merged.sqlite"))
    let merged = try await store.merge(try shards(count).reversed())
    #expect(merged.count == 1)
    #expect(merged.first?.shards == (0..<count).map { "shard-\($0)" })
    #expect(merged.first?.trials == 35)
    let run = try await store.record(of: "last")
    #expect(run.isComplete)
    #expect(run.note.shard == nil)
    #expect(run.findings.isEmpty == (count > 1))
    #expect(exports(run) == exports(try sample.record("whole")))
  }

  @Test func `again, and bit by bit, changes nothing`() async throws {
    let shards = try shards(3)
    let whole = try HistoryStore(scratch.file("whole.sqlite"))
    _ = try await whole.merge(shards)
    let once = try await whole.record(of: "last")
    _ = try await whole.merge(shards)
    _ = try await whole.merge([shards[1]])
    #expect(try await whole.records() == [once])
    let slow = try HistoryStore(scratch.file("slow.sqlite"))
    for shard in shards.reversed() { _ = try await slow.merge([shard]) }
    let last = try await slow.records()
    #expect(last.count == 1)
    #expect(last.map(exports) == [exports(once)])
    #expect(last.first?.isComplete == true)
    #expect(try await slow.problems().isEmpty)
  }

  @Test func `takes up shards that stand in the history by themselves`() async throws {
    let store = try HistoryStore(scratch.file("history.sqlite"))
    let shards = try shards(2)
    try await store.keep(shards[0])
    let merged = try await store.merge([shards[1]])
    #expect(merged.first?.trials == 35)
    #expect(try await store.runs().count == 1)
  }

  @Test func `reads histories and folders alike`() async throws {
    let shards = try shards(2)
    let other = try HistoryStore(scratch.file("other.sqlite"))
    try await other.keep(shards[0])
    let folder = RunFolder(scratch.file("results/shard-1"))
    try await RecordSink(folder).tell(
      sample.events("shard-1", begun: 1_795_000_001, shard: Shard(1, of: 2)))
    var records = try await RunSource(scratch.file("other.sqlite")).records()
    records += try await RunSource(scratch.file("results")).records()
    let store = try HistoryStore(scratch.file("history.sqlite"))
    _ = try await store.merge(records)
    #expect(exports(try await store.record(of: "last")) == exports(try sample.record("whole")))
    await #expect(throws: HistoryError.self) {
      try await RunSource(scratch.path).records()
    }
  }

  @Test func `keeps other plans and whole runs apart`() async throws {
    let store = try HistoryStore(scratch.file("history.sqlite"))
    let whole = try sample.record("whole")
    let other = try Sample(seeds: 1).record("other-0", shard: Shard(0, of: 2))
    _ = try await store.merge([whole, other] + shards(2))
    let names = try await store.runs().map(\.id).sorted()
    #expect(names == ["other-0-merged", "shard-0-merged", "whole"])
    #expect(try await store.record(of: "whole") == whole)
    #expect(try await store.record(of: "other").isComplete == false)
  }

  @Test func `knows a plan without a digest by what decides it`() async throws {
    let store = try HistoryStore(scratch.file("history.sqlite"))
    var shards = try shards(3)
    for place in shards.indices { shards[place].note.plan = "" }
    shards[2].note.choices = [.init("seeds", "6..10", from: "flag")]
    _ = try await store.merge([shards[0]])
    let merged = try await store.merge([shards[1], shards[2]])
    #expect(
      merged.map(\.shards).sorted { $0.count < $1.count } == [["shard-2"], ["shard-0", "shard-1"]])
  }

  @Test func `refuses what does not fit together, and leaves all as it was`() async throws {
    let store = try HistoryStore(scratch.file("history.sqlite"))
    let shards = try shards(2)
    var twin = shards[1]
    twin.note = sample.note("twin", shard: Shard(1, of: 2))
    var error = await #expect(throws: HistoryError.self) { try await store.merge(shards + [twin]) }
    #expect(error?.description.contains("and so did") == true)
    var wrong = shards[1]
    let first = try #require(shards[0].reports.first)
    var changed = first
    changed.outcome = .scored([])
    wrong.reports.append(changed)
    error = await #expect(throws: HistoryError.self) { try await store.merge([shards[0], wrong]) }
    #expect(error?.description.contains("gave something else") == true)
    #expect(try await store.runs().isEmpty)
  }

  @Test func `prefers a trial that gave scores to one that failed`() async throws {
    var (first, second) = (try shards(2)[0], try shards(2)[1])
    let report = try #require(second.reports.first)
    first.reports.append(TrialReport(report.trial, data: report.data, .failed("no memory")))
    let store = try HistoryStore(scratch.file("history.sqlite"))
    _ = try await store.merge([second, first])
    #expect(exports(try await store.record(of: "last")) == exports(try sample.record("whole")))
  }
}
