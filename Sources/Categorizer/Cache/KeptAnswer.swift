public import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// What a model once answered, and what that took.
public struct KeptAnswer: Sendable, Equatable {
  /// The server's answer, byte by byte.
  public let body: [UInt8]
  /// What was read and written for it.
  public let usage: TokenUsage
  /// What it cost, in billionths of a dollar, if the price was known.
  public let cost: Int?
  /// How long the model took.
  public let latency: Duration
  /// The model, as the question named it.
  public let model: String
  /// What the server calls its own configuration.
  public let fingerprint: String?
  /// When it was answered.
  public let created: Instant
  /// The version of the program that kept it.
  public let tool: String

  /// An answer to keep.
  public init(
    body: [UInt8], usage: TokenUsage, cost: Int? = nil, latency: Duration, model: String,
    fingerprint: String? = nil, created: Instant, tool: String
  ) {
    self.body = body
    self.usage = usage
    self.cost = cost
    self.latency = latency
    self.model = model
    self.fingerprint = fingerprint
    self.created = created
    self.tool = tool
  }

  /// The checksum of everything that is kept under a key.
  func checksum(under key: CacheKey) -> Digest {
    let facts: [String] = [
      key.question, String(usage.prompt), String(usage.completion), cost.map(String.init) ?? "-",
      String(latency.inNanoseconds), model, fingerprint ?? "-", String(created.microseconds), tool,
    ]
    var hash = SHA256()
    // Lengths keep one fact's end apart from the next one's beginning.
    hash.update(Array(facts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    hash.update(body)
    return hash.finish()
  }
}
