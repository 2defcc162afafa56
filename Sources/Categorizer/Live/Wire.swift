internal import RingtrueCore

/// What is sent to a server.
struct WireCall: Sendable {
  let address: String
  let body: [UInt8]
  /// How long the whole exchange may take.
  let timeLimit: Duration
}

/// What a server sent back.
struct WireAnswer: Sendable {
  let status: Int
  /// The headers by their names in lower case.
  let headers: [String: String]
  let body: [UInt8]
  /// The time from the sending to the last byte.
  let latency: Duration
}

/// A way to a server; tests bring one of their own.
///
/// When the task is cancelled it ends at once, with `cancelled`.
protocol Transport: Sendable {
  /// Sends a call, and waits for the answer.
  func send(_ call: WireCall) async throws(CategoryFailure) -> WireAnswer
}
