internal import RingtrueCore

/// What a server answered to a call, read from its bytes.
struct ChatReply: Sendable, Equatable {
  /// What the model wrote, if it wrote anything.
  let text: String?
  /// Why it stopped, such as `stop` or `length`.
  let finish: String
  /// What was read and written, as the server counts.
  let usage: TokenUsage
  /// The model and its configuration, as the server names them.
  let model: String?, fingerprint: String?
  /// Why the model declines to answer, if it does.
  let refusal: String?

  /// Reads an answer of status 200.
  init(_ body: [UInt8]) throws(CategoryFailure) {
    guard let text = String(validating: body, as: UTF8.self), let json = try? JSON.read(text) else {
      throw CategoryFailure(.unreadable, "the server's answer is no JSON; check the server")
    }
    guard let choice = json["choices"]?.elements?.first, let message = choice["message"] else {
      throw CategoryFailure(.unreadable, "the server's answer has no choices; check the server")
    }
    func count(_ name: String) -> Int {
      Int(clamping: max(0, json["usage"]?[name]?.integer ?? 0))
    }
    self.text = message["content"]?.string
    finish = choice["finish_reason"]?.string ?? "stop"
    usage = TokenUsage(prompt: count("prompt_tokens"), completion: count("completion_tokens"))
    model = json["model"]?.string
    fingerprint = json["system_fingerprint"]?.string
    refusal = message["refusal"]?.string
  }

  /// What the model wrote, if it is whole and meant as an answer.
  func answer() throws(CategoryFailure) -> String {
    if let refusal {
      throw CategoryFailure(.declined, "the model declines: \(refusal.prefix(200))")
    }
    switch finish {
    case "length":
      throw CategoryFailure(.truncated, "the answer was cut off at its length; allow more tokens")
    case "content_filter":
      throw CategoryFailure(.declined, "the server's filter held the answer back")
    default: break
    }
    guard let text, !text.isEmpty else {
      throw CategoryFailure(.unreadable, "the model wrote nothing")
    }
    return text
  }
}
