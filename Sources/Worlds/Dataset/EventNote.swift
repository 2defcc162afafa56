internal import RingtrueCore

/// What labels say of an event beside what every event has.
struct EventNote {
  /// The accounts or trades that it concerns, by the names that the tables use.
  var entities: [JSON] = []
  /// The stream and the entity of it that its chance is drawn from.
  var key = ""
  /// Whether what it does to balances stays in its rows, moves those behind it, or makes them wrong.
  var propagation: String?
  /// How hard it is meant to be found, if the scenario says so.
  var tier: String?
  /// The bucket and the code of its cause, in a reconciliation.
  var cause: (bucket: String, code: String)?
  /// The currency of its impact.
  var currency = "EUR"
}

extension LabelledLedger {
  /// A note on each event of the truth, in its order. Cost: linear in the rows of events.
  func notes() -> [EventNote] {
    zip(events.filter(\.isOn), truth.events).map { planned, told in
      let accounts = Set(told.rows.map { injected.rows.account[Int(order[$0])] })
      return EventNote(
        entities: accounts.sorted().map {
          .integer(base.population.number(ofAccount: Int($0)) + 1)
        }, key: planned.key,
        propagation: planned.draft.propagation, tier: planned.tier)
    }
  }
}

extension PlannedEvent {
  /// Where its chance is drawn from, such as `inject/balance_break/7`.
  fileprivate var key: String {
    let source = isDecoy ? "decoy" : draft.modifiers.first { $0 == Poison.id } ?? "inject"
    return "\(source)/\(kind.id)/\(number)"
  }
}

extension Draft {
  /// What its edits do to the balances behind them, the gravest of all.
  fileprivate var propagation: String {
    if edits.contains(where: { $0.ripple == .corrupts }) { return "cascade" }
    return edits.contains { $0.ripple == .moves } ? "moves" : "local"
  }
}

extension BreakList {
  /// A note on each event of the world, in its order.
  func notes() -> [EventNote] {
    world.events.map { event in
      let cause = taxonomy[event.mishap.cause]
      return EventNote(
        entities: [.string(world.reference(event.group))],
        key:
          "\(event.modifiers.first { $0 == Poison.id } ?? "inject")/\(event.mishap.id)/\(world.trades[event.group].key)",
        propagation: "local", cause: cause.map { ($0.bucket, $0.code) })
    }
  }
}
