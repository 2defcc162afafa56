internal import RingtrueCore

/// What a client asks the model: one call of OpenAI's chat completions, as far as it matters here.
public struct Question: Sendable, Equatable {
  /// One thing that is said to the model.
  public struct Message: Sendable, Equatable {
    /// Who says it: `system`, `user` or `assistant`.
    public let role: String
    /// What is said.
    public let content: String

    /// Something said by someone.
    public init(_ role: String, _ content: String) {
      self.role = role
      self.content = content
    }
  }

  /// The model's name.
  public let model: String
  /// What is said, in order.
  public let messages: [Message]
  /// How many tokens the model may write, if that is bounded.
  public let maxTokens: Int?
  /// Whether the answer comes piece by piece, and whether the usage comes behind it.
  public let isStreamed: Bool, wantsUsage: Bool

  /// A question to a model.
  public init(
    model: String, messages: [Message], maxTokens: Int? = nil, isStreamed: Bool = false,
    wantsUsage: Bool = false
  ) {
    self.model = model
    self.messages = messages
    self.maxTokens = maxTokens
    self.isStreamed = isStreamed
    self.wantsUsage = wantsUsage
  }
}

// MARK: - Reading

extension Question {
  /// Reads the body of a call.
  init(_ body: [UInt8]) throws(Complaint) {
    guard let text = String(validating: body, as: UTF8.self), let json = try? JSON.read(text),
      json.members != nil
    else { throw .request("the body is no JSON object", at: nil) }
    guard let model = json["model"]?.string, !model.isEmpty else {
      throw .request("you must provide a model parameter", at: "model")
    }
    guard let messages = json["messages"]?.elements, !messages.isEmpty else {
      throw .request("messages is a list of at least one message", at: "messages")
    }
    if let count = json["n"], count.integer != 1 {
      throw .request("this server gives one answer to a question", at: "n")
    }
    let most = json["max_completion_tokens"] ?? json["max_tokens"] ?? .null
    guard most.isNull || most.integer.map({ $0 >= 1 }) == true else {
      throw .request("max_tokens is a whole number from 1 up", at: "max_tokens")
    }
    var read: [Message] = []
    for message in messages { read.append(try Message(message)) }
    self.init(
      model: model, messages: read, maxTokens: most.integer.map { Int($0) },
      isStreamed: json["stream"]?.bool ?? false,
      wantsUsage: json["stream_options"]?["include_usage"]?.bool ?? false)
  }
}

extension Question.Message {
  /// Reads a message, whose content is a text or a list of parts that are.
  fileprivate init(_ json: JSON) throws(Complaint) {
    guard let role = json["role"]?.string else {
      throw .request("every message has a role", at: "messages")
    }
    if let text = json["content"]?.string {
      self.init(role, text)
    } else if let parts = json["content"]?.elements {
      self.init(role, parts.compactMap { $0["text"]?.string }.joined(separator: "\n"))
    } else {
      throw .request("every message has content", at: "messages")
    }
  }
}
