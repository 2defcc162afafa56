import RingtrueCore
import RingtruePlatform
import Synchronization

@testable import RingtrueCategorizer

/// A server that answers as it is told, in no time but the clock's own.
final class ScriptedServer: Transport, Sendable {
  typealias Script = @Sendable (_ number: Int, _ body: JSON) -> Result<WireAnswer, CategoryFailure>

  private let script: Script
  private let state = Mutex<[(body: JSON, at: UInt64)]>([])
  private let clock: (any TimeSource)?
  private let delay: Duration

  init(clock: (any TimeSource)? = nil, delay: Duration = .zero, _ script: @escaping Script) {
    self.script = script
    self.clock = clock
    self.delay = delay
  }

  /// What it was asked, in order.
  var calls: [JSON] { state.withLock { $0.map(\.body) } }

  /// When it was asked, in nanoseconds.
  var times: [UInt64] { state.withLock { $0.map(\.at) } }

  func send(_ call: WireCall) async throws(CategoryFailure) -> WireAnswer {
    let body = (try? JSON.read(String(decoding: call.body, as: UTF8.self))) ?? .null
    let now = clock?.nanoseconds ?? 0
    let number = state.withLock { calls in
      calls.append((body, now))
      return calls.count
    }
    if let clock, delay > .zero {
      do { try await clock.sleep(for: delay) } catch {
        throw CategoryFailure(.cancelled, "stopped on request")
      }
    }
    return try script(number, body).get()
  }
}

extension WireAnswer {
  /// An answer with a body of JSON.
  static func json(
    _ json: JSON, status: Int = 200, headers: [String: String] = [:]
  ) -> WireAnswer {
    WireAnswer(
      status: status, headers: headers, body: Array(json.text.utf8), latency: .milliseconds(700))
  }

  /// What a model answers that writes some text.
  static func saying(
    _ text: String, finish: String = "stop",
    usage: TokenUsage = TokenUsage(prompt: 50, completion: 10)
  ) -> WireAnswer {
    .json([
      "id": "chatcmpl-8tq3Zx91LmN0pR7sVb2K", "model": "model-1", "system_fingerprint": "fp_1",
      "choices": [
        [
          "message": ["role": "assistant", "content": .string(text)],
          "finish_reason": .string(finish),
        ]
      ],
      "usage": [
        "prompt_tokens": .integer(usage.prompt), "completion_tokens": .integer(usage.completion),
      ],
    ])
  }

  /// What a model answers that puts so many records into one bucket.
  static func sorting(_ count: Int, into bucket: String = "Timing Issue") -> WireAnswer {
    let answers = (1...count).map { record -> JSON in
      [
        "record": .integer(record), "bucket": .string(bucket), "confidence": 0.9,
        "severity": "low", "summary": "It settles tomorrow.",
      ]
    }
    return .saying(JSON.object([("answers", .array(answers))]).text)
  }

  /// What a server answers that does not.
  static func fault(
    _ status: Int, code: String = "", message: String = "no", headers: [String: String] = [:]
  ) -> WireAnswer {
    .json(
      ["error": ["message": .string(message), "code": .string(code)]], status: status,
      headers: headers)
  }
}

/// A model at a scripted server, in simulated time.
struct Rig {
  let clock = SimulatedTime()
  let server: ScriptedServer
  let budget: Budget
  let pacer: Pacer
  let client: ChatClient

  init(
    limits: RateLimits = RateLimits(), patience: Patience = Patience(),
    budget: BudgetLimits = BudgetLimits(), price: Price? = nil, delay: Duration = .zero,
    _ script: @escaping ScriptedServer.Script
  ) throws {
    server = ScriptedServer(clock: clock, delay: delay, script)
    self.budget = try Budget(budget, price: price, model: "model-1")
    pacer = Pacer(limits, clock: clock)
    client = ChatClient(
      server, pacer: pacer, budget: self.budget, patience: patience, clock: clock, seed: 1)
  }

  /// Does some work in the rig's own time, and tells how long that took.
  func timed<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async rethrows -> (result: Result, seconds: Double) {
    let start = clock.nanoseconds
    let result = try await withTaskExecutorPreference(clock) { try await work() }
    return (result, clock.elapsed(since: start).inSeconds)
  }

  static func request(_ text: String = "hello") throws -> ChatRequest {
    ChatRequest(
      endpoint: try Endpoint("http://127.0.0.1:1/v1"), model: "model-1",
      messages: [ChatMessage("user", text)])
  }

  /// The model behind the client.
  func model(cache: AnswerCache? = nil, source: (any ChatSource)? = nil) throws -> PromptedModel {
    let shape = ModelShape(endpoint: try Endpoint("http://127.0.0.1:1/v1"), model: "model-1")
    return PromptedModel(
      "live:model-1", Prompt(template: .standard, taxonomy: .standard), shape,
      source: source ?? client, cache: cache, clock: clock, tool: "test")
  }
}
