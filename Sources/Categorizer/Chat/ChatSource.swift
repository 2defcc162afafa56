internal import RingtrueCore

/// Whoever answers calls of a model: a server, or a recording of one.
protocol ChatSource: Sendable {
  /// Answers a call; what it gives is of status 200, and nothing more is known of it.
  func answer(_ request: ChatRequest) async throws(CategoryFailure) -> ChatAnswer
}

/// An answer to a call, and how it came about.
struct ChatAnswer: Sendable, Equatable {
  /// The server's answer, byte by byte.
  let body: [UInt8]
  /// How long the server took for it.
  let latency: Duration
  /// Where it is from.
  let source: Provenance.Source
  /// How often the server was asked, and how long was waited beside.
  var attempts = 0
  var waited = Duration.zero
}
