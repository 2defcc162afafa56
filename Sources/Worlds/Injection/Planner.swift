internal import RingtrueKernels

/// An event with its place, before it is put in.
struct PlannedEvent: Sendable {
  let kind: any AnomalyKind
  let isDecoy: Bool
  let isOn: Bool
  let severity: Double
  let dials: Dials
  let draft: Draft
}

/// Finds a place for every event that is ordered.
///
/// Each event draws from its own entity of its kind's stream, and takes its rows for itself.
/// In each turn decoys come first, then events, in the order of the orders.
struct EventPlanner {
  private var site: Site
  private let seed: UInt64
  private let zones: Zones

  /// How often an event may try again.
  private static let tries = 64

  init(_ ledger: Ledger, zones: Zones) {
    site = Site(ledger, period: zones.all)
    seed = ledger.seed
    self.zones = zones
  }

  /// All events with their places, or why one has none.
  static func plan(
    _ orders: [EventOrder], in ledger: Ledger, zones: Zones
  ) throws(WorldsError) -> [PlannedEvent] {
    var planner = EventPlanner(ledger, zones: zones)
    var planned: [PlannedEvent] = []
    for turn in Turn.allCases {
      let orders = orders.filter { $0.kind.turn == turn }
      for order in orders { planned += try planner.place(order, decoys: true) }
      for order in orders { planned += try planner.place(order, decoys: false) }
    }
    return planned
  }

  private mutating func place(
    _ order: EventOrder, decoys: Bool
  ) throws(WorldsError) -> [PlannedEvent] {
    let stream = RandomStream(seed: seed, name: (decoys ? "decoy/" : "inject/") + order.kind.id)
    let count = decoys ? order.decoys : order.count
    var planned: [PlannedEvent] = []
    for number in 0..<count {
      let zone = decoys ? zones.all : zones.zone(of: number, among: count)
      site.period = zone.narrowed(to: order.window)
      guard let event = event(number, of: order, stream, isDecoy: decoys) else {
        throw .noPlace(order.kind.id, wanted: count, placed: number, decoys: decoys)
      }
      site.claim(event.draft)
      planned.append(event)
    }
    return planned
  }

  private func event(
    _ number: Int, of order: EventOrder, _ stream: RandomStream, isDecoy: Bool
  ) -> PlannedEvent? {
    let (low, high) = (order.severity.lowerBound, order.severity.upperBound)
    let severity = low + (high - low) * stream.entity(number)[0].unit
    let dials = Dials(order.kind.card.dials, severity: severity)
    for attempt in 0..<Self.tries {
      var draws = stream.entity(number << 8 | attempt | 1 << 62)
      let draft =
        isDecoy
        ? order.kind.decoy(dials, &draws, at: site) : order.kind.draft(dials, &draws, at: site)
      if let draft, site.accepts(draft) {
        return PlannedEvent(
          kind: order.kind, isDecoy: isDecoy, isOn: isDecoy ? order.hasDecoys : order.isOn,
          severity: severity, dials: dials, draft: draft)
      }
    }
    return nil
  }
}

extension Range<Int64> {
  /// The part that lies in a window; all of the window if none does.
  fileprivate func narrowed(to window: Range<Int64>?) -> Range<Int64> {
    guard let window else { return self }
    return overlaps(window) ? clamped(to: window) : window
  }
}
