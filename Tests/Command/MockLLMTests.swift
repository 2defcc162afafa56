import RingtrueCore
import RingtruePlatform
import Testing

@testable import Ringtrue
@testable import RingtrueCommand

@Suite struct `A stand-in's server` {
  private func server(
    log: String? = nil, _ change: (inout MockBehaviour) throws -> Void = { _ in }
  ) throws -> MockServer {
    var behaviour = MockBehaviour()
    try change(&behaviour)
    return try MockServer(
      behaviour, answering: .categories(nil, seed: 1), clock: SystemClock(), log: log)
  }

  /// What a live model at a server makes of so many breaks.
  private func ask(
    _ server: MockServer, _ count: Int, inFlight: Int = 8,
    _ change: (inout ModelOrder) -> Void = { _ in }
  ) async throws -> [CategoryOutcome] {
    var order = BackendOrder()
    order.model.endpoint = try Endpoint(server.baseURL)
    order.model.name = "mock"
    order.model.limits.inFlight = inFlight
    order.model.secret = try Secret("KEY", in: ["KEY": "sk-never-to-be-seen"])
    change(&order.model)
    let system = try Backends.make("live", order)
    let requests = (0..<count).map {
      CategoryRequest(id: "T\($0)", fields: ["ROW": .integer($0)], comment: "late feed")
    }
    return await system.categorize(
      requests, pace: CategorizerPace(inFlight: inFlight), isStopped: { false }
    ) { _ in }
  }

  private func buckets(_ outcomes: [CategoryOutcome]) -> [String] {
    outcomes.compactMap { try? $0.get().answer.bucket }
  }

  @Test func `is asked by a live backend, and its log tells what it cost`() async throws {
    let folder = try TemporaryFolder()
    let log = folder.file("calls.jsonl")
    let server = try server(log: log)
    defer { server.stop() }
    let outcomes = try await ask(server, 100)
    #expect(buckets(outcomes) == Array(repeating: "Timing Issue", count: 100))
    #expect(server.tally.answered == 100)
    let text = try Files.readText(log)
    let lines = try text.split(separator: "\n").map { try JSON.read(String($0)) }
    #expect(lines.map { $0["n"]?.integer } == (1...100).map { $0 })
    let tokens = lines.compactMap { $0["prompt_tokens"]?.integer }.reduce(0, +)
    let told = try outcomes.map { try $0.get().usage.prompt }.reduce(0, +)
    #expect(tokens == told && Int(tokens) == server.tally.promptTokens)
    #expect(!text.contains("sk-never") && !text.contains("late feed"))
  }

  @Test func `fails a client as often as ordered, who answers all the same`() async throws {
    let server = try server {
      $0.faults = try FaultShares(
        ["429-ms", "429-body", "429-none", "500", "503", "cut"].map { ($0, 0.05) })
      $0.retryAfter = .milliseconds(1)
    }
    defer { server.stop() }
    let outcomes = try await ask(server, 60) { $0.patience.firstWait = .milliseconds(5) }
    #expect(buckets(outcomes).count == 60)
    #expect(server.tally.answered == 60 && server.tally.requests > 60)
    let attempts = try outcomes.map { try $0.get().provenance.attempts }.reduce(0, +)
    #expect(attempts == server.tally.requests)
  }

  @Test(arguments: [
    ("malformed", CategoryFailure.Kind.unreadable), ("schema", .unreadable),
    ("encoding", .unreadable), ("quota", .outOfQuota), ("hang", .timedOut), ("drip", .timedOut),
  ])
  func `is told apart by the way in which it fails`(_ fault: String, _ kind: CategoryFailure.Kind)
    async throws
  {
    let server = try server { $0.faults = try FaultShares([(fault, 1)]) }
    defer { server.stop() }
    let outcomes = try await ask(server, 1) {
      $0.patience.timeLimit = .milliseconds(200)
      $0.patience.attempts = 1
    }
    guard case .failure(let failure) = outcomes[0] else {
      Issue.record("it was answered")
      return
    }
    #expect(failure.kind == kind, "\(failure)")
  }

  @Test func `lets a paced client have nearly all that its limits allow`() async throws {
    let server = try server { $0.requestsPerMinute = 6000 }
    defer { server.stop() }
    let outcomes = try await ask(server, 50) { $0.limits.requestsPerMinute = 6000 }
    #expect(buckets(outcomes).count == 50 && server.tally.limited == 0)
  }

  @Test func `prints its address first, and what it did in the end`() async throws {
    let run = await Transcript(["mock-llm"], isStopped: true)
    let lines = run.output.split(separator: "\n")
    #expect(lines[0].wholeMatch(of: #/http://127\.0\.0\.1:[0-9]+/v1/#) != nil)
    #expect(lines[1] == "0 calls: 0 answered, 0 beyond the limits, 0 with faults, 0 wrong.")
    #expect(run.code == .pass)
    let json = await Transcript(["mock-llm", "--json"], isStopped: true)
    #expect(try JSON.read(json.output)["result"]?["requests"] == 0)
    #expect(json.errors.hasPrefix("http://127.0.0.1:"))
  }

  @Test func `ends cleanly on Ctrl-C`() throws {
    let ending = try Binary.interrupt(["mock-llm", "--latency", "p50=20ms,p99=200ms"])
    #expect(ending.code == 0 && ending.errors.isEmpty)
    #expect(ending.output.hasPrefix("http://127.0.0.1:"))
  }

  @Test(arguments: [
    (["--latency", "p50=20ms"], "names no p99"), (["--latency", "p50=2s,p99=1s"], "is no latency"),
    (["--fault", "hangs=0.1"], "did you mean 'hang'"), (["--fault", "500=1"], "write 1% or"),
    (["--fault", "500=60%,503=60%"], "more than there are requests"),
  ])
  func `says what is wrong with its flags`(_ words: [String], _ part: String) async {
    let run = await Transcript(["mock-llm"] + words, isStopped: true)
    #expect(run.code == .usage && run.errors.contains(part), "\(run.errors)")
  }

  @Test func `says when its port is taken`() async throws {
    let server = try server()
    defer { server.stop() }
    let run = await Transcript(["mock-llm", "--port", "\(server.port)"], isStopped: true)
    #expect(run.code == .usage && run.errors.contains("another program listens there"))
  }
}
