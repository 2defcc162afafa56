import RingtrueCore
import RingtrueKernels
import RingtruePlatform
import RingtrueStore
import Testing

@testable import RingtrueCategorizer

@Suite struct CacheTests {
  private let folder: TemporaryFolder
  private let cache: AnswerCache

  init() throws {
    folder = try TemporaryFolder()
    cache = try AnswerCache(folder.file("answers.sqlite"))
  }

  private func kept(_ text: String, at seconds: Int64 = 1000) -> KeptAnswer {
    KeptAnswer(
      body: Array(text.utf8), usage: TokenUsage(prompt: 10, completion: 3), cost: 25,
      latency: .milliseconds(1234), model: "m", fingerprint: "fp",
      created: Instant(seconds: seconds),
      tool: "1.0")
  }

  @Test func `gives back what was kept, with what it first took`() throws {
    let key = CacheKey(["q": 1])
    #expect(try cache.answer(to: key) == nil)
    try cache.keep(kept("four"), under: key)
    #expect(try cache.answer(to: key) == kept("four"))
    #expect(try AnswerCache(cache.path).answer(to: key) == kept("four"))
    let tally = cache.tallied
    #expect((tally.hits, tally.misses, tally.damaged) == (1, 1, 0))
    #expect(tally.savedLatency == .milliseconds(1234) && tally.savedCost == 25)
    #expect(tally.savedUsage.total == 13 && tally.hitRate == 0.5)
  }

  @Test func `keeps the first of two answers to one question`() throws {
    let key = CacheKey(["q": 1])
    try cache.keep(kept("four"), under: key)
    try cache.keep(kept("five"), under: key)
    #expect(try cache.answer(to: key)?.body == Array("four".utf8))
  }

  @Test(arguments: [
    "UPDATE answers SET body = x'00'", "UPDATE answers SET latency = 1",
    "UPDATE answers SET cost = NULL", "UPDATE answers SET model = 'other'",
    "UPDATE answers SET prompt_tokens = 11", "UPDATE answers SET fingerprint = NULL",
    "UPDATE answers SET checksum = x'00'", "UPDATE answers SET question = '{\"q\":2}'",
    "UPDATE answers SET question = '{'", "UPDATE answers SET created = created + 1",
  ])
  func `never gives back what was damaged, and lets it be asked again`(_ damage: String) throws {
    let key = CacheKey(["q": 1])
    try cache.keep(kept("four"), under: key)
    try cache.tables.withLock { connection in try connection.script(damage) }
    #expect(try cache.problems().count == 1)
    #expect(try cache.answer(to: key) == nil)
    #expect(cache.tallied.damaged == 1)
    #expect(try cache.statistics().answers == 0)
    try cache.keep(kept("again"), under: key)
    #expect(try cache.answer(to: key) == kept("again"))
    #expect(try cache.problems().isEmpty)
  }

  @Test func `removes what is old, of a model, damaged, or all`() throws {
    for second in 0..<10 {
      try cache.keep(kept("\(second)", at: Int64(second)), under: CacheKey(["q": .integer(second)]))
    }
    #expect(try cache.prune(before: Instant(seconds: 3)) == 3)
    #expect(try cache.prune(model: "other") == 0)
    try cache.tables.withLock { connection in
      try connection.script("UPDATE answers SET latency = 1 WHERE created = 5000000")
    }
    #expect(try cache.pruneDamaged() == 1)
    let statistics = try cache.statistics()
    #expect(statistics.answers == 6 && statistics.models.map(\.model) == ["m"])
    #expect(statistics.first == Instant(seconds: 3) && statistics.last == Instant(seconds: 9))
    #expect(statistics.models[0].usage == TokenUsage(prompt: 60, completion: 18))
    #expect(try cache.clear() == 6)
    #expect(try cache.statistics().answers == 0 && cache.statistics().first == nil)
  }

  @Test func `tells what keeps a question from the nearest answer`() throws {
    #expect(try cache.miss(of: ["t": 0]) == nil)
    let near: JSON = ["t": 0, "m": ["a": "x", "b": [1, 2]]]
    try cache.keep(kept("1"), under: CacheKey(["t": 0, "m": ["a": "y", "b": [7]]]))
    try cache.keep(kept("2"), under: CacheKey(near))
    let miss = try cache.miss(of: ["t": 0.2, "m": ["a": "x", "b": [1, 2]]])
    #expect(miss?.nearest == CacheKey(near).hexadecimal)
    #expect(miss?.differences == [QuestionDifference(part: "t", kept: 0, asked: 0.2)])
    let digits = String(CacheKey(near).hexadecimal.prefix(9))
    #expect(try CacheKey(cache.question(of: digits)) == CacheKey(near))
    #expect(throws: CategorizerError.self) { try cache.question(of: "") }
    #expect(throws: CategorizerError.self) { try cache.question(of: "zz") }
  }

