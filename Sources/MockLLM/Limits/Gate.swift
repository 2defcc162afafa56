internal import RingtruePlatform

/// Lets requests through as often as the limits allow, and says in headers how much is left.
struct Gate: Sendable {
  private var requests: TokenBucket?
  private var tokens: TokenBucket?

  /// What becomes of a request at the gate.
  enum Admission: Sendable, Equatable {
    /// It may pass.
    case admitted
    /// It may come again after a while.
    case wait(Duration, String)
    /// It needs more than there ever is.
    case tooLarge(String)
  }

  init(requestsPerMinute: Double?, tokensPerMinute: Double?, at now: UInt64) {
    requests = requestsPerMinute.map { TokenBucket(perMinute: $0, at: now) }
    tokens = tokensPerMinute.map { TokenBucket(perMinute: $0, at: now) }
  }

  /// Lets a request of so many tokens pass, and takes them; what is refused takes nothing.
  mutating func admit(tokens count: Int, at now: UInt64) -> Admission {
    requests?.fill(at: now)
    tokens?.fill(at: now)
    let amount = Double(count)
    if let tokens, amount > tokens.perMinute {
      return .tooLarge("Limit \(Int(tokens.perMinute)) tokens per min, Requested \(count).")
    }
    let waits = [
      (requests?.wait(for: min(1, requests?.perMinute ?? 1)), "requests"),
      (tokens?.wait(for: amount), "tokens"),
    ]
    let longest = waits.compactMap { wait, name in wait.map { ($0, name) } }.max { $0.0 < $1.0 }
    if let (wait, name) = longest, wait > .zero { return .wait(wait, name) }
    requests?.take(1)
    tokens?.take(amount)
    return .admitted
  }

  /// What is left, in the headers of OpenAI's servers.
  var headers: [HTTPHeader] {
    Self.headers(of: requests, "requests") + Self.headers(of: tokens, "tokens")
  }

  private static func headers(of bucket: TokenBucket?, _ name: String) -> [HTTPHeader] {
    guard let bucket else { return [] }
    return [
      HTTPHeader("x-ratelimit-limit-\(name)", String(Int(bucket.perMinute))),
      HTTPHeader("x-ratelimit-remaining-\(name)", String(max(0, Int(bucket.level)))),
      HTTPHeader("x-ratelimit-reset-\(name)", ServerTime.span(bucket.waitUntilFull)),
    ]
  }
}
