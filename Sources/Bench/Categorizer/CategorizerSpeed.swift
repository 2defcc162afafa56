import RingtrueCategorizer
import RingtrueCore
import RingtrueKernels
import RingtrueMockLLM
import RingtruePlatform

/// What a release has to reach when it asks models: each figure with its bound, as a table.
///
/// Everything is asked of a server in this process, over real sockets of this machine.
enum CategorizerSpeed {
  private static let clock = SystemClock()

  static func run() async throws {
    print("figure\tmeasured\tbound\tkept")
    try await replays()
    try lookUps()
    try await limits()
    try await quota()
    try await budget()
    try await manyCalls()
  }

  private static func tell(_ name: String, _ value: Double, _ bound: String, _ isKept: Bool) {
    let shown = value >= 100 ? "\(Int(value.rounded()))" : "\((value * 1000).rounded() / 1000)"
    print("\(name)\t\(shown)\t\(bound)\t\(isKept ? "yes" : "NO")")
  }

  /// Breaks that differ from each other.
  private static func breaks(_ count: Int) -> [CategoryRequest] {
    (0..<count).map { row in
      CategoryRequest(
        id: "T\(row)", fields: ["QUANTITYDIFFERENCE": .integer(row), "IMPACT_QUANTITY": 500],
        comment: "late feed number \(row)")
    }
  }

  private static func server(_ set: (inout MockBehaviour) throws -> Void = { _ in }) throws
    -> MockServer
  {
    var behaviour = MockBehaviour()
    try set(&behaviour)
    let model = StandInModel()
    return try MockServer(
      behaviour, answering: Answering { model.text(answering: $0.messages.last?.content ?? "") },
      clock: clock)
  }

  private static func order(_ server: MockServer) throws -> BackendOrder {
    var order = BackendOrder()
    order.model.endpoint = try Endpoint(server.baseURL)
    order.model.name = "m"
    return order
  }

  private static func ask(
    _ text: String, _ order: BackendOrder, _ requests: [CategoryRequest], inFlight: Int,
    telling tell: (Int) -> Void = { _ in }
  ) async throws -> (answered: Int, seconds: Double) {
    let system = try Backends.make(text, order)
    let began = clock.nanoseconds
    let outcomes = await system.categorize(
      requests, pace: CategorizerPace(inFlight: inFlight), telling: { tell($0.count) })
    let answered = outcomes.count { (try? $0.get()) != nil }
    return (answered, clock.elapsed(since: began).inSeconds)
  }
}

// MARK: - What was said before

extension CategorizerSpeed {
  /// Ten thousand calls from a recording, with no more files and sockets open than before.
  private static func replays() async throws {
    let folder = try TemporaryFolder()
    let (tape, requests) = (folder.file("tape.jsonl"), breaks(10_000))
    do {
      let server = try server()
      _ = try await ask("record:\(tape)", try order(server), requests, inFlight: 16)
      server.stop()
    }
    var order = BackendOrder()
    order.model.name = "m"
    let before = descriptors
    var (most, done) = (before, 0)
    let replay = try await ask("replay:\(tape)", order, requests, inFlight: 8) { count in
      done += count
      if done % 100 == 0 { most = max(most, descriptors) }
    }
    tell("replay of 10,000 calls, s", replay.seconds, "≤ 1", replay.seconds <= 1)
    tell("calls answered by it", Double(replay.answered), "10000", replay.answered == 10_000)
    tell("files and sockets open meanwhile", Double(most - before), "0", most == before)
  }

  /// How many files and sockets this process has open.
  private static var descriptors: Int {
    (try? Files.entries(of: "/proc/self/fd").count) ?? 0
  }

