public import RingtrueCore
internal import RingtrueKernels

/// Finds how gross events of a kind may be for each tier.
///
/// A kind alone, with its decoys, is put into ledgers of calibration seeds; severities are halved
/// until the best rule of one line reaches what the tier allows. Seeds and places stay the same at
/// all severities, so that precision rises with severity but for little. No detector takes part.
public struct SeveritySearch: Sendable {
  /// How easily a kind is found at a severity.
  public struct Difficulty: Sendable, Hashable {
    /// The severity.
    public let severity: Double
    /// The mean average precision of the best rule, and the mean prevalence.
    public let rule: Double, prevalence: Double
  }

  /// What came of a tier.
  public struct Finding: Sendable, Hashable {
    /// The tier.
    public let tier: Tier
    /// The severity that belongs to it.
    public let difficulty: Difficulty
    /// The average precision of the oracle there; nil where there is none.
    public let oracle: Double?

    /// Why the tier is out of reach; nil if rule and oracle both reach what it asks for.
    public var obstacle: TierObstacle? {
      if difficulty.rule > tier.limit(prevalence: difficulty.prevalence) {
        return .tooPlain(difficulty.rule)
      }
      if difficulty.rule < tier.leastRule { return .tooHidden(difficulty.rule) }
      return oracle ?? 0 >= tier.oracle ? nil : .unknowable(oracle ?? 0)
    }
  }

  /// How many rows each ledger has, and how many anomalous ones for ten thousand of them.
  public var rows = 30_000, rate = 30.0
  /// How many events there are at least, so that none of them is all there is to a kind.
  public var leastEvents = 4.0
  /// The seeds that severities are calibrated on.
  public var seeds: [Seed] = [0xCA11_0001, 0xCA11_0002]
  /// Into how many equal steps severities are cut.
  public var steps = 8

  /// A search with the usual ledgers.
  public init() {}

  /// The severity of each tier for a kind.
  ///
  /// Cost: a battery for each severity that is tried, and an oracle for each tier.
  public func findings(
    of kind: any AnomalyKind, threads: Int = 1
  ) throws(WorldsError) -> [Finding] {
    var known: [Int: Difficulty] = [:]
    var findings: [Finding] = []
    let perEvent = try rowsPerEvent(kind, threads)
    for tier in Tiers.all {
      let step = try step(in: tier) { step throws(WorldsError) in
        try difficulty(kind, step: step, &known, perEvent, threads)
      }
      let found = try difficulty(kind, step: step, &known, perEvent, threads)
      let oracle: Double?
      if let same = findings.first(where: { $0.difficulty == found }) {
        oracle = same.oracle
      } else {
        oracle = try self.oracle(kind, found.severity, perEvent, threads)
      }
      findings.append(Finding(tier: tier, difficulty: found, oracle: oracle))
    }
    return findings
  }

  /// The lowest step that reaches a tier's lower bound, or the highest that keeps to its upper one.
  func step(
    in tier: Tier, _ difficulty: (Int) throws(WorldsError) -> Difficulty
  ) throws(WorldsError) -> Int {
    let isReached = tier.leastRule > 0
    var (low, high) = (0, steps)
    while low < high {
      let middle = isReached ? (low + high) / 2 : (low + high + 1) / 2
      let found = try difficulty(middle)
      if isReached {
        if found.rule >= tier.rule.lowerBound { high = middle } else { low = middle + 1 }
      } else if found.rule <= tier.limit(prevalence: found.prevalence) {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }

  private func difficulty(
    _ kind: any AnomalyKind, step: Int, _ known: inout [Int: Difficulty],
    _ perEvent: Double, _ threads: Int
  ) throws(WorldsError) -> Difficulty {
    if let difficulty = known[step] { return difficulty }
    let found = try difficulty(
      kind, severity: Double(step) / Double(steps), perEvent: perEvent, threads: threads)
    known[step] = found
    return found
  }

  /// How easily events of one severity are found by rules of one line.
  public func difficulty(
    _ kind: any AnomalyKind, severity: Double, perEvent: Double = 1, threads: Int = 1
  ) throws(WorldsError) -> Difficulty {
    let world = world(kind, severity, perEvent)
    var (rule, prevalence) = (0.0, 0.0)
    for seed in seeds {
      let dataset = try world.dataset(seed: seed, threads: threads)
      let assay = Assay(dataset)
      let result = Battery(deals: 0).results(in: dataset.table, assay, threads: threads)[0]
      rule += (result.best?.averagePrecision ?? 0) / Double(seeds.count)
      prevalence += result.prevalence / Double(seeds.count)
    }
    return Difficulty(severity: severity, rule: rule, prevalence: prevalence)
  }

  private func oracle(
    _ kind: any AnomalyKind, _ severity: Double, _ perEvent: Double, _ threads: Int
  ) throws(WorldsError) -> Double? {
    let world = world(kind, severity, perEvent)
    var datasets: [(seed: Seed, dataset: Dataset)] = []
    for seed in seeds {
      datasets.append((seed, try world.dataset(seed: seed, threads: threads)))
    }
    let found = try world.oracles(
      for: datasets, threads: threads, lessonRows: rows)
    return found.isEmpty
      ? nil : found.reduce(0) { $0 + ($1[kind.id] ?? 0) } / Double(found.count)
  }

  /// How many rows an event has on average.
  private func rowsPerEvent(
    _ kind: any AnomalyKind, _ threads: Int
  ) throws(WorldsError) -> Double {
    let truth = try world(kind, 0.5, rate / leastEvents).labelled(seed: 1, threads: threads).truth
    let events = truth.events.count { $0.decoyOf == nil }
    return Double(truth.labels.anomalousCount) / Double(max(1, events))
  }

  /// A ledger with nothing but the kind in it, nearly all of which is measured on.
  private func world(
    _ kind: any AnomalyKind, _ severity: Double, _ perEvent: Double
  ) -> LedgerWorld {
    let least = leastEvents * 10_000 / Double(rows)
    let rate = max(least, rate / max(1, perEvent))
    var world = LedgerWorld()
    world.plan.rows = rows
    world.profile = .extended
    world.split = RowSplit(.time, train: 0.05, calibration: 0)
    world.anomalies = [AnomalySetting(kind, rate: rate, severity: severity...severity)]
    return world
  }
}
