import RingtrueCore
import RingtrueKernels

/// Which features were blamed for each row, with those that were to blame.
public struct Explanations: Repeated {
  /// The part's name.
  public static let what = "explanations with true causes"

  /// One explained row.
  public struct Row: Sendable {
    /// How many features there are to blame.
    public let features: Int
    /// How many of them were to blame.
    public let causes: Int
    /// The places in the ranking, from 1 on, of those that were to blame, ascending.
    let ranks: [Int]

    /// Features in the order of falling blame, and those that were to blame.
    ///
    /// A cause that is not in the ranking is never found; `features` counts all, ranked or not. A
    /// feature that comes twice stands at its first place.
    public init(ranking: [Int], truth: Set<Int>, features: Int? = nil) {
      let ranking = ranking.withoutRepetition
      self.features = max(features ?? 0, truth.union(ranking).count)
      causes = truth.count
      ranks = ranking.indices.filter { truth.contains(ranking[$0]) }.map { $0 + 1 }
    }
  }

  /// What the ranking of each row that has a true cause is worth.
  let worths: [Worth]
  /// How often each of them counts.
  private let times: [UInt32]
  let clusters: Clusters?

  /// Explained rows; those without a true cause do not count.
  public init(_ rows: [Row], clusters: Clusters? = nil) {
    let kept = rows.indices.filter { rows[$0].causes > 0 }
    worths = kept.map { Worth(rows[$0]) }
    times = kept.map { _ in 1 }
    self.clusters = clusters?.keeping(kept)
  }

  private init(_ worths: [Worth], times: [UInt32]) {
    (self.worths, self.times, clusters) = (worths, times, nil)
  }

  var units: Int { worths.count }

  func repeated(_ times: [UInt32]) -> Explanations { Explanations(worths, times: times) }

  /// The mean over the rows.
  func mean(_ value: (Worth) -> Double) throws(Undefined) -> Double {
    var (sum, count) = (0.0, 0.0)
    for (worth, times) in zip(worths, times) {
      sum += Double(times) * value(worth)
      count += Double(times)
    }
    guard count > 0 else { throw .noRows }
    return sum / count
  }

  /// What a row's ranking is worth by each metric: found once, however often the row is drawn.
  struct Worth: Sendable {
    let hits, wideHits, reciprocalRank, precision, gain: Double
    /// The same for features in random order.
    let randomHits, randomWideHits, randomReciprocalRank, randomPrecision, randomGain: Double

    init(_ row: Row) {
      (hits, randomHits) = (row.hitRate(factor: 1), row.randomHitRate(factor: 1))
      (wideHits, randomWideHits) = (row.hitRate(factor: 1.5), row.randomHitRate(factor: 1.5))
      (reciprocalRank, randomReciprocalRank) = (row.reciprocalRank, row.randomReciprocalRank)
      (precision, randomPrecision) = (row.averagePrecision, row.randomAveragePrecision)
      (gain, randomGain) = (row.gain(at: 5), row.randomGain(at: 5))
    }
  }
}

