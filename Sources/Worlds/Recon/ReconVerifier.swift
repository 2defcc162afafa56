/// Looks whether a reconciliation is what it claims to be.
public struct ReconVerifier: Sendable {
  /// How often each error was asked for, by its id.
  var requested: [String: Int]
  /// The errors that befell trades.
  var events: [TradeEvent]
  /// The trades that break, by their places.
  var broken: Set<Int>

  /// A look at a reconciliation.
  public init(_ world: Reconciliation) {
    requested = world.requested
    events = world.events
    broken = Set(world.spans.map(\.group))
  }

  /// Everything that is wrong with it, each in a sentence. Cost: linear in the errors.
  public func faults() -> [String] { requestedIsPlaced() + tradesHaveOneError() + errorsBreak() }

  /// Every error befalls as many trades as were asked for; poison asks for others beside them.
  private func requestedIsPlaced() -> [String] {
    var placed: [String: Int] = [:]
    for event in events where !event.modifiers.contains(Poison.id) {
      placed[event.mishap.id, default: 0] += 1
    }
    return Set(requested.keys).union(placed.keys).sorted().compactMap { id in
      let (wanted, found) = (requested[id] ?? 0, placed[id] ?? 0)
      return found == wanted ? nil : "\(found) of \(wanted) of '\(id)' are placed"
    }
  }

  /// No two errors befall one trade.
  private func tradesHaveOneError() -> [String] {
    Dictionary(grouping: events, by: \.group).filter { $0.value.count > 1 }.keys.sorted().map {
      "trade \($0) has more than one error"
    }
  }

  /// Every error makes its trade a break.
  private func errorsBreak() -> [String] {
    events.filter { !broken.contains($0.group) }.map {
      "'\($0.mishap.id)' at severity \($0.severity) leaves trade \($0.group) unbroken"
    }
  }
}
