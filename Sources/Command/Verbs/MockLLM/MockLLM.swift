internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

extension Verb {
  /// Opens a server that stands in for a model's.
  static let mockLLM = Verb(
    "mock-llm", for: .lookAround,
    "Open a server that stands in for a model's, with latency, limits and faults to order.",
    discussion: """
      It speaks OpenAI's chat completions, streamed or not, and only programs on this machine can \
      reach it. Its address is the first line that it prints; Ctrl-C ends it. To breaks in the words \
      of 'ringtrue categorize' it answers with buckets, to all else with a plain sentence. How long an \
      answer takes and how it fails hangs on the seed, on what is asked, and on how often that was \
      asked before, so that the same questions meet the same faults however many are asked at once. \
      Keys are neither checked nor written anywhere.
      """,
    groups: MockLLMFlags.groups,
    examples: [
      Example("ringtrue mock-llm --port 8090", "Answer at http://127.0.0.1:8090/v1."),
      Example(
        "ringtrue mock-llm --rpm 60 --tpm 40000 --latency p50=400ms,p99=2s",
        "How does a client get along with a small account?"),
      Example(
        "ringtrue mock-llm --fault 429=0.1,500=0.02,hang=0.01 --seed 7 --log calls.jsonl",
        "Does it survive a bad day, and what would that have cost?"),
    ]
  ) { call in try await MockLLMWork(call).answer() }
}

/// One call of `mock-llm`: opens the server, waits until it is to end, and says what it did.
struct MockLLMWork {
  private let call: Call

  init(_ call: Call) { self.call = call }

  func answer() async throws -> Answer {
    let stop = call.surroundings.listenForStop()
    let clock = call.surroundings.clock
    let server = try server(clock)
    // With --json, results are one object, which comes at the end.
    let side = call.values[CommonFlags.json] ? call.console.errors : call.console.output
    try side.write(server.baseURL + "\n")
    while !stop.isMade { try await clock.sleep(for: .milliseconds(50)) }
    server.stop()
    return MockLLMAnswer(address: server.baseURL, tally: server.tally).answer
  }

  private func server(_ clock: any TimeSource) throws -> MockServer {
    let values = call.values
    var behaviour = MockBehaviour()
    behaviour.model = values[MockLLMFlags.model]
    behaviour.requestsPerMinute = values[MockLLMFlags.requestsPerMinute]
    behaviour.tokensPerMinute = values[MockLLMFlags.tokensPerMinute]
    behaviour.latency = values[MockLLMFlags.latency]
    behaviour.faults = try FaultShares(values[MockLLMFlags.faults].map { ($0.name, $0.share) })
    behaviour.seed = UInt64(values[MockLLMFlags.seed])
    return try MockServer(
      port: UInt16(values[MockLLMFlags.port]), behaviour,
      answering: .categories(
        values[MockLLMFlags.profile].flatMap { MockProfiles[$0] }, seed: behaviour.seed),
      clock: clock, log: values[MockLLMFlags.log])
  }
}

extension Answering {
  /// Answers as a model that is asked to sort breaks, as well as a profile says.
  static func categories(_ profile: MockProfile?, seed: UInt64) -> Answering {
    let model = StandInModel(profile, seed: seed)
    return Answering { model.text(answering: $0.messages.last?.content ?? "") }
  }
}

/// What a server did while it was open.
struct MockLLMAnswer {
  let address: String
  let tally: MockTally

  var answer: Answer {
    var answer = Answer(parts: [.lines(lines)], result: json)
    if !tally.faults.isEmpty { answer.parts.append(.table(faults)) }
    if let failure = tally.logFailure { answer.warnings.add(Problem("the log: \(failure)")) }
    return answer
  }

  private var lines: [String] {
    let faults = tally.faults.values.reduce(0, +)
    return [
      "\(tally.requests) calls: \(tally.answered) answered, \(tally.limited) beyond the limits, "
        + "\(faults) with faults, \(tally.wrong) wrong.",
      "\(tally.promptTokens) tokens read, \(tally.completionTokens) written.",
    ]
  }

  private var faults: TextTable {
    TextTable(
      of: tally.faults.sorted { $0.key < $1.key },
      [.words("fault", .bad) { $0.key }, .numbers("calls") { String($0.value) }])
  }

  private var json: JSON {
    let faults = tally.faults.sorted { $0.key < $1.key }
    return [
      "address": .string(address), "requests": .integer(tally.requests),
      "answered": .integer(tally.answered), "limited": .integer(tally.limited),
      "wrong": .integer(tally.wrong), "promptTokens": .integer(tally.promptTokens),
      "completionTokens": .integer(tally.completionTokens),
      "faults": .object(faults.map { ($0.key, .integer($0.value)) }),
    ]
  }
}
