import RingtrueCore

/// The volumes under ROC and precision–recall when labels are softened by windows of every width.
///
/// For each window ℓ = 0…L every event is extended on both sides by d ≤ ℓ/2 indices of weight
/// √(1 − d/ℓ); hits count by weight, times the share of extended events that are hit at all. The
/// area is a trapezoid under ROC, and right rectangles under precision–recall; the volume is the
/// mean over the windows. At ℓ = 0 it is not the plain area, because of the factor for events.
///
/// Cost: O(n log n + L · (thresholds + indices in reach of an event)).
/// Paparrizos et al., PVLDB 15(11), 2022, doi:10.14778/3551793.3551830
struct RangeSurface {
  /// At which thresholds the curves are taken.
  enum Thresholds {
    /// At every distinct score.
    case every
    /// At the scores of so many evenly spread ranks, as published (there, 250).
    case spread(Int)
  }

  private let series: [Range<Int>]
  private let count: Int
  private let positives: Int
  /// How many indices each threshold flags, ascending.
  private let cuts: [Int]
  /// The indices within reach of an event, in the order of falling score.
  private let near: [Near]
  private let window: Int

  private struct Near {
    let index: Int
    let rank: Int
    let isEvent: Bool
  }

  init(_ series: EventSeries, window: Int, thresholds: Thresholds) throws(Undefined) {
    let events = try series.givenEvents()
    let scores = try series.givenScores()
    guard series.truth.contains(false) else { throw .oneClass }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    let reach = Self.extended(events, by: window / 2, within: scores.count)
    var isNear = [Bool](repeating: false, count: scores.count)
    for range in reach { for index in range { isNear[index] = true } }

    self.series = events
    self.window = window
    count = scores.count
    positives = events.reduce(0) { $0 + $1.count }
    cuts = Self.cuts(of: order.map { scores[$0] }, at: thresholds)
    near = order.enumerated().filter { isNear[$0.element] }.map {
      Near(index: $0.element, rank: $0.offset, isEvent: series.truth[$0.element])
    }
  }

  /// The volumes, as means over all windows.
  func volumes() -> (roc: Double, precisionRecall: Double) {
    let areas = (0...window).map { area(window: $0) }
    return (
      areas.reduce(0) { $0 + $1.roc } / Double(areas.count),
      areas.reduce(0) { $0 + $1.precisionRecall } / Double(areas.count)
    )
  }

  /// Walks through the thresholds from the highest on, with the labels of one window.
  private func area(window: Int) -> (roc: Double, precisionRecall: Double) {
    let labels = Labels(series, window: window, count: count)
    var isHit = [Bool](repeating: false, count: labels.events)
    var (hits, softHits, eventsHit, next) = (0, 0.0, 0, 0)
    var curve = Curve()
    for cut in cuts {
      while next < near.count, near[next].rank < cut {
        let place = near[next]
        next += 1
        if place.isEvent { hits += 1 } else { softHits += labels.weight[place.index] }
        let event = Int(labels.event[place.index])
        if event >= 0, !isHit[event] {
          isHit[event] = true
          eventsHit += 1
        }
      }
      let weighted = Double(hits) + softHits
      let expected = Double(positives) + softHits / 2
      let found = Double(eventsHit) / Double(labels.events)
      curve.add(
        recall: min(weighted / expected, 1) * found,
        falseAlarms: (Double(cut) - weighted) / (Double(count) - expected),
        precision: weighted / Double(cut))
    }
    return curve.areas
  }

  /// The ranges with some indices before and after, joined where they meet.
  private static func extended(
    _ ranges: [Range<Int>], by reach: Int, within count: Int
  ) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges {
      let start = max(0, range.lowerBound - reach)
      let end = min(count, range.upperBound + reach)
      if let last = joined.last, last.upperBound > start {
        joined[joined.count - 1] = last.lowerBound..<end
      } else {
        joined.append(start..<end)
      }
    }
    return joined
  }

  /// How many indices each threshold flags; ties are flagged together.
  private static func cuts(of sorted: [Double], at thresholds: Thresholds) -> [Int] {
    let ends = (1...sorted.count).filter { $0 == sorted.count || sorted[$0] != sorted[$0 - 1] }
    guard case .spread(let number) = thresholds else { return ends }
    let step = Double(sorted.count - 1) / Double(number - 1)
    var block = 0
    return (0..<number).map { place in
      let rank = place == number - 1 ? sorted.count - 1 : Int(Double(place) * step)
      while ends[block] <= rank { block += 1 }
      return ends[block]
    }
  }
}

