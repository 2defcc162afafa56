/// Sorts reconciliation breaks into buckets by their records and comments.
///
/// A categorizer waits, for a network or another program, far more than it computes; so it is
/// asynchronous, and whoever asks decides how many calls are in flight. When the task is cancelled,
/// a call ends soon, with `cancelled` for what it had no answer to.
public protocol Categorizing: Sendable {
  /// The name by which users ask for it.
  var id: String { get }

  /// A reply or a failure for each request, in their order; never fewer, and never more.
  ///
  /// Requests that come together may be put to a model in one message.
  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome]
}

/// What became of one request.
public typealias CategoryOutcome = Result<CategoryReply, CategoryFailure>
