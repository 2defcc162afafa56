public import RingtrueCore

/// The world of a retail bank's ledger, as a scenario describes it.
///
/// ```json5
/// { rows: 100000, months: 18, profile: "core11", decoys: 2,
///   anomalies: [{ kind: "amount_context", per_10k: 4, severity: [0.3, 0.7] }] }
/// ```
public struct LedgerWorld: World {
  /// Its name in scenarios.
  public static let id = "ledger"
  /// What it is.
  public static let summary =
    "A retail bank's ledger: clients with habits, and postings with exact balances."
  /// Its version: a higher one gives other bytes for the same seed.
  public static let version = 3

  /// The ledger before anything is put in.
  public var plan = LedgerPlan()
  /// The columns that systems are shown.
  public var profile = LedgerProfile.core11
  /// What is put in.
  public var anomalies: [AnomalySetting] = []
  /// What is done to events, to labels and to columns beside that.
  public var modifiers: [any Modifier] = []
  /// Whether rows that are not quite right are left so.
  public var hasNoise = true
  /// How rows are kept apart.
  public var split = RowSplit()
  /// How often events are in train, beside the rest.
  public var contamination = 1.0
  /// After how many days a label is known.
  public var labelDelay = 7
  /// How many rows are made at a time: so many that they take some 150 MB.
  public var blockSize = BlockSize(rows: 250_000)

  /// A ledger without anomalies.
  public init() {}

  /// The same world with about as many rows.
  public func resized(to rows: Int) -> LedgerWorld {
    var world = self
    world.plan.rows = rows
    world.plan.block = .whole
    return world
  }

  /// Some of the accounts each.
  public var blocks: [LedgerWorld] {
    guard plan.block == .whole else { return [self] }
    return Block.all(of: plan.rows, blockSize).map { block in
      var world = self
      world.plan.block = block
      return world
    }
  }

  /// The ledger with its anomalies.
  public func labelled(seed: Seed, threads: Int) throws(WorldsError) -> LabelledLedger {
    let ledger = Ledger(plan, seed: seed.rawValue, threads: threads)
    return try LabelledLedger(
      ledger, orders: anomalies.map { $0.order(rows: plan.rows, ledger) }, modifiers: modifiers,
      trainShare: split.boundary == .entity ? 0.1 : split.train, contamination: contamination,
      labelDelay: labelDelay, hasNoise: hasNoise)
  }

  /// The dataset of a seed.
  public func madeAtOnce(seed: Seed, threads: Int) throws(WorldsError) -> Dataset {
    let labelled = try labelled(seed: seed, threads: threads)
    do {
      return try LedgerDataset(self, labelled).dataset()
    } catch {
      throw .broken("\(error)")
    }
  }
}

/// How many events of a kind a scenario asks for, of what severity, and when.
public struct AnomalySetting: Sendable {
  /// The kind.
  public var kind: any AnomalyKind
  /// How many events there are for every ten thousand rows; at least one.
  public var rate: Double
  /// How many decoys there are for each event.
  public var decoys: Double
  /// Between which severities events lie.
  public var severity: ClosedRange<Double>
  /// How hard they are meant to be found, if the scenario says so; `severity` is then that tier's.
  public var tier: String?
  /// The days in which they happen; any if nil.
  public var window: Range<Day>?
  /// Whether they, and their decoys, are really put in.
  public var isOn: Bool, hasDecoys: Bool

  /// A setting for a kind.
  public init(
    _ kind: any AnomalyKind, rate: Double, decoys: Double = 1,
    severity: ClosedRange<Double> = 0.3...0.7, window: Range<Day>? = nil, isOn: Bool = true,
    hasDecoys: Bool = true
  ) {
    self.kind = kind
    self.rate = rate
    self.decoys = decoys
    self.severity = severity
    self.window = window
    self.isOn = isOn
    self.hasDecoys = hasDecoys
  }

  /// The order of so many events and decoys as a ledger of that size has.
  func order(rows: Int, _ ledger: Ledger) -> EventOrder {
    let count = max(1, Int(rate * Double(rows) / 10_000 + 0.5))
    var order = EventOrder(
      kind, count: count, decoys: Int(decoys * Double(count) + 0.5), severity: severity,
      isOn: isOn, hasDecoys: hasDecoys)
    order.tier = tier
    order.window = window.map { window in
      Int64(window.lowerBound.number) * 86_400..<Int64(window.upperBound.number) * 86_400
    }
    return order
  }
}
