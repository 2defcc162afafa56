internal import RingtrueCore

/// What an answer of a server means for the call that it answers.
enum Verdict: Sendable, Equatable {
  /// It is an answer.
  case answered
  /// Asking again may help.
  case again(CategoryFailure)
  /// Asking this again does not help.
  case never(CategoryFailure)
  /// Asking anything again does not help.
  case over(CategoryFailure)
}

extension Verdict {
  /// Sorts an answer, as OpenAI's own client does, but for quotas: these are never asked again.
  init(_ answer: WireAnswer) {
    let (code, message) = Self.fault(answer)
    let told = "the server answered \(answer.status): \(message)"
    switch answer.status {
    case 200: self = .answered
    case _ where Self.quotas.contains(code):
      self = .over(CategoryFailure(.outOfQuota, told + "; top the account up, then resume"))
    case 429: self = .again(CategoryFailure(.rateLimited, told + "; ask less often"))
    case 401, 403: self = .over(CategoryFailure(.rejected, told + "; check the key"))
    case 408, 409, 500...599:
      self = .again(CategoryFailure(.unavailable, told + "; try again later"))
    default: self = .never(CategoryFailure(.rejected, told + "; check the model and the request"))
    }
    // The server knows best.
    if answer.headers["x-should-retry"] == "false", case .again(let failure) = self {
      self = .never(failure)
    }
  }

  /// What did not even come to an answer.
  init(_ failure: CategoryFailure) {
    switch failure.kind {
    case .timedOut, .unreachable, .unavailable: self = .again(failure)
    default: self = .never(failure)
    }
  }

  /// The error's code or type, and what it says: one line, cut to a length that a log can bear.
  private static func fault(_ answer: WireAnswer) -> (code: String, message: String) {
    let text = String(decoding: answer.body.prefix(1 << 16), as: UTF8.self)
    guard let error = (try? JSON.read(text)).flatMap({ $0["error"] }) else {
      return ("", "no word of what is wrong")
    }
    let code = error["code"]?.string ?? error["type"]?.string ?? ""
    let message = (error["message"]?.string ?? error.string ?? code)
      .split { $0.isNewline }.joined(separator: " ")
    return (code, String(message.prefix(200)))
  }

  private static let quotas: Set<String> = [
    "insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exceeded",
    "credit_balance_too_low", "insufficient_balance",
  ]
}
