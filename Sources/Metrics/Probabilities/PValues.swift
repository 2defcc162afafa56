public import RingtrueCore
import RingtrueKernels

/// A p-value for each row, such as a conformal detector gives, with labels.
///
/// Rows are sorted once, and kept as one level for each different p-value: all metrics, and all
/// resamples, work on the levels.
public struct PValues: Resampled {
  /// The part's name.
  public static let what = "p-values with labels"

  /// The rows that have one p-value.
  struct Level: Sendable {
    let value: Double
    var normals: UInt32 = 0
    var anomalies: UInt32 = 0
  }

  /// The different p-values, ascending.
  let levels: [Level]
  /// How many rows are normal, and how many anomalous.
  let normals: Int, anomalies: Int
  /// The rows one by one, where some belong together.
  private let members: Members?

  /// Rows in the order of their p-values, with what each belongs to.
  private struct Members: Sendable {
    var clusters: Clusters
    var levels: [Int] = []
    var isAnomalous: [Bool] = []
  }

  /// P-values from 0 to 1, one for each label; rows without a label do not count.
  ///
  /// With `clusters`, rows of one cluster are drawn together. Cost: O(n).
  public init(
    _ values: [Double], labels: Labels, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireSameLength("p-values", values.count, "labels", labels.rows.count)
    try requireClusters(clusters, of: values.count)
    try requireShares("p-values", values)
    let order = argsort(values.span).map { Int($0) }.filter { labels.rows[$0] != .unlabelled }
    var members = clusters.map { Members(clusters: $0.keeping(order)) }
    var levels: [Level] = []
    for row in order {
      let isAnomalous = labels.rows[row] == .anomalous
      if levels.last?.value != values[row] { levels.append(Level(value: values[row])) }
      if isAnomalous {
        levels[levels.count - 1].anomalies += 1
      } else {
        levels[levels.count - 1].normals += 1
      }
      members?.levels.append(levels.count - 1)
      members?.isAnomalous.append(isAnomalous)
    }
    self.init(levels, members)
  }

  private init(_ levels: [Level], _ members: Members? = nil) {
    self.levels = levels
    self.members = members
    normals = levels.reduce(0) { $0 + Int($1.normals) }
    anomalies = levels.reduce(0) { $0 + Int($1.anomalies) }
  }

  var count: Int { normals + anomalies }
  var hasClusters: Bool { members != nil }
}

// MARK: - Drawing anew

extension PValues {
  /// Rows drawn anew: all together, each class by itself, or whole clusters.
  public func resampling(_ request: IntervalRequest) throws(Undefined) -> Resampling<PValues> {
    guard count > 0 else { throw .noRows }
    if let members {
      return Resampling("cluster-bootstrap", units: members.clusters.count) { times in
        drawn(members, times)
      }
    }
    // What a formula does not bound asks for rates up to that: all rows above it are as one.
    let pool = request.bounds == nil ? PValues(merged(above: Self.highestRate)) : self
    let classes = [pool.levels.map(\.normals), pool.levels.map(\.anomalies)]
    if request.isStratified {
      return Resampling("stratified-bootstrap", urns: classes.map { Urn(balls: $0) }) {
        pool.with(normals: $0[0][...], anomalies: $0[1][...])
      }
    }
    return Resampling("bootstrap", urns: [Urn(balls: classes[0] + classes[1])]) { counts in
      let half = pool.levels.count
      return pool.with(normals: counts[0][..<half], anomalies: counts[0][half...])
    }
  }

  /// The levels with those above a value made one.
  private func merged(above limit: Double) -> [Level] {
    var merged = levels.filter { $0.value <= limit }
    let rest = levels.dropFirst(merged.count)
    guard !rest.isEmpty else { return merged }
    merged.append(
      Level(
        value: 1, normals: rest.reduce(0) { $0 + $1.normals },
        anomalies: rest.reduce(0) { $0 + $1.anomalies }))
    return merged
  }

  private func with(normals: ArraySlice<UInt32>, anomalies: ArraySlice<UInt32>) -> PValues {
    PValues(
      zip(levels, zip(normals, anomalies)).map { level, counts in
        Level(value: level.value, normals: counts.0, anomalies: counts.1)
      })
  }

  private func drawn(_ members: Members, _ times: [UInt32]) -> PValues {
    var drawn = levels.map { Level(value: $0.value) }
    for (row, cluster) in members.clusters.rows.enumerated() {
      let level = members.levels[row]
      if members.isAnomalous[row] {
        drawn[level].anomalies += times[Int(cluster)]
      } else {
        drawn[level].normals += times[Int(cluster)]
      }
    }
    return PValues(drawn)
  }
}

// MARK: - What they tell

extension PValues {
  /// The share of false discoveries that is asked for.
  fileprivate static let highestRate = 0.1

  /// The normal rows, of which there must be one.
  fileprivate func requireNormals() throws(Undefined) -> Double {
    guard count > 0 else { throw .noRows }
    guard normals > 0 else { throw .oneClass }
    return Double(normals)
  }

