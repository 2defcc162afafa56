package import RingtrueCore

extension Contest {
  /// The systems that are compared, best first.
  package var systems: [Contender] { contenders.filter { $0.role == .system } }
  /// The best of them.
  package var leader: Contender? { systems.first }
  /// The best of the trivial baselines.
  package var control: Contender? { contenders.first { $0.role == .control } }
  /// What can be known at the most.
  package var oracle: Contender? { contenders.first { $0.role == .oracle } }

  /// The best system, or why nothing can be drawn.
  func requireLeader() throws(MissingMaterial) -> Contender {
    guard let leader else { throw .noSystems }
    return leader
  }

  /// Those with curves, best first.
  func requireCurves() throws(MissingMaterial) -> [Contender] {
    let drawn = contenders.filter { !$0.curves.isEmpty }
    guard drawn.contains(where: { $0.role == .system }) else { throw .noScores }
    return drawn
  }

  /// How many rows were measured, and how many of them were anomalous.
  package var rows: Int { datasets.reduce(0) { $0 + $1.measured.count } }
  package var anomalies: Int { datasets.reduce(0) { $0 + $1.labels.anomalousCount } }

  /// The share of anomalies, where there are rows.
  package var prevalence: Double { rows == 0 ? 0 : Double(anomalies) / Double(rows) }

  /// On what it was measured, in one line.
  package var subtitle: String {
    let seeds = Set(contenders.flatMap { $0.reports.map(\.trial.seed.rawValue) }).sorted()
    return [
      name, "\(rows.of("row")) measured, \(anomalies.grouped) of them anomalous",
      Self.words(of: seeds),
    ].joined(separator: "  ·  ")
  }

  /// Which seeds, ascending, in few words.
  package static func words(of seeds: [UInt64]) -> String {
    guard let first = seeds.first, let last = seeds.last else { return "no seed" }
    if seeds.count == 1 { return "seed \(first)" }
    let isRow = last - first == UInt64(seeds.count - 1)
    if isRow { return "seeds \(first) to \(last)" }
    return seeds.count <= 5
      ? "seeds \(seeds.map { String($0) }.listed)" : "\(seeds.count) seeds"
  }

  /// Who leads, by what, and from whom that cannot be told apart; or that it is worth nothing.
  package func finding(_ leader: Contender) -> String {
    let head = "\(leader.name) leads at AP \(leader.precision.share)"
    if let control, control.precision >= leader.precision {
      return "\(head), and yet the control \(control.name) has \(control.precision.share)"
    }
    let rivals = systems.filter { $0.name != leader.name }
    guard !rivals.isEmpty else { return "\(leader.name) reaches AP \(leader.precision.share)" }
    let compared = rivals.filter { $0.gap != nil }
    guard !compared.isEmpty else { return head }
    let alike = compared.filter { $0.gap.map { !$0.isReal } ?? false }.map(\.name)
    switch alike.count {
    case 0: return "\(head), ahead of all others"
    case 1...2: return "\(head); \(alike.listed) cannot be told apart from it"
    case compared.count:
      return "\(head), but none of \(alike.count) others can be told apart from it"
    default:
      return "\(head); \(alike.count) of \(compared.count) others cannot be told apart from it"
    }
  }
}

extension Competitor {
  /// The mean of a measure over trials, with bounds where all trials have them.
  package func estimate(_ metric: String) -> Estimate? {
    Estimate(reports.compactMap { $0.measure(metric) })
  }
}

/// A mean of measures, with its bounds.
package struct Estimate: Sendable, Equatable {
  package let value: Double
  package let bounds: ClosedRange<Double>?

  package init(_ value: Double, _ bounds: ClosedRange<Double>? = nil) {
    (self.value, self.bounds) = (value, bounds)
  }

  /// The mean of several measures, whose errors are taken as independent; nil where none is defined.
  package init?(_ measures: [Measure]) {
    self.init(mean: measures.compactMap { Estimate($0) })
  }

  /// A measure with its bounds; nil where it is undefined.
  private init?(_ measure: Measure) {
    guard case .success(let value) = measure.value, value.isFinite else { return nil }
    self.init(value, (try? measure.interval.get()).map { $0.low...max($0.low, $0.high) })
  }

  /// The mean of several estimates, whose errors are taken as independent, with bounds where all
  /// have them; nil where there are none.
  package init?(mean estimates: [Estimate]) {
    guard !estimates.isEmpty else { return nil }
    let count = Double(estimates.count)
    let mean = estimates.reduce(0) { $0 + $1.value } / count
    func reach(_ side: (Double, ClosedRange<Double>) -> Double) -> Double {
      let squares = estimates.reduce(0.0) { sum, one in
        let distance = one.bounds.map { side(one.value, $0) } ?? 0
        return sum + distance * distance
      }
      return squares.squareRoot() / count
    }
    value = mean
    bounds =
      estimates.allSatisfy { $0.bounds != nil }
      ? mean - reach { $0 - $1.lowerBound }...mean + reach { $1.upperBound - $0 } : nil
  }

  /// The value with its bounds, for a list.
  package var words: String {
    value.share + (bounds.map { " [\($0.lowerBound.share), \($0.upperBound.share)]" } ?? "")
  }
}
