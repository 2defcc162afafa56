public import RingtrueCore
internal import RingtrueKernels

/// Finds how gross events of a kind may be for each tier.
///
/// A kind alone, with its decoys, is put into ledgers of calibration seeds, at one severity after
/// another. The best rule of one line is chosen on one seed and measured on the next: measured
/// where it was chosen, the luckiest of ten thousand rules would look better than it is. Of the
/// severities at which it finds what the tier asks for, the grossest at which enough can be known
/// belongs to the tier. Where a fixed rule must find the kind, ledgers have neither decoys nor
/// ordinary rows that are not quite right. No detector takes part.
public struct SeveritySearch: Sendable {
  /// How easily a kind is found at a severity.
  public struct Difficulty: Sendable, Hashable {
    /// The severity.
    public let severity: Double
    /// The mean average precision of the best rule, each chosen on another seed than it is measured
    /// on, and the mean prevalence.
    public let rule: Double, prevalence: Double

    /// Whether rules find what they have to for a tier, and no more than they may.
    func fits(_ tier: Tier) -> Bool {
      excess(over: tier) == 0
    }

    /// Whether rules find more nearly what they may, or have to, than at another severity.
    func isNearer(to tier: Tier, than other: Difficulty) -> Bool {
      excess(over: tier) < other.excess(over: tier)
    }

    /// By how much rules find more than they may, or less than they have to.
    private func excess(over tier: Tier) -> Double {
      max(0, rule - tier.limit(prevalence: prevalence), tier.leastRule - rule)
    }
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
  /// Cost: a battery a severity, and an oracle for each that a tier's rules allow; once more for
  /// bare ledgers.
  public func findings(
    of kind: any AnomalyKind, threads: Int = 1
  ) throws(WorldsError) -> [Finding] {
    let perEvent = try rowsPerEvent(kind, threads)
    var findings: [Finding] = []
    for isBare in [true, false] {
      let ledgers = Ledgers(kind: kind, perEvent: perEvent, isBare: isBare)
      findings += try self.findings(
        Tiers.all.filter { $0.isBare == isBare }, in: ledgers, threads: threads)
    }
    return findings
  }

  private func findings(
    _ tiers: [Tier], in ledgers: Ledgers, threads: Int
  ) throws(WorldsError) -> [Finding] {
    var difficulties: [Difficulty] = []
    for step in 0...steps {
      let severity = Double(step) / Double(steps)
      difficulties.append(try difficulty(ledgers, severity: severity, threads: threads))
    }
    var known: [Double: Double?] = [:]
    var findings: [Finding] = []
    for tier in tiers {
      let found = try finding(tier, among: difficulties) { severity throws(WorldsError) in
        if let oracle = known[severity] { return oracle }
        let oracle = try oracle(ledgers, severity, threads)
        known[severity] = .some(oracle)
        return oracle
      }
      findings.append(found)
    }
    return findings
  }

  /// The severity that belongs to a tier, among some from mild to gross: the grossest at which enough
  /// can be known if there is any, or that at which most can be known. Where rules find too much, or
  /// too little, at any severity, that at which they come nearest.
  func finding(
    _ tier: Tier, among difficulties: [Difficulty],
    oracle: (_ severity: Double) throws(WorldsError) -> Double?
  ) throws(WorldsError) -> Finding {
    var best: Finding?
    for difficulty in difficulties.reversed() where difficulty.fits(tier) {
      let found = Finding(
        tier: tier, difficulty: difficulty, oracle: try oracle(difficulty.severity))
      if found.obstacle == nil { return found }
      if best.map({ found.oracle ?? 0 > $0.oracle ?? 0 }) ?? true { best = found }
    }
    if let best { return best }
    var nearest = difficulties[0]
    for other in difficulties where other.isNearer(to: tier, than: nearest) { nearest = other }
    return Finding(tier: tier, difficulty: nearest, oracle: try oracle(nearest.severity))
  }

  /// How easily events of one severity are found by rules of one line.
  func difficulty(
    _ ledgers: Ledgers, severity: Double, threads: Int = 1
  ) throws(WorldsError) -> Difficulty {
    let world = world(ledgers, severity)
    let battery = Battery(deals: 0)
    var trials: [(table: Table, assay: Assay, best: SearchResult)] = []
    for seed in seeds {
      let dataset = try world.dataset(seed: seed, threads: threads)
      let assay = Assay(dataset)
      let best = battery.results(in: dataset.table, assay, threads: threads)[0]
      trials.append((dataset.table, assay, best))
    }
    var (rule, prevalence) = (0.0, 0.0)
    for (place, trial) in trials.enumerated() {
      let chosen = trials[(place + 1) % trials.count].best.best
      let found = battery.precision(of: chosen, in: trial.table, trial.assay)
      rule += found / Double(seeds.count)
      prevalence += trial.best.prevalence / Double(seeds.count)
    }
    return Difficulty(severity: severity, rule: rule, prevalence: prevalence)
  }

  private func oracle(
    _ ledgers: Ledgers, _ severity: Double, _ threads: Int
  ) throws(WorldsError) -> Double? {
    let world = world(ledgers, severity)
    var datasets: [(seed: Seed, dataset: Dataset)] = []
    for seed in seeds {
      datasets.append((seed, try world.dataset(seed: seed, threads: threads)))
    }
    let found = try world.oracles(
      for: datasets, threads: threads, lessonRows: rows)
    return found.isEmpty
      ? nil : found.reduce(0) { $0 + ($1[ledgers.kind.id] ?? 0) } / Double(found.count)
  }

  /// How many rows an event has on average.
  private func rowsPerEvent(
    _ kind: any AnomalyKind, _ threads: Int
  ) throws(WorldsError) -> Double {
    let ledgers = Ledgers(kind: kind, perEvent: rate / leastEvents)
    let truth = try world(ledgers, 0.5).labelled(seed: 1, threads: threads).truth
    let events = truth.events.count { $0.decoyOf == nil }
    return Double(truth.labels.anomalousCount) / Double(max(1, events))
  }

  /// What ledgers hold: a kind, of which an event has so many rows.
  struct Ledgers {
    let kind: any AnomalyKind
    var perEvent = 1.0
    /// Whether there is nothing else that is odd.
    var isBare = false
  }

  /// A ledger with nothing but the kind in it, nearly all of which is measured on.
  private func world(_ ledgers: Ledgers, _ severity: Double) -> LedgerWorld {
    let least = leastEvents * 10_000 / Double(rows)
    let rate = max(least, rate / max(1, ledgers.perEvent))
    var world = LedgerWorld()
    world.plan.rows = rows
    world.profile = .extended
    world.split = RowSplit(.time, train: 0.05, calibration: 0)
    world.hasNoise = !ledgers.isBare
    world.anomalies = [
      AnomalySetting(
        ledgers.kind, rate: rate, decoys: ledgers.isBare ? 0 : 1, severity: severity...severity)
    ]
    return world
  }
}
