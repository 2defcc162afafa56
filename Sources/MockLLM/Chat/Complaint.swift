internal import RingtrueCore

/// Why a call is not answered, in the form in which OpenAI's servers say so.
struct Complaint: Error, Sendable, Equatable {
  let status: Int
  let type: String
  var code: String?
  var parameter: String?
  var message: String

  /// A call that is wrong in one of its parameters.
  static func request(_ message: String, at parameter: String?) -> Complaint {
    Complaint(
      status: 400, type: "invalid_request_error", parameter: parameter, message: message)
  }

  /// A call that comes too soon.
  static func limited(_ message: String) -> Complaint {
    Complaint(
      status: 429, type: "requests", code: "rate_limit_exceeded", message: message)
  }

  /// An account whose means are used up.
  static let quota = Complaint(
    status: 429, type: "insufficient_quota", code: "insufficient_quota",
    message: "You exceeded your current quota, please check your plan and billing details.")

  /// A server that broke down.
  static func broken(_ status: Int, _ message: String) -> Complaint {
    Complaint(status: status, type: "server_error", message: message)
  }

  /// The complaint as an answer.
  func reply(_ headers: [HTTPHeader] = []) -> Reply {
    let error: JSON = [
      "message": .string(message), "type": .string(type),
      "param": parameter.map { .string($0) } ?? .null, "code": code.map { .string($0) } ?? .null,
    ]
    return Reply(
      status, headers, body: Array((["error": error] as JSON).text.utf8), type: "application/json")
  }
}

extension HTTPRefusal {
  /// What is said to bytes that are no request.
  var complaint: Complaint {
    Complaint(status: status, type: "invalid_request_error", message: message)
  }
}