  /// One of twenty thousand answers, looked up by its key.
  private static func lookUps() throws {
    let folder = try TemporaryFolder()
    let cache = try AnswerCache(folder.file("answers.sqlite"))
    let body = [UInt8](repeating: 0x61, count: 600)
    let keys = (0..<20_000).map { CacheKey(["question": .integer($0), "model": "m"]) }
    for key in keys {
      try cache.keep(
        KeptAnswer(
          body: body, usage: TokenUsage(prompt: 400, completion: 60),
          latency: .milliseconds(700), model: "m", created: Instant(seconds: 0), tool: "bench"),
        under: key)
    }
    let stream = RandomStream(seed: 1, name: "bench/cache")
    let times = try (0..<20_000).map { turn -> UInt64 in
      let key = keys[stream[UInt64(turn)].integer(in: 0..<keys.count)]
      let began = clock.nanoseconds
      _ = try cache.answer(to: key)
      return clock.nanoseconds - began
    }.sorted()
    let high = Double(times[times.count * 99 / 100]) / 1000
    tell("look-up in the cache, p99, µs", high, "≤ 50", high <= 50)
  }
}

// MARK: - What a server lets through

extension CategorizerSpeed {
  /// A hundred times 60 calls and 40,000 tokens a minute: how much of that is used, and how often the
  /// server has to object once the client knows it.
  private static func limits() async throws {
    let (rpm, tpm) = (6000.0, 4_000_000.0)
    let server = try server { behaviour in
      (behaviour.requestsPerMinute, behaviour.tokensPerMinute) = (rpm, tpm)
    }
    var order = try order(server)
    order.model.limits.requestsPerMinute = rpm
    order.model.limits.tokensPerMinute = tpm
    order.model.limits.inFlight = 16
    let began = clock.nanoseconds
    var warm: (answered: Int, at: Double, tally: MockTally)?
    var done = 0
    let end = try await ask("live", order, breaks(2500), inFlight: 16) { count in
      done += count
      let now = clock.elapsed(since: began).inSeconds
      if warm == nil, now > 3 { warm = (done, now, server.tally) }
    }
    let tally = server.tally
    server.stop()
    guard let warm else { return tell("throughput under limits", 0, "≥ 0.95", false) }
    let rate = Double(end.answered - warm.answered) / (end.seconds - warm.at)
    let objections = tally.limited - warm.tally.limited
    let share = Double(objections) / Double(max(1, tally.requests - warm.tally.requests))
    let used = rate / (rpm / 60)
    tell("throughput under limits, of what is allowed", used, "≥ 0.95", used >= 0.95)
    tell("objections of the server after 3 s", share, "≤ 0.02", share <= 0.02)
  }

  /// How many calls still come once the server said that the quota is used up.
  private static func quota() async throws {
    let server = try server { try $0.faults = FaultShares([("quota", 1)]) }
    var order = try order(server)
    order.model.limits.inFlight = 16
    _ = try await ask("live", order, breaks(500), inFlight: 16)
    let requests = server.tally.requests
    server.stop()
    tell("calls with no quota, 16 at once", Double(requests), "≤ 16", requests <= 16)
  }

  /// What a cap of a tenth of a dollar lets be spent, by the server's own account.
  private static func budget() async throws {
    let server = try server()
    var order = try order(server)
    let price = Price(dollarsPerMillionRead: 2.5, written: 10)
    var caps = BudgetLimits()
    caps.cost = 100_000_000
    order.model.budget = try Budget(caps, price: price, model: "m")
    order.model.limits.inFlight = 16
    _ = try await ask("live", order, breaks(2000), inFlight: 16)
    let tally = server.tally
    server.stop()
    let used = TokenUsage(prompt: tally.promptTokens, completion: tally.completionTokens)
    let dollars = Double(price.cost(of: used)) / 1e9
    tell("spent under a cap of $0.10, $", dollars, "≤ 0.1", dollars <= 0.1 && dollars > 0.05)
  }

  /// Fifty thousand calls, 32 at once: the memory after the first fifth, and at the end.
  private static func manyCalls() async throws {
    let server = try server()
    var order = try order(server)
    order.model.limits.inFlight = 32
    var (done, early) = (0, 0)
    let end = try await ask("live", order, breaks(50_000), inFlight: 32) { count in
      done += count
      if done >= 10_000, early == 0 { early = ResourceUsage.current().residentMemory }
    }
    let late = ResourceUsage.current().residentMemory
    server.stop()
    tell("50,000 calls, 32 at once, a second", 50_000 / end.seconds, "", end.answered == 50_000)
    // Each outcome is kept, half a kilobyte of it.
    let growth = Double(late - early) / 40_000
    tell("memory a call, bytes", growth, "≤ 1024", growth <= 1024)
  }
}