extension [Int] {
  /// The elements in the order in which they first come.
  fileprivate var withoutRepetition: [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Explanations.Row {
  /// The share of causes among the first places, of which there are `factor` for each cause.
  func hitRate(factor: Double) -> Double {
    let places = self.places(factor)
    return Double(ranks.count { $0 <= places }) / Double(causes)
  }

  /// The same for features in random order.
  func randomHitRate(factor: Double) -> Double {
    Double(min(places(factor), features)) / Double(features)
  }

  private func places(_ factor: Double) -> Int { Int(factor * Double(causes)) }

  /// One over the first place that holds a cause.
  var reciprocalRank: Double { ranks.first.map { 1 / Double($0) } ?? 0 }

  /// The same, on average over all orders.
  var randomReciprocalRank: Double {
    var noneYet = 1.0
    return (1...(features - causes + 1)).reduce(0) { sum, place in
      let hit = Double(causes) / Double(features - place + 1)
      defer { noneYet *= 1 - hit }
      return sum + noneYet * hit / Double(place)
    }
  }

  /// The precision at the place of each cause, on average over the causes.
  var averagePrecision: Double {
    let sum = ranks.enumerated().reduce(0.0) { $0 + Double($1.offset + 1) / Double($1.element) }
    return sum / Double(causes)
  }

  /// The same, on average over all orders.
  var randomAveragePrecision: Double {
    let harmonic = (1...features).reduce(0.0) { $0 + 1 / Double($1) }
    let others = features > 1 ? Double(causes - 1) / Double(features - 1) : 0
    return (harmonic + others * (Double(features) - harmonic)) / Double(features)
  }

  /// The gain of the first places, discounted by the logarithm of the place, over the best.
  func gain(at places: Int) -> Double {
    let found = ranks.filter { $0 <= places }.reduce(0) { $0 + discount($1) }
    return found / bestGain(at: places)
  }

  /// The same for features in random order.
  func randomGain(at places: Int) -> Double {
    let all = (1...min(places, features)).reduce(0) { $0 + discount($1) }
    return all * Double(causes) / Double(features) / bestGain(at: places)
  }

  private func bestGain(at places: Int) -> Double {
    (1...min(places, causes)).reduce(0) { $0 + discount($1) }
  }

  private func discount(_ place: Int) -> Double {
    Elementary.log(2) / Elementary.log(Double(place + 1))
  }
}

extension Metric {
  /// How many of the causes are among as many first places.
  public static let hitRate = explanation(
    "hit-rate@g", "The share of true causes among as many of the most blamed features."
  ) { $0.hits }
  /// The same for features in random order.
  public static let randomHitRate = explanation(
    "hit-rate@g-chance", "What hit-rate@g would be for features in random order."
  ) { $0.randomHits }
  /// How many of the causes are among half as many places again, rounded down.
  public static let wideHitRate = explanation(
    "hit-rate@1.5g", "The share of true causes among half as many features again."
  ) { $0.wideHits }
  /// The same for features in random order.
  public static let randomWideHitRate = explanation(
    "hit-rate@1.5g-chance", "What hit-rate@1.5g would be for features in random order."
  ) { $0.randomWideHits }
  /// How soon the first cause is named.
  public static let reciprocalRank = explanation(
    "mrr", "One over the place of the first true cause, on average."
  ) { $0.reciprocalRank }
  /// The same for features in random order.
  public static let randomReciprocalRank = explanation(
    "mrr-chance", "What mrr would be for features in random order."
  ) { $0.randomReciprocalRank }
  /// How many of the first places hold causes, at each cause.
  public static let blamePrecision = explanation(
    "map", "The average precision with which a row's blame ranks its true causes, over all rows."
  ) { $0.precision }
  /// The same for features in random order.
  public static let randomBlamePrecision = explanation(
    "map-chance", "What map would be for features in random order."
  ) { $0.randomPrecision }
  /// How high the causes stand among the first five places.
  public static let blameGain = explanation(
    "ndcg@5", "The discounted gain of the five most blamed features, over the best possible."
  ) { $0.gain }
  /// The same for features in random order.
  public static let randomBlameGain = explanation(
    "ndcg@5-chance", "What ndcg@5 would be for features in random order."
  ) { $0.randomGain }
}

private func explanation(
  _ id: String, _ summary: String,
  _ value: @escaping @Sendable (Explanations.Worth) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "explanations", summary: summary,
      better: id.hasSuffix("-chance") ? .neither : .higher, range: 0...1,
      interval: "bootstrap; exact where it is 0 or 1",
      reference: id.hasPrefix("hit")
        ? "Su et al., KDD 2019, doi:10.1145/3292500.3330672"
        : "Järvelin & Kekäläinen, TOIS 20(4), 2002, doi:10.1145/582415.582418"),
    resampling: \.explanations,
    unless: { explanations, request throws(Undefined) in
      let units = explanations.clusters?.count ?? explanations.units
      return request.unanimous(try explanations.mean(value), among: Double(units))
    }
  ) { explanations throws(Undefined) in try explanations.mean(value) }
}
