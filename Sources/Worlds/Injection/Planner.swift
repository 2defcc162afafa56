internal import RingtrueKernels

/// An event with its place, before it is put in.
struct PlannedEvent: Sendable {
  let kind: any AnomalyKind
  /// Which event of its order it is, and which of all of its kind, from 1.
  let number: Int, ordinal: Int
  let isDecoy: Bool
  let isOn: Bool
  let severity: Double
  let dials: Dials
  var draft: Draft
  /// How hard it is meant to be found, if the scenario says so.
  var tier: String?
}

/// Finds a place for every event that is ordered.
///
/// Each event draws from its own entity of its kind's stream, and takes its rows for itself.
/// In each turn decoys come first, then events, in the order of the orders. Modifiers follow when
/// all have their places.
struct EventPlanner {
  private var site: Site
  private let seed: UInt64
  private let zones: Zones

  /// How often an event may try again.
  private static let tries = 256

  init(_ ledger: Ledger, zones: Zones) {
    site = Site(ledger, period: zones.all)
    seed = ledger.seed
    self.zones = zones
  }

  /// All events with their places, or why one has none.
  static func plan(
    _ orders: [EventOrder], in ledger: Ledger, zones: Zones, modifiers: [any Modifier] = []
  ) throws(WorldsError) -> [PlannedEvent] {
    var planner = EventPlanner(ledger, zones: zones)
    var planned: [PlannedEvent] = []
    for turn in Turn.allCases {
      let orders = orders.filter { $0.kind.turn == turn }
      for order in orders { planned += try planner.place(order, decoys: true) }
      for order in orders { planned += try planner.place(order, decoys: false) }
    }
    let kinds = orders.filter { $0.modifier == nil }.map(\.kind)
    for modifier in modifiers { planner.alter(&planned, by: modifier, amid: kinds) }
    return planned
  }

  private mutating func place(
    _ order: EventOrder, decoys: Bool
  ) throws(WorldsError) -> [PlannedEvent] {
    let count = decoys ? order.decoys : order.count
    var planned: [PlannedEvent] = []
    for number in order.numbers(ofDecoys: decoys) {
      let zone = decoys ? zones.all : order.zone(of: number, among: count, in: zones)
      site.period = zone.narrowed(to: order.window)
      guard let event = event(number, of: order, isDecoy: decoys) else {
        throw .noPlace(order.kind.id, wanted: count, placed: planned.count, decoys: decoys)
      }
      site.claim(event.draft)
      planned.append(event)
    }
    return planned
  }

  private func event(_ number: Int, of order: EventOrder, isDecoy: Bool) -> PlannedEvent? {
    let stream = order.stream(seed: seed, ofDecoys: isDecoy)
    let severity = order.severity(
      of: number, among: isDecoy ? order.decoys : order.count, at: stream.entity(number)[0].unit)
    let dials = Dials(order.kind.card.dials, severity: severity)
    for attempt in 0..<Self.tries {
      var draws = stream.entity(number << 8 | attempt | 1 << 62)
      let draft =
        isDecoy
        ? order.kind.decoy(dials, &draws, at: site) : order.kind.draft(dials, &draws, at: site)
      guard var draft, site.accepts(draft) else { continue }
      draft.modifiers = order.modifier.map { [$0] } ?? []
      return PlannedEvent(
        kind: order.kind, number: number,
        ordinal: (isDecoy ? order.hand.decoysBefore : order.hand.eventsBefore) + number + 1,
        isDecoy: isDecoy,
        isOn: isDecoy ? order.hasDecoys : order.isOn, severity: severity, dials: dials,
        draft: draft, tier: order.tier)
    }
    return nil
  }

  /// Alters events where they are; one that the ledger would not bear stays as it was.
  private mutating func alter(
    _ events: inout [PlannedEvent], by modifier: any Modifier, amid kinds: [any AnomalyKind]
  ) {
    site.period = zones.all
    for place in events.indices where !events[place].isDecoy {
      let event = events[place]
      let name = "\(type(of: modifier).id)/\(event.kind.id)"
      var draws = RandomStream(seed: seed, name: name).entity(event.number)
      let context = EventContext(kind: event.kind, severity: event.severity, kinds: kinds)
      site.release(event.draft)
      if let draft = modifier.altered(event.draft, of: context, &draws, at: site),
        site.accepts(draft), site.bears(draft)
      {
        events[place].draft = draft
      }
      site.claim(events[place].draft)
    }
  }
}

extension Range<Int64> {
  /// The part that lies in a window; all of the window if none does.
  fileprivate func narrowed(to window: Range<Int64>?) -> Range<Int64> {
    guard let window else { return self }
    return overlaps(window) ? clamped(to: window) : window
  }
}
