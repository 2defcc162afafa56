public import RingtrueCore
import RingtrueKernels

/// What ranking metrics are worth when labels have nothing to do with scores.
///
/// Labels are dealt out anew among the same scores, ties and all.
public struct PermutationNull: Sendable {
  /// What chance does to one metric.
  public struct Chance: Sendable, Equatable {
    /// The metric's name.
    public let metric: String
    /// The value that was found.
    public let value: Double
    /// The mean of the values by chance.
    public let mean: Double
    /// The bounds that hold 95 % of the values by chance.
    public let bounds: ClosedRange<Double>
    /// How likely chance alone does as well or better; never less than one in the draws.
    public let p: Double
  }

  let ranking: Ranking
  /// For each labelled row from the highest score down, its tie; and where each tie starts.
  private let ties: [UInt32]
  private let starts: [Int]

  /// The null of a ranking that knows its rows.
  ///
  /// Cost: O(n).
  public init(_ ranking: Ranking) throws(Undefined) {
    try ranking.requireBothClasses()
    guard let source = ranking.source else { throw .notGiven("rows") }
    var (ties, starts) = ([UInt32](), [Int]())
    var last = Double.nan
    for row in argsort(source.scores.span).reversed().lazy.map(Int.init)
    where source.labels.rows[row] != .unlabelled {
      if source.scores[row] != last { starts.append(ties.count) }
      last = source.scores[row]
      ties.append(UInt32(starts.count - 1))
    }
    (self.ranking, self.ties, self.starts) = (ranking, ties, starts + [ties.count])
  }

  /// What chance does to metrics, all from the same draws.
  ///
  /// Cost: O(anomalies · log anomalies) a draw.
  public func chances(
    of metrics: [Metric], draws: Int = 1000, seed: Seed = 1, width: Int = 1
  ) -> [Result<Chance, Undefined>] {
    let deals = Deals(of: ranking.positives, among: ranking.count, seed: seed)
    let drawn = parallelMap(Chunks(draws, of: 16), width: width) { indices in
      indices.map { index in
        var evidence = Evidence()
        evidence.ranking = dealt(deals.places(index))
        return metrics.map { try? $0.value(of: evidence) }
      }
    }
    var evidence = Evidence()
    evidence.ranking = ranking
    return metrics.enumerated().map { place, metric in
      Result { () throws(Undefined) in
        chance(
          metric.card, try metric.value(of: evidence), drawn.joined().compactMap { $0[place] })
      }
    }
  }

  private func chance(_ card: MetricCard, _ value: Double, _ drawn: [Double]) -> Chance {
    let asGood = drawn.count { card.better == .lower ? $0 <= value : $0 >= value }
    let bounds = drawn.isEmpty ? value...value : ResampledValues(drawn).percentile(0.95)
    return Chance(
      metric: card.id, value: value, mean: drawn.reduce(0, +) / Double(max(1, drawn.count)),
      bounds: bounds, p: Double(asGood + 1) / Double(drawn.count + 1))
  }

  /// The ranking with its anomalous rows at other places of the order, which ascend.
  func dealt(_ places: [Int]) -> Ranking {
    var ladder = Ladder(capacity: places.count)
    var (next, end) = (0, 0)
    while next < places.count {
      let tie = Int(ties[places[next]])
      let first = next
      while next < places.count, ties[places[next]] == tie { next += 1 }
      let positives = next - first
      ladder.pass(UInt32(starts[tie] - end))
      end = starts[tie + 1]
      ladder.tie(
        positives: UInt32(positives), normals: UInt32(end - starts[tie] - positives))
    }
    ladder.pass(UInt32(ties.count - end))
    return ladder.ranking
  }
}
