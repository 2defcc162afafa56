import RingtrueCore
import RingtrueKernels

/// Numenta's score: each event counts its earliest flag, and each flag elsewhere costs.
///
/// The windows are the events as labelled, and the threshold is given from elsewhere, never fitted
/// to these labels. The first 15 % of the series (at most 750 indices) do not count.
/// Lavin & Ahmad, ICMLA 2015, doi:10.1109/ICMLA.2015.141
public struct NABScore: Sendable {
  /// The name of the weights, such as `standard`.
  public let profile: String
  /// What a flag at the very start of an event earns.
  public let hit: Double
  /// What an event without a flag costs.
  public let miss: Double
  /// What a flag far from any event costs.
  public let falseAlarm: Double

  /// Weights of one's own.
  public init(profile: String, hit: Double, miss: Double, falseAlarm: Double) {
    self.profile = profile
    self.hit = hit
    self.miss = miss
    self.falseAlarm = falseAlarm
  }

  /// The three published profiles.
  public static let profiles = [
    NABScore(profile: "standard", hit: 1, miss: 1, falseAlarm: 0.11),
    NABScore(profile: "reward-low-fp", hit: 1, miss: 1, falseAlarm: 0.22),
    NABScore(profile: "reward-low-fn", hit: 1, miss: 2, falseAlarm: 0.11),
  ]

  /// The score of flags, where 0 is to flag nothing and 100 to flag each event at its start.
  func value(of series: EventSeries) throws(Undefined) -> Double {
    let flags = try series.givenFlags()
    let probation = Self.probation(of: flags.count)
    let events = try series.givenEvents().filter { $0.upperBound > probation }
    guard !events.isEmpty else { throw .noEvents }
    let found = events.reduce(0) { sum, event in
      let first = flags[max(event.lowerBound, probation)..<event.upperBound].firstIndex(of: true)
      return sum + (first.map { reward(at: $0, in: event) } ?? -miss)
    }
    let raw = found - cost(of: flags, outside: series.events, after: probation)
    let (null, perfect) = (-miss * Double(events.count), hit * Double(events.count))
    return 100 * (raw - null) / (perfect - null)
  }

  private func reward(at index: Int, in event: Range<Int>) -> Double {
    let place = -Double(event.upperBound - index) / Double(event.count)
    return hit * Self.sigmoid(place) / Self.sigmoid(-1)
  }

  /// What the flags outside of events cost, less when they come soon after one.
  private func cost(of flags: [Bool], outside events: [Range<Int>], after probation: Int) -> Double
  {
    var cost = 0.0
    var passed = 0
    for index in probation..<flags.count where flags[index] {
      while passed < events.count, events[passed].upperBound <= index { passed += 1 }
      if passed < events.count, events[passed].contains(index) { continue }
      guard passed > 0 else {
        cost += falseAlarm
        continue
      }
      let last = events[passed - 1]
      let past = Double(index - last.upperBound + 1) / Double(last.count - 1)
      cost -= falseAlarm * Self.sigmoid(past)
    }
    return cost
  }

  static func probation(of count: Int) -> Int {
    min(Int(0.15 * Double(count)), 750)
  }

  /// From 1 far before the end of a window over 0 at its end to −1 far behind it.
  private static func sigmoid(_ place: Double) -> Double {
    place >= 3 ? -1 : 2 / (1 + Elementary.exp(5 * place)) - 1
  }
}

extension Metric {
  /// Numenta's score with some weights.
  public static func nab(_ score: NABScore) -> Metric {
    Metric(
      MetricCard(
        id: "nab@\(score.profile)", family: "events",
        summary: "Numenta's score for early flags and few false ones; 0 flags nothing.",
        better: .higher, range: -Double.infinity...100,
        interval: "none: the events of one series are too few and not independent",
        reference: "Lavin & Ahmad, ICMLA 2015, doi:10.1109/ICMLA.2015.141"),
      from: \.events
    ) { series throws(Undefined) in try score.value(of: series) }
  }
}
