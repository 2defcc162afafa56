internal import RingtrueCore
internal import RingtruePlatform

/// The answer to one question, before it is put into a form: what is written, and what it takes.
///
/// A token is taken for four bytes, which is near the truth for English, and the same for everyone.
struct Completion: Sendable, Equatable {
  let id: String
  let model: String
  let created: Int64
  let text: String
  /// Whether the text was cut off at the length that was allowed.
  let isCut: Bool
  let promptTokens: Int, completionTokens: Int

  init(of question: Question, by answering: Answering, id: String, created: Int64) {
    let whole = answering.answer(question)
    let most = question.maxTokens ?? .max
    isCut = Self.tokens(of: whole) > most
    text = isCut ? Self.prefix(of: whole, bytes: 4 * most) : whole
    completionTokens = Self.tokens(of: text)
    promptTokens = question.messages.reduce(3) { $0 + 4 + Self.tokens(of: $1.content) }
    self.id = "chatcmpl-" + id
    self.created = created
    model = question.model
  }

  private static func tokens(of text: String) -> Int { (text.utf8.count + 3) / 4 }

  /// As many whole characters as fit.
  private static func prefix(of text: String, bytes: Int) -> String {
    var end = text.startIndex
    var room = bytes
    for character in text {
      room -= character.utf8.count
      guard room >= 0 else { break }
      text.formIndex(after: &end)
    }
    return String(text[..<end])
  }
}

// MARK: - In one piece

extension Completion {
  /// The answer in one piece.
  func reply(_ headers: [HTTPHeader]) -> Reply {
    let message: JSON = [
      "role": "assistant", "content": .string(text), "refusal": .null,
    ]
    let choice: JSON = [
      "index": 0, "message": message, "logprobs": .null, "finish_reason": .string(finish),
    ]
    let body = frame("chat.completion", [("choices", [choice]), ("usage", usage)])
    return Reply(200, headers, body: Array(body.text.utf8), type: "application/json")
  }

  private var finish: String { isCut ? "length" : "stop" }

  private var usage: JSON {
    [
      "prompt_tokens": .integer(promptTokens), "completion_tokens": .integer(completionTokens),
      "total_tokens": .integer(promptTokens + completionTokens),
    ]
  }

  private func frame(_ object: String, _ members: [(String, JSON?)]) -> JSON {
    .object(
      [
        ("id", .string(id)), ("object", .string(object)), ("created", .integer(created)),
        ("model", .string(model)), ("system_fingerprint", "fp_ringtrue_mock"),
      ] + members)
  }
}

// MARK: - As a stream

extension Completion {
  /// The answer as server-sent events, a few words each.
  func stream(_ headers: [HTTPHeader], withUsage: Bool) -> Reply {
    var reply = Reply(200, headers, body: [], type: "text/event-stream; charset=utf-8")
    reply.isStream = true
    let first: JSON = ["role": "assistant", "content": ""]
    let deltas = [first] + morsels.map { ["content": .string($0)] }
    var events = deltas.map { event($0, finish: nil, withUsage) }
    events.append(event([:], finish: finish, withUsage))
    if withUsage {
      events.append(frame("chat.completion.chunk", [("choices", []), ("usage", usage)]).text)
    }
    reply.pieces = (events + ["[DONE]"]).map { Array("data: \($0)\n\n".utf8) }
    return reply
  }

  private func event(_ delta: JSON, finish: String?, _ withUsage: Bool) -> String {
    let choice: JSON = [
      "index": 0, "delta": delta, "logprobs": .null,
      "finish_reason": finish.map { .string($0) } ?? .null,
    ]
    return frame(
      "chat.completion.chunk", [("choices", [choice]), ("usage", withUsage ? .null : nil)]
    ).text
  }

  /// The text in pieces of sixteen characters.
  private var morsels: [String] {
    var rest = text[...]
    var pieces: [String] = []
    while !rest.isEmpty {
      pieces.append(String(rest.prefix(16)))
      rest = rest.dropFirst(16)
    }
    return pieces
  }
}
