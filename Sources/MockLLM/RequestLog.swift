internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// The calls of the model as they came, a line of JSON each: enough to count what was asked and what
/// it would have cost, and neither a word of what was said nor a key.
final class RequestLog: Sendable {
  private let file: AppendedFile
  private let trouble = Guarded<String?>(nil)

  init(_ path: String) throws(PlatformError) { file = try AppendedFile(path) }

  /// Why it breaks off, if it does: a server goes on without it.
  var failure: String? { trouble.withLock { $0 } }

  /// Adds a call that came at a time after the server was opened.
  func write(_ served: Served, number: Int, at time: Duration) {
    guard failure == nil else { return }
    do {
      try file.append(Self.entry(served, number, time).text + "\n")
    } catch {
      trouble.withLock { $0 = error.description }
    }
  }

  static func entry(_ served: Served, _ number: Int, _ time: Duration) -> JSON {
    .object([
      ("n", .integer(number)), ("at", .number(milliseconds(time))),
      ("digest", .string(String(served.digest.hexadecimal.prefix(16)))),
      ("model", served.question.map { .string(String($0.model.prefix(200))) }),
      ("stream", served.question.map { .bool($0.isStreamed) }),
      ("outcome", .string(served.outcome.name)), ("status", .integer(served.reply.status)),
      ("latency", .number(milliseconds(served.latency))),
      ("prompt_tokens", served.completion.map { .integer($0.promptTokens) }),
      ("completion_tokens", served.completion.map { .integer($0.completionTokens) }),
    ])
  }

  /// Milliseconds with three places.
  private static func milliseconds(_ time: Duration) -> Double {
    Double(time.inNanoseconds / 1000) / 1000
  }
}

extension Served.Outcome {
  /// The name that stands in the log.
  var name: String {
    switch self {
    case .answered: "answered"
    case .limited: "limited"
    case .wrong: "wrong"
    case .fault(let id): id
    }
  }
}
