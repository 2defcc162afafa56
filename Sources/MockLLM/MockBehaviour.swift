internal import RingtrueCore

/// How a server behaves that stands in for a model's.
public struct MockBehaviour: Sendable {
  /// The only model that it has; it takes every name without one.
  public var model: String?
  /// How many requests and how many tokens it lets through in a minute, where it minds.
  public var requestsPerMinute: Double?, tokensPerMinute: Double?
  /// How long its answers take; no time without a law.
  public var latency: LatencyLaw?
  /// How often it fails in which way.
  public var faults = FaultShares.none
  /// How long a fault of limits asks clients to wait.
  public var retryAfter = Duration.seconds(1)
  /// How long an answer takes that comes a few bytes at a time.
  public var dripTime = Duration.seconds(10)
  /// What chance is drawn from.
  public var seed: UInt64 = 1

  /// A server that answers at once, always, and well.
  public init() {}

  /// Refuses limits under which nothing would ever be answered.
  func check() throws(MockLLMError) {
    if let requestsPerMinute, !(requestsPerMinute > 0) { throw .limit(of: "requests") }
    if let tokensPerMinute, !(tokensPerMinute > 0) { throw .limit(of: "tokens") }
  }
}
