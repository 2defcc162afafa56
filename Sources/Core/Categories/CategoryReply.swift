/// What a categorizer says of a break.
public struct CategoryAnswer: Sendable, Equatable {
  /// The bucket, exactly as the taxonomy spells it, or as the system misspelled it.
  public let bucket: String
  /// How sure it says it is, 0…1, if it says so.
  public let confidence: Double?
  /// What a person should know to resolve the break.
  public let summary: String
  /// How bad it says it is, in the taxonomy's words, if it says so.
  public let severity: String?

  /// An answer as it was given.
  public init(
    bucket: String, confidence: Double? = nil, summary: String = "", severity: String? = nil
  ) {
    self.bucket = bucket
    self.confidence = confidence
    self.summary = summary
    self.severity = severity
  }
}

/// An answer, what it cost and how it came about.
public struct CategoryReply: Sendable, Equatable {
  /// What was said.
  public let answer: CategoryAnswer
  /// What was read and written for it; its share, where several were asked in one message.
  public let usage: TokenUsage
  /// How long the system itself took; an answer that was kept still tells what it first took.
  public let latency: Duration
  /// How it came about.
  public let provenance: Provenance

  /// An answer that came about in some way.
  public init(
    _ answer: CategoryAnswer, usage: TokenUsage = .zero, latency: Duration = .zero,
    provenance: Provenance
  ) {
    self.answer = answer
    self.usage = usage
    self.latency = latency
    self.provenance = provenance
  }
}

/// The pieces of words that a model has read and written, as its bill counts them.
public struct TokenUsage: Sendable, Hashable {
  /// What it read, and what it wrote.
  public let prompt: Int, completion: Int

  /// Nothing read, nothing written.
  public static let zero = TokenUsage(prompt: 0, completion: 0)

  /// So many read and so many written.
  public init(prompt: Int, completion: Int) {
    self.prompt = prompt
    self.completion = completion
  }

  /// Both together.
  public var total: Int { prompt + completion }

  /// What two calls have used.
  public static func + (first: TokenUsage, second: TokenUsage) -> TokenUsage {
    TokenUsage(
      prompt: first.prompt + second.prompt, completion: first.completion + second.completion)
  }

  /// As even shares as whole numbers allow, which add up to the whole.
  public func shared(among count: Int) -> [TokenUsage] {
    (0..<count).map { place in
      TokenUsage(
        prompt: prompt / count + (place < prompt % count ? 1 : 0),
        completion: completion / count + (place < completion % count ? 1 : 0))
    }
  }
}

/// How an answer came about.
public struct Provenance: Sendable, Equatable {
  /// Where an answer is from.
  public enum Source: String, Sendable, CaseIterable {
    /// It was worked out here.
    case computed
    /// A model or program was asked for it.
    case asked
    /// It was kept from an earlier time, in a cache.
    case cached
    /// It was read from a recording.
    case replayed
    /// It stands in for an answer that did not come.
    case fellBack = "fell_back"
  }

  /// Where it is from.
  public let source: Source
  /// The model, as the server named it.
  public let model: String?
  /// What the server calls its own configuration.
  public let fingerprint: String?
  /// How often the model was asked until it answered; 0 if it was not.
  public let attempts: Int
  /// How long was waited for limits and before new attempts, beside the latency.
  public let waited: Duration
  /// The record that it was first given to, where it was kept from one and given to another asker.
  public let givenTo: String?

  /// An origin.
  public init(
    _ source: Source, model: String? = nil, fingerprint: String? = nil, attempts: Int = 0,
    waited: Duration = .zero, givenTo: String? = nil
  ) {
    self.source = source
    self.model = model
    self.fingerprint = fingerprint
    self.attempts = attempts
    self.waited = waited
    self.givenTo = givenTo
  }
}
