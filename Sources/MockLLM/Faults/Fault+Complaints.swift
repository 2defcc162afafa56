// Faults that are told: with a status of their own, and a word of when to come again.

extension Fault {
  /// `Retry-After: 1`.
  static let limitedInSeconds = Fault(
    "429-seconds", "Too many requests; when to come again stands in seconds in a header.",
    .limited("Rate limit reached.")
  ) { [HTTPHeader("Retry-After", String(ServerTime.seconds($0.retryAfter)))] }

  /// `retry-after-ms: 350`.
  static let limitedInMilliseconds = Fault(
    "429-ms", "Too many requests; when to come again stands in milliseconds in a header.",
    .limited("Rate limit reached.")
  ) { [HTTPHeader("retry-after-ms", String(ServerTime.milliseconds($0.retryAfter)))] }

  /// `Retry-After: Sun, 06 Nov 1994 08:49:37 GMT`.
  static let limitedByDate = Fault(
    "429-date", "Too many requests; when to come again stands as a date in a header.",
    .limited("Rate limit reached.")
  ) { [HTTPHeader("Retry-After", ServerTime.date($0.now, after: $0.retryAfter))] }

  /// "Please try again in 350ms."
  static let limitedInBody = Fault(
    "429-body", "Too many requests; when to come again stands in the message alone."
  ) { reply, circumstances in
    let span = ServerTime.span(circumstances.retryAfter)
    reply = Complaint.limited("Rate limit reached. Please try again in \(span).").reply()
  }

  /// Nothing.
  static let limitedWithoutWord = Fault(
    "429-none", "Too many requests, without a word of when to come again."
  ) { reply, _ in reply = Complaint.limited("Rate limit reached.").reply() }

  /// A server that broke down.
  static let broken = Fault(
    "500", "The server breaks down.",
    .broken(500, "The server had an error while processing your request."))

  /// A server with too much to do.
  static let unavailable = Fault(
    "503", "The server has too much to do.",
    .broken(503, "The engine is currently overloaded, please try again later."))

  /// Money that is spent.
  static let quota = Fault(
    "quota", "The account's means are used up, which no waiting mends.", .quota)
}