  /// The most by which the share of normal rows up to some p-value exceeds it.
  fileprivate func excess() throws(Undefined) -> Double {
    let all = try requireNormals()
    var (below, excess) = (0, 0.0)
    for level in levels {
      below += Int(level.normals)
      excess = max(excess, Double(below) / all - level.value)
    }
    return excess
  }

  /// The normal rows up to a p-value, among all normal ones.
  fileprivate func alarms(upTo value: Double) throws(Undefined) -> Proportion {
    _ = try requireNormals()
    let raised = levels.prefix { $0.value <= value }.reduce(0) { $0 + Int($1.normals) }
    return Proportion(raised, of: normals)
  }

  /// How many rows of each class the procedure of Benjamini and Hochberg finds at a rate of false
  /// discoveries.
  fileprivate func discoveries(
    rate: Double = Self.highestRate
  ) throws(Undefined) -> (normal: Int, anomalous: Int) {
    guard count > 0 else { throw .noRows }
    var (below, found) = ((normal: 0, anomalous: 0), (normal: 0, anomalous: 0))
    for level in levels {
      below = (below.normal + Int(level.normals), below.anomalous + Int(level.anomalies))
      let rank = below.normal + below.anomalous
      if rank > 0, level.value * Double(count) / Double(rank) <= rate { found = below }
    }
    return found
  }
}

extension Metric {
  /// How many more normal rows than promised lie below some p-value.
  public static let conformalExcess = pValues(
    "conformal-excess", "The most by which normal rows below some p-value exceed that p-value.",
    .lower, interval: "by Massart's inequality; cluster bootstrap with clusters",
    "Bates et al., Annals of Statistics 51(1), 2023, doi:10.1214/22-AOS2244",
    unless: { values, request throws(Undefined) in
      // The law of so many rows is nowhere further from the true one, whatever that may be.
      // Massart, Annals of Probability 18(3), 1990, doi:10.1214/aop/1176990746
      let reach =
        (Elementary.log(2 / (1 - request.confidence)) / (2 * Double(values.normals))).squareRoot()
      let excess = try values.excess()
      return Measure.Interval(
        low: max(0, excess - reach), high: min(1, excess + reach),
        confidence: request.confidence, method: "massart")
    }
  ) { values throws(Undefined) in try values.excess() }

  /// The share of normal rows with a p-value of at most 5 %.
  public static let conformalFalseAlarms = pValues(
    "conformal-false-alarms@0.05",
    "The share of normal rows with a p-value of at most 0.05; valid p-values give at most that.",
    .lower, interval: "Wilson; cluster bootstrap with clusters",
    "Bates et al., Annals of Statistics 51(1), 2023, doi:10.1214/22-AOS2244",
    unless: { values, request throws(Undefined) in
      try values.alarms(upTo: 0.05).wilson(request.confidence)
    }
  ) { values throws(Undefined) in try values.alarms(upTo: 0.05).share }

  /// The share of discoveries that are false when a rate of 10 % is asked for.
  public static let falseDiscoveries = pValues(
    "fdp@bh-0.1", "The share of normal rows among those that Benjamini–Hochberg finds at 0.1.",
    .lower, interval: "bootstrap; Clopper–Pearson where all agree",
    "Benjamini & Hochberg, JRSS B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
    unless: { values, request throws(Undefined) in
      let found = try values.discoveries()
      let all = Double(found.normal + found.anomalous)
      return request.unanimous(Double(found.normal) / all, among: all)
    }
  ) { values throws(Undefined) in
    let found = try values.discoveries()
    guard found.normal + found.anomalous > 0 else { throw .nothingFlagged }
    return Double(found.normal) / Double(found.normal + found.anomalous)
  }

  /// The share of anomalous rows that are discovered then.
  public static let discoveryPower = pValues(
    "power@bh-0.1", "The share of anomalous rows that Benjamini–Hochberg finds at 0.1.",
    .higher, interval: "bootstrap; Clopper–Pearson where all agree",
    "Benjamini & Hochberg, JRSS B 57(1), 1995, doi:10.1111/j.2517-6161.1995.tb02031.x",
    unless: { values, request throws(Undefined) in
      let all = Double(values.anomalies)
      return request.unanimous(Double(try values.discoveries().anomalous) / all, among: all)
    }
  ) { values throws(Undefined) in
    let found = try values.discoveries()
    guard values.anomalies > 0 else { throw .oneClass }
    return Double(found.anomalous) / Double(values.anomalies)
  }
}

private func pValues(
  _ id: String, _ summary: String, _ better: MetricCard.Orientation, interval: String,
  _ reference: String,
  unless formula:
    @escaping @Sendable (PValues, IntervalRequest) throws(Undefined) -> Measure
    .Interval?,
  _ value: @escaping @Sendable (PValues) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "probabilities", summary: summary, better: better, range: 0...1,
      interval: interval, reference: reference),
    resampling: \.pValues,
    // Formulas are of rows that were drawn one by one.
    unless: { values, request throws(Undefined) in
      try values.hasClusters ? nil : formula(values, request)
    }, value: value)
}
