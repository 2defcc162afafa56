public import RingtrueCore

/// A ledger with anomalies in it, the truth about them, and its exact clean twin.
///
/// ```swift
/// let ledger = Ledger(LedgerPlan(rows: 20_000), seed: 7)
/// let labelled = try LabelledLedger(ledger, orders: [EventOrder(kind, count: 20)])
/// let table = try labelled.table(.core11)
/// ```
public struct LabelledLedger: Sendable {
  /// The ledger before anything was put in.
  public let base: Ledger
  /// What is known of every row, event and cell.
  public let truth: GroundTruth
  /// The place in the twin of each row; -1 for rows that the twin does not have.
  public let twinRows: [Int32]
  /// What was ordered.
  public let orders: [EventOrder]
  /// How long after an event its label becomes known, in days.
  public let labelDelay: Int

  let zones: Zones
  let events: [PlannedEvent]
  let injected: Assembly
  let twin: Assembly
  let order: [UInt32]
  let twinOrder: [UInt32]

  /// Plans all events, puts them in, and writes down the truth; imperfections can be taken out.
  ///
  /// Cost: linear in the rows, beside a sort.
  public init(
    _ base: Ledger, orders: [EventOrder], modifiers: [any Modifier] = [],
    trainShare: Double = 0.5, contamination: Double = 1, labelDelay: Int = 7,
    hasNoise: Bool = true
  ) throws(WorldsError) {
    let zones = Zones(base, trainShare: trainShare, contamination: contamination)
    let added = modifiers.flatMap { $0.orders(rows: base.plan.rows, train: trainShare) }
    let orders = (orders + added).dealt(to: base.plan.block)
    let events = try EventPlanner.plan(
      orders, in: base, zones: zones, modifiers: modifiers)
    self.init(
      base, orders: orders, zones: zones, events: events, labelDelay: labelDelay,
      modifiers: modifiers, hasNoise: hasNoise)
  }

  init(
    _ base: Ledger, orders: [EventOrder], zones: Zones, events: [PlannedEvent], labelDelay: Int,
    modifiers: [any Modifier] = [], hasNoise: Bool = true
  ) {
    self.base = base
    self.orders = orders
    self.zones = zones
    self.events = events
    self.labelDelay = labelDelay
    let edits = Self.numbered(events)
    let calming = hasNoise ? [] : base.calming()
    let injected = Self.assembly(base, edits.filter { $0.event.isOn }.map(\.numbered), calming)
    let twin = Self.assembly(
      base, edits.filter { $0.event.isOn && $0.event.isDecoy }.map(\.numbered), calming)
    let order = base.order(of: injected.rows)
    twinOrder = base.order(of: twin.rows)
    let places = Places(base.postings.count, edits: edits.count)
    let shown = places.shown(injected, order)
    let twinShown = places.shown(twin, twinOrder)
    twinRows = order.map { twinShown[places.key(injected.sources[Int($0)])] }
    (self.injected, self.twin, self.order) = (injected, twin, order)
    var truth = TruthWriter(
      base: base, events: events, firstEdits: Self.firstEdits(events), places: places,
      injected: injected, order: order, shown: shown, labelDelay: labelDelay
    ).truth()
    let usual = shown.prefix(base.postings.count).map { $0 < 0 ? nil : Int($0) }
    for modifier in modifiers {
      modifier.relabel(&truth, usual: usual, seed: base.plan.block.seed(base.seed))
    }
    self.truth = truth
  }

  /// The same data with another truth.
  init(_ other: LabelledLedger, truth: GroundTruth) {
    base = other.base
    orders = other.orders
    labelDelay = other.labelDelay
    zones = other.zones
    events = other.events
    (injected, order) = (other.injected, other.order)
    (twin, twinOrder, twinRows) = (other.twin, other.twinOrder, other.twinRows)
    self.truth = truth
  }

  /// The ledger with its anomalies, as a system sees it.
  public func table(_ profile: LedgerProfile) throws(TableError) -> Table {
    try base.table(of: injected.rows, in: order, profile)
  }

  /// The same ledger as it would be had nothing anomalous happened.
  public func cleanTwin(_ profile: LedgerProfile) throws(TableError) -> Table {
    try base.table(of: twin.rows, in: twinOrder, profile)
  }

  /// The base with edits in it, and what undoes imperfections wherever no edit takes a row out.
  private static func assembly(
    _ base: Ledger, _ edits: [Assembly.Numbered], _ calming: [Edit]
  ) -> Assembly {
    guard !calming.isEmpty else { return Assembly(base, edits) }
    let taken = Set(edits.compactMap(\.edit.row))
    let others = calming.filter { $0.row.map { !taken.contains($0) } ?? true }
    return Assembly(base, edits + others.map { Assembly.Numbered(number: .max, edit: $0) })
  }

  private static func firstEdits(_ events: [PlannedEvent]) -> [Int] {
    events.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.draft.edits.count) }
  }

  private static func numbered(
    _ events: [PlannedEvent]
  ) -> [(event: PlannedEvent, numbered: Assembly.Numbered)] {
    var number = 0
    return events.flatMap { event in
      event.draft.edits.map { edit in
        defer { number += 1 }
        return (event, Assembly.Numbered(number: number, edit: edit))
      }
    }
  }
}

/// Finds rows again: those of the base by their place, those that were put in by their edit.
struct Places: Sendable {
  private let rows: Int
  private let edits: Int

  init(_ rows: Int, edits: Int) {
    self.rows = rows
    self.edits = edits
  }

  /// One number for each row that can be in any version of the ledger.
  @inline(__always)
  func key(_ source: Int32) -> Int { source >= 0 ? Int(source) : rows + Int(~source) }

  /// The number of a row of the base.
  func key(row: Int) -> Int { row }

  /// The number of what an edit puts in.
  func key(edit: Int) -> Int { rows + edit }

  /// Where each row is shown; -1 for those that a version does not have.
  func shown(_ assembly: Assembly, _ order: [UInt32]) -> [Int32] {
    var shown = [Int32](repeating: -1, count: rows + edits)
    for (place, row) in order.enumerated() {
      shown[key(assembly.sources[Int(row)])] = Int32(place)
    }
    return shown
  }
}
