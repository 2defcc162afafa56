/// Why a request has no answer; it is counted as wrong, by its kind, and never left out.
public struct CategoryFailure: Error, Sendable, Equatable {
  /// What went wrong, as reports count it.
  public enum Kind: String, Sendable, CaseIterable {
    /// The server, or the way to it, was not there.
    case unreachable
    /// No answer came within its time.
    case timedOut = "timed_out"
    /// The server asked to be asked less often, to the end of our patience.
    case rateLimited = "rate_limited"
    /// The account's means are used up; asking again does not help.
    case outOfQuota = "out_of_quota"
    /// The server broke down.
    case unavailable
    /// The server took the request for wrong: its key, its model, its form.
    case rejected
    /// The model declined to answer.
    case declined
    /// The answer was cut off at its length.
    case truncated
    /// The answer cannot be read, or does not speak of the record.
    case unreadable
    /// The recording has no answer to this request.
    case unrecorded
    /// What may be spent is spent.
    case overBudget = "over_budget"
    /// Whoever asked wants no answer any more.
    case cancelled
    /// The program that was to answer broke down.
    case crashed
  }

  /// What went wrong.
  public let kind: Kind
  /// What is wrong, and behind a semicolon what to do.
  public let message: String
  /// How often it was tried.
  public let attempts: Int

  /// A failure of a kind.
  public init(_ kind: Kind, _ message: String, attempts: Int = 0) {
    self.kind = kind
    self.message = message
    self.attempts = attempts
  }
}

extension CategoryFailure: CustomStringConvertible {
  /// The kind and the message.
  public var description: String { "\(kind.rawValue): \(message)" }
}
