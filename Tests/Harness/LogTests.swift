import RingtrueCore
import RingtrueHarness
import RingtruePlatform
import Testing

@Suite struct `A log of a run` {
  private func lines(_ path: String) throws -> [JSON] {
    try Files.readText(path).split(separator: "\n").map { try JSON.read(String($0), file: nil) }
  }

  private func ended(_ count: Int) -> [Event] {
    (0..<count).map { number in
      let trial = Trial(scenario: "t", seed: Seed(UInt64(number)), system: "knn")
      return .trialEnded(TrialReport(trial, data: "", .failed("no luck")))
    }
  }

  @Test func `has a line for each event, with its time and what it came to`() async throws {
    let folder = try TemporaryFolder()
    let clock = ManualClock()
    let log = LogSink(folder.file("logs/run.jsonl"), limit: 10_000, kept: 2, clock: clock)
    let note = RunNote(id: "r", begun: Instant(seconds: 0), planned: 1)
    try await log.receive(.runStarted(note, []))
    clock.advance(by: .seconds(61))
    for event in ended(1) { try await log.receive(event) }
    try await log.receive(.runEnded(id: "r", complete: true))
    let lines = try lines(folder.file("logs/run.jsonl"))
    #expect(lines.map { $0["event"]?.string } == ["run-started", "trial-ended", "run-ended"])
    #expect(lines[1]["at"]?.string == "1970-01-01T00:01:01Z")
    let used = lines.compactMap { $0["processor_so_far"]?.double }
    #expect(used.count == 3 && used[0] > 0 && used == used.sorted())
    #expect(lines[1]["outcome"]?.string == "failed" && lines[1]["reason"]?.string == "no luck")
  }

  @Test func `begins a new file at its limit, and keeps so many old ones`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("run.jsonl")
    let log = LogSink(path, limit: 1000, kept: 2, clock: ManualClock())
    for event in ended(40) { try await log.receive(event) }
    let names = try Files.entries(of: folder.path).map(\.name).sorted()
    #expect(names == ["run.jsonl", "run.jsonl.1", "run.jsonl.2"])
    let seeds = try ["run.jsonl.2", "run.jsonl.1", "run.jsonl"].flatMap { name in
      try lines(folder.file(name)).compactMap { $0["trial"]?.string }
    }
    #expect(seeds.last == "t/39/knn" && Set(seeds).count == seeds.count)
    for name in names { #expect(try Files.read(folder.file(name)).count <= 1000) }
  }
}
