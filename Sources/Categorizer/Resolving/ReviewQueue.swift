public import RingtrueCore

/// The breaks that people look at, the most money first.
public struct ReviewQueue: Sendable {
  /// A break that waits for somebody.
  public struct Item: Sendable, Equatable {
    /// The break, and what became of it before anybody looked.
    public let request: CategoryRequest
    /// Why it is looked at, its task and its ticket.
    public let resolution: Resolver.Resolution
    /// The bucket that it was given, if it was given one.
    public let given: String?
  }

  /// The breaks that wait, the most money first; of equal money the first to come.
  public let items: [Item]

  /// The breaks that are not closed unseen, of all that were answered.
  public init(
    _ requests: [CategoryRequest], _ outcomes: [CategoryOutcome], by resolver: Resolver
  ) {
    let waiting = zip(requests, outcomes).compactMap { request, outcome -> Item? in
      let resolution = resolver.resolution(of: request, outcome)
      guard !resolution.isClosed else { return nil }
      return Item(
        request: request, resolution: resolution, given: try? outcome.get().answer.bucket)
    }
    items = waiting.enumerated().sorted {
      ($1.element.money, $0.offset) < ($0.element.money, $1.offset)
    }.map(\.element)
  }
}

extension ReviewQueue.Item {
  /// What the two systems differ by; unknown money is looked at first.
  fileprivate var money: Double { request.fields["NETDIFFERENCE"]?.double?.magnitude ?? .infinity }
}