  @Test func `shares one file among many that write at once`() async throws {
    let path = cache.path
    try await withThrowingTaskGroup { group in
      for writer in 0..<8 {
        group.addTask {
          let own = try AnswerCache(path)
          for number in 0..<25 {
            try own.keep(
              kept("\(number)"), under: CacheKey(["q": .integer((number + writer) % 25)]))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try cache.statistics().answers == 25)
    #expect(try cache.problems().isEmpty)
  }
}

/// A question is known by all that its answer hangs on, and by nothing else.
@Suite struct CacheKeyTests {
  /// One way of making a question another one.
  private typealias Change = @Sendable (inout ChatRequest, inout RandomStream) -> Void

  private static let changes: [Change] = [
    { request, draws in request.endpoint = endpoint("https://h\(draws.next()).test/v1") },
    { request, draws in request.model += String(draws.next(), radix: 36) },
    { request, draws in request.messages.append(ChatMessage("user", "\(draws.next())")) },
    { request, _ in request.messages.removeLast() },
    { request, draws in
      let last = request.messages.removeLast()
      request.messages.append(ChatMessage(last.role, last.content + " \(draws.next())"))
    },
    { request, _ in
      let last = request.messages.removeLast()
      request.messages.append(ChatMessage(last.role + "x", last.content))
    },
    { request, draws in request.sampling.temperature += Double(draws.next() % 1000 + 1) / 1000 },
    { request, draws in request.sampling.topP = 1 + draws.draw().unit },
    { request, draws in request.sampling.maxTokens += Int(draws.next() % 100) + 1 },
    { request, draws in request.sampling.seed = -1 - Int(draws.next() % 1_000_000) },
    { request, _ in request.format = request.format.looser ?? .schema([:]) },
    { request, draws in request.format = .schema(["x": .integer(Int(draws.next() >> 1))]) },
    { request, draws in request.replicate += Int(draws.next() % 100) + 1 },
    { request, draws in request.taxonomy += "\(draws.next() % 10)" },
    { request, draws in request.prompt += "\(draws.next() % 10)" },
  ]

  private static func endpoint(_ text: String) -> Endpoint {
    do { return try Endpoint(text) } catch { fatalError("\(error)") }
  }

  /// Some question, whose texts are pieced together from few words, so that they nearly agree.
  private static func request(_ draws: inout RandomStream) -> ChatRequest {
    let words = ["a", "b", "\"", "\\", ",", ":", "{", "é", "\u{301}", "\n", "0", "1.0", " "]
    func text() -> String {
      (0..<draws.draw().integer(in: 0...4)).map { _ in draws.choose(words) }.joined()
    }
    var request = ChatRequest(
      endpoint: endpoint("http://\(draws.choose(["a", "b"])).test"), model: text(),
      messages: (0..<draws.draw().integer(in: 1...3)).map { _ in
        ChatMessage(draws.choose(["user", "system"]), text())
      },
      format: draws.choose([.text, .object, .schema(["a": .string(text())])]),
      replicate: draws.draw().integer(in: 0...2), taxonomy: text(), prompt: text())
    request.sampling.temperature = draws.choose([0, 0.2, 1])
    request.sampling.topP = draws.choose([nil, 0.5])
    request.sampling.seed = draws.choose([nil, 0, 7])
    return request
  }

  @Test func `another question has another key, and the same one the same`() {
    let stream = RandomStream(seed: 1, name: "test/keys")
    for pair in 0..<1_000_000 / sweepScale {
      var draws = stream.entity(pair)
      let first = Self.request(&draws)
      var second = first
      #expect(second.key == first.key)
      draws.choose(Self.changes)(&second, &draws)
      if second.key == first.key { Issue.record("pair \(pair): \(first) and \(second)") }
    }
  }

  @Test func `independent questions have the same key only where they are the same`() {
    let stream = RandomStream(seed: 2, name: "test/keys")
    var known: [CacheKey: ChatRequest] = [:]
    var repeats = 0
    for number in 0..<300_000 / sweepScale {
      var draws = stream.entity(number)
      let request = Self.request(&draws)
      if let other = known[request.key] {
        repeats += 1
        if other != request { Issue.record("\(other) and \(request)") }
      }
      known[request.key] = request
    }
    #expect(Set(known.keys.map(\.hexadecimal)).count == known.count)
  }

  @Test func `the order of members and the look of numbers do not count`() throws {
    let first = try JSON.read(#"{"b": 1.0, "a": [1e2, "é"], "c": {"y": 0, "x": null}}"#)
    let second = try JSON.read(#"{"c": {"x": null, "y": -0.0}, "a": [100, "\u00e9"], "b": 1}"#)
    #expect(CacheKey(first) == CacheKey(second))
    #expect(CacheKey(first).question == #"{"a":[100,"é"],"b":1,"c":{"x":null,"y":0}}"#)
  }

  @Test func `an identity names nothing of how a question is sent`() {
    var draws = RandomStream(seed: 3, name: "test/keys")
    let members = Self.request(&draws).identity.members?.map(\.name)
    #expect(members == ["version", "endpoint", "body", "replicate", "taxonomy", "prompt"])
  }

  @Test(arguments: [
    ("HTTPS://API.Example.COM:443/v1/", "https://api.example.com/v1"),
    ("http://127.0.0.1:8080/v1//", "http://127.0.0.1:8080/v1"),
    ("http://[::1]:80", "http://[::1]"), ("http://h/Path", "http://h/Path"),
  ])
  func `an address counts by where it leads`(_ text: String, _ identity: String) throws {
    #expect(try Endpoint(text).identity == identity)
  }

  @Test(arguments: [
    "", "api.test", "ftp://h", "http://", "http://h h", "http://h/v1?key=abc", "http://h/#x",
    "http://user:sesame@h/v1",
  ])
  func `an address that is none, or holds a secret, is refused without repeating it`(
    _ text: String
  ) {
    let error = #expect(throws: CategorizerError.self) { try Endpoint(text) }
    #expect(error?.description.contains("sesame") == false)
    #expect(error?.description.contains("abc") == false)
  }

  @Test func `only this machine is local`() throws {
    #expect(try Endpoint("http://127.0.0.1:1/v1").isLocal && Endpoint("http://localhost").isLocal)
    #expect(try Endpoint("http://[::1]:9/v1").isLocal)
    #expect(try !Endpoint("http://127.0.0.1.evil.test/v1").isLocal)
    #expect(try !Endpoint("http://localhostess/v1").isLocal)
  }
}
