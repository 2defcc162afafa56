public import RingtrueCore
internal import RingtrueKernels

/// One call of a model: everything that its answer may hang on, and nothing else.
///
/// How it is sent (time limits, attempts, calls in flight, the key) has no place here, so that no
/// cache can ever hang on it.
public struct ChatRequest: Sendable, Equatable {
  /// Where it is sent.
  public var endpoint: Endpoint
  /// The model's exact name.
  public var model: String
  /// What is said, in order.
  public var messages: [ChatMessage]
  /// How the model draws its words.
  public var sampling: Sampling
  /// The form in which it is to answer.
  public var format: AnswerFormat
  /// Which time it is asked, from 0.
  public var replicate: Int
  /// The fingerprints of the taxonomy and of the prompt's template.
  public var taxonomy: String, prompt: String

  /// A call of a model.
  public init(
    endpoint: Endpoint, model: String, messages: [ChatMessage], sampling: Sampling = Sampling(),
    format: AnswerFormat = .text, replicate: Int = 0, taxonomy: String = "", prompt: String = ""
  ) {
    self.endpoint = endpoint
    self.model = model
    self.messages = messages
    self.sampling = sampling
    self.format = format
    self.replicate = replicate
    self.taxonomy = taxonomy
    self.prompt = prompt
  }
}

/// One thing that is said to a model.
public struct ChatMessage: Sendable, Hashable {
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

/// How a model draws its words.
public struct Sampling: Sendable, Hashable {
  /// How freely; 0 takes the likeliest word each time.
  public var temperature = 0.0
  /// The share of likely words that it may choose from.
  public var topP: Double?
  /// How many tokens it may write.
  public var maxTokens = 1024
  /// What it draws chance from, where the server minds it.
  public var seed: Int?

  /// As repeatable as models are.
  public init() {}
}

// MARK: - As JSON

extension ChatRequest {
  /// What is sent.
  public var body: JSON {
    .object([
      ("model", .string(model)),
      ("messages", .array(messages.map(\.json))),
      ("temperature", .number(sampling.temperature)),
      ("top_p", sampling.topP.map { .number($0) }),
      ("max_tokens", .integer(sampling.maxTokens)),
      ("seed", sampling.seed.map { .integer($0) }),
      ("response_format", format.json),
    ])
  }

  /// What it is known by: every member of the list is named here, and none is left to chance.
  public var identity: JSON {
    .object([
      ("version", .integer(Self.identityVersion)),
      ("endpoint", .string(endpoint.identity)),
      ("body", body),
      ("replicate", .integer(replicate)),
      ("taxonomy", .string(taxonomy)),
      ("prompt", .string(prompt)),
    ])
  }

  /// Goes up when an identity comes to mean something else.
  private static let identityVersion = 1

  /// The key under which its answer is kept.
  public var key: CacheKey { CacheKey(identity) }
}

extension ChatMessage {
  var json: JSON { ["role": .string(role), "content": .string(content)] }
}
