internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueMetrics

/// What a system reached on one part of a scenario, over all seeds and repetitions.
public struct SystemStanding: Sendable, Equatable {
  /// What a system is in a comparison.
  public enum Role: Sendable, Equatable {
    /// One of those that are compared.
    case system
    /// A trivial baseline.
    case control
    /// What can be known at the most.
    case oracle
  }

  /// The system's name.
  public let system: String
  /// What it is there for.
  public let role: Role
  /// How many trials were measured.
  public let trials: Int
  /// The mean average precision.
  public let precision: Double
  /// The bounds of that mean, where they are known.
  public let bounds: ClosedRange<Double>?
  /// The means of other measures, by metric.
  public let others: [String: Double]
  /// How likely chance alone reaches what its trials did, all together; nil where that is not known.
  public let chance: Double?
  /// The kind of anomaly that it ranks worst, with the area that it reaches there.
  public let worstKind: (kind: String, area: Double)?
  /// How far it is from the leader, if it was compared.
  public internal(set) var gap: Gap?
  /// The middle of the times to fit, and to score one row, in nanoseconds, where they were taken.
  public let fitTime: Int?, rowTime: Int?
  /// How long a row had to wait at the most, but for one in a hundred, under a load; in nanoseconds.
  public let loadTime: Int?
  /// Seconds of its trials, all together.
  public let seconds: Double

  /// A difference from the leader on the same rows.
  public struct Gap: Sendable, Equatable {
    /// The leader's average precision less this system's.
    public let difference: Double
    /// The bounds of that difference.
    public let bounds: ClosedRange<Double>
    /// How likely so large a difference would be by chance, corrected for there being many.
    public let p: Double
    /// The least difference that would be found, as more than chance, in four of five such tests.
    public let detectable: Double

    /// Whether the leader can be told from it.
    public var isReal: Bool { p < 0.05 }
  }

  /// Standings are equal when all that they say is.
  public static func == (first: SystemStanding, second: SystemStanding) -> Bool {
    first.system == second.system && first.precision == second.precision
      && first.gap == second.gap && first.worstKind?.kind == second.worstKind?.kind
  }
}

extension SystemStanding {
  /// What the reports of one system on one part come to; nil where none was measured.
  init?(_ reports: [TrialReport]) {
    let measured = reports.filter { $0.precision != nil }
    guard let first = measured.first else { return nil }
    system = first.trial.system
    role =
      system == SystemChoice.oracle
      ? .oracle : SystemChoice.controls.contains(system) ? .control : .system
    trials = measured.count
    precision = measured.mean { $0.precision } ?? 0
    bounds = measured.bounds(of: "average-precision")
    var others: [String: Double] = [:]
    for id in ["roc-auc", "recall", "precision", "fpr", "f1"] {
      others[id] = measured.mean { $0.value(of: id) }
    }
    self.others = others
    chance = Self.chance(measured)
    worstKind = Self.worstKind(measured)
    fitTime = measured.compactMap { $0.median(.fit) }.middle
    rowTime = measured.compactMap { $0.median(.row) }.middle
    loadTime = measured.compactMap { $0.time(.load, atShare: 0.99) }.middle
    seconds = reports.reduce(0) { $0 + ($1.usage?.wallSeconds ?? 0) }
  }

  /// The chances of trials on different data, made one.
  ///
  /// Fisher, Statistical Methods for Research Workers, 4th ed. 1932, § 21.1. Repetitions on the same
  /// data are no further evidence; the first of them counts.
  private static func chance(_ reports: [TrialReport]) -> Double? {
    let chances = reports.filter { $0.trial.replicate == 0 }.compactMap {
      $0.value(of: Metric.averagePrecisionChance.id)
    }
    if chances.count < 2 { return chances.first }
    let statistic = chances.reduce(0) { $0 - 2 * Elementary.log($1) }
    return Special.chiSquareUpper(statistic, degrees: Double(2 * chances.count))
  }

  private static func worstKind(_ reports: [TrialReport]) -> (kind: String, area: Double)? {
    var areas: [String: [Double]] = [:]
    for slice in reports.flatMap(\.slices) where slice.dimension == "kind" {
      let area = slice.measures.first { $0.metric == "roc-auc" }.flatMap { try? $0.value.get() }
      if let area { areas[slice.value, default: []].append(area) }
    }
    let means = areas.mapValues { $0.reduce(0, +) / Double($0.count) }
    return means.min { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
  }
}

// MARK: - Reading reports

extension TrialReport {
  /// The value of a measure of all rows.
  func value(of metric: String) -> Double? { measure(metric).flatMap { try? $0.value.get() } }

  /// What trials are ranked by.
  var precision: Double? { value(of: "average-precision") }

  /// The middle of a stage's times.
  fileprivate func median(_ stage: StageTime.Stage) -> Int? { time(stage, atShare: 0.5) }

  /// The time of a stage that a share of its repetitions did not exceed.
  fileprivate func time(_ stage: StageTime.Stage, atShare share: Double) -> Int? {
    guard let buckets = times.first(where: { $0.stage == stage })?.buckets else { return nil }
    var rest = Int(Double(buckets.reduce(0) { $0 + $1.count }) * share)
    for bucket in buckets {
      if rest < bucket.count { return bucket.nanoseconds }
      rest -= bucket.count
    }
    return nil
  }
}

extension [TrialReport] {
  /// The mean of what those trials have that have it.
  func mean(_ value: (TrialReport) -> Double?) -> Double? {
    let values = compactMap(value)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The bounds of the mean of a measure, whose errors are taken as independent; nil where a trial
  /// that has the measure has no bounds.
  func bounds(of metric: String) -> ClosedRange<Double>? {
    let known = compactMap { $0.measure(metric) }.compactMap { measure in
      (try? measure.value.get()).map { (value: $0, interval: try? measure.interval.get()) }
    }
    let intervals = known.compactMap(\.interval)
    guard intervals.count == known.count, let one = intervals.first else { return nil }
    if intervals.count == 1 { return one.low...one.high }
    let (count, mean) = (
      Double(known.count), known.reduce(0) { $0 + $1.value } / Double(known.count)
    )
    func reach(_ side: (Measure.Interval, Double) -> Double) -> Double {
      let squares = zip(intervals, known).reduce(0.0) { sum, pair in
        let distance = side(pair.0, pair.1.value)
        return sum + distance * distance
      }
      return squares.squareRoot() / count
    }
    return mean - reach { $1 - $0.low }...mean + reach { $0.high - $1 }
  }
}

extension [Int] {
  fileprivate var middle: Int? { isEmpty ? nil : sorted()[count / 2] }
}