extension RangeSurface {
  /// The softened labels of one window.
  private struct Labels {
    /// The weight of each index outside of the events.
    var weight: [Double]
    /// The extended event that each index belongs to, or −1.
    var event: [Int32]
    let events: Int

    init(_ series: [Range<Int>], window: Int, count: Int) {
      weight = [Double](repeating: 0, count: count)
      event = [Int32](repeating: -1, count: count)
      let joined = RangeSurface.extended(series, by: window / 2, within: count)
      events = joined.count
      for (number, range) in joined.enumerated() {
        for index in range { event[index] = Int32(number) }
      }
      guard window > 1 else { return }
      let slope = (1...window / 2).map { (1 - Double($0) / Double(window)).squareRoot() }
      for range in series {
        for (distance, height) in slope.enumerated() {
          add(height, at: range.lowerBound - 1 - distance)
          add(height, at: range.upperBound + distance)
        }
      }
    }

    private mutating func add(_ height: Double, at index: Int) {
      if weight.indices.contains(index) { weight[index] = min(1, weight[index] + height) }
    }
  }

  /// The areas under the curves as far as they are drawn.
  private struct Curve {
    private var last = (recall: 0.0, falseAlarms: 0.0)
    private var roc = 0.0
    private var precisionRecall = 0.0

    mutating func add(recall: Double, falseAlarms: Double, precision: Double) {
      roc += (falseAlarms - last.falseAlarms) * (recall + last.recall) / 2
      precisionRecall += (recall - last.recall) * precision
      last = (recall, falseAlarms)
    }

    /// With the ROC curve drawn to its corner.
    var areas: (roc: Double, precisionRecall: Double) {
      (roc + (1 - last.falseAlarms) * (1 + last.recall) / 2, precisionRecall)
    }
  }
}

extension Metric {
  /// The volume under the precision–recall surface, at every threshold.
  public static func vusPR(window: Int) -> Metric {
    surface("vus-pr@\(window)", "precision–recall", window, .every) { $0.precisionRecall }
  }

  /// The volume under the ROC surface, at every threshold.
  public static func vusROC(window: Int) -> Metric {
    surface("vus-roc@\(window)", "ROC", window, .every) { $0.roc }
  }

  /// The volume under the precision–recall surface, at 250 thresholds as published.
  public static func publishedVUSPR(window: Int) -> Metric {
    surface("vus-pr-250@\(window)", "precision–recall", window, .spread(250)) {
      $0.precisionRecall
    }
  }

  /// The volume under the ROC surface, at 250 thresholds as published.
  public static func publishedVUSROC(window: Int) -> Metric {
    surface("vus-roc-250@\(window)", "ROC", window, .spread(250)) { $0.roc }
  }
}

extension MetricPattern {
  /// The volumes for windows up to any width.
  static let surfaces = [
    MetricPattern("vus-pr@", "WINDOW") { window($0).map(Metric.vusPR) },
    MetricPattern("vus-roc@", "WINDOW") { window($0).map(Metric.vusROC) },
    MetricPattern("vus-pr-250@", "WINDOW") { window($0).map(Metric.publishedVUSPR) },
    MetricPattern("vus-roc-250@", "WINDOW") { window($0).map(Metric.publishedVUSROC) },
  ]

  private static func window(_ word: String) -> Int? {
    Int(word).flatMap { (0...100_000).contains($0) ? $0 : nil }
  }
}

private func surface(
  _ id: String, _ curve: String, _ window: Int, _ thresholds: RangeSurface.Thresholds,
  _ value: @escaping @Sendable ((roc: Double, precisionRecall: Double)) -> Double
) -> Metric {
  let places = if case .every = thresholds { "every threshold" } else { "250 thresholds" }
  return Metric(
    MetricCard(
      id: id, family: "events",
      summary: "The volume under the \(curve) surface for windows 0…\(window), at \(places).",
      better: .higher, range: 0...1,
      interval: "none: the events of one series are too few and not independent",
      reference: "Paparrizos et al., PVLDB 2022, doi:10.14778/3551793.3551830"),
    from: \.events
  ) { series throws(Undefined) in
    value(try RangeSurface(series, window: window, thresholds: thresholds).volumes())
  }
}
