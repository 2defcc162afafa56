import RingtrueCore

/// How near alarms and events lie, each distance as the chance that a random place lies farther.
///
/// Index i stands for the time from i to i + 1. Every event owns the zone of what lies nearest to
/// it; precision and recall are first found within zones, by integrals in closed form, then
/// averaged. Cost: O(events · log alarms + alarms).
/// Huet, Navarro & Rossi, KDD 2022, doi:10.1145/3534678.3539339
struct Affiliation {
  private let events: [Span]
  private let zones: [Span]
  /// What of the alarms lies within each zone.
  private let alarms: [[Span]]

  init(_ series: EventSeries) throws(Undefined) {
    let events = try series.givenEvents().map(Span.init)
    let alarms = try series.alarms()
    let cuts = zip(events, events.dropFirst()).map { ($0.end + $1.start) / 2 }
    let bounds = [0] + cuts + [Double(series.truth.count)]
    let zones = zip(bounds, bounds.dropFirst()).map { Span($0, $1) }
    self.events = events
    self.zones = zones
    self.alarms = zones.map { zone in
      let touched = Int(zone.start)..<Int(zone.end.rounded(.up))
      return alarms.overlapping(touched).map { Span($0).clamped(to: zone) }.filter { $0.length > 0 }
    }
  }

  /// The mean over the zones that hold an alarm.
  func precision() throws(Undefined) -> Double {
    let held = events.indices.filter { !alarms[$0].isEmpty }
    guard !held.isEmpty else { throw .nothingFlagged }
    return held.reduce(0) { $0 + precision(at: $1) } / Double(held.count)
  }

  /// The mean over all zones; one without an alarm counts 0.
  func recall() -> Double {
    events.indices.reduce(0) { $0 + recall(at: $1) } / Double(events.count)
  }

  private func precision(at index: Int) -> Double {
    let (event, zone, pieces) = (events[index], zones[index], alarms[index])
    let nearness = pieces.reduce(0) { sum, piece in
      sum + piece.clamped(to: event).length
        + event.nearness(of: piece.before(event), within: zone)
        + event.nearness(of: piece.after(event), within: zone)
    }
    return nearness / pieces.reduce(0) { $0 + $1.length }
  }

  private func recall(at index: Int) -> Double {
    let (event, zone, pieces) = (events[index], zones[index], alarms[index])
    var nearness = 0.0
    for (place, piece) in pieces.enumerated() {
      let start = place == 0 ? zone.start : (pieces[place - 1].end + piece.start) / 2
      let end = place == pieces.count - 1 ? zone.end : (piece.end + pieces[place + 1].start) / 2
      let owned = event.clamped(to: Span(start, end))
      let left = owned.before(piece)
      let right = owned.after(piece)
      // To the right of an alarm all is as to its left, seen in a mirror.
      nearness +=
        owned.clamped(to: piece).length
        + left.nearness(toAlarmAt: piece.start, from: zone.start, zone.length)
        + right.mirrored.nearness(toAlarmAt: -piece.end, from: -zone.end, zone.length)
    }
    return nearness / event.length
  }
}

/// A stretch of time; of no length if it is empty.
private struct Span {
  let start: Double
  let end: Double

  init(_ start: Double, _ end: Double) {
    self.start = start
    self.end = max(start, end)
  }

  init(_ range: Range<Int>) { self.init(Double(range.lowerBound), Double(range.upperBound)) }

  var length: Double { end - start }
  var mirrored: Span { Span(-end, -start) }

  func clamped(to other: Span) -> Span { Span(max(start, other.start), min(end, other.end)) }
  func before(_ other: Span) -> Span { Span(start, min(end, other.start)) }
  func after(_ other: Span) -> Span { Span(max(start, other.end), end) }

  /// The chance, summed over a piece outside of this event, that a place of the zone lies farther
  /// from the event than the piece does.
  func nearness(of piece: Span, within zone: Span) -> Double {
    guard piece.length > 0 else { return 0 }
    let nearest = max(piece.start - end, start - piece.end)
    let farthest = nearest + piece.length
    // Up to this distance there is zone on both sides of the event.
    let shorter = min(start - zone.start, zone.end - end)
    let bothSides =
      (min(farthest, shorter).squared - min(nearest, shorter).squared) / 2
      + shorter * (max(farthest, shorter) - max(nearest, shorter))
    let oneSide = (farthest.squared - nearest.squared) / 2
    return piece.length - (bothSides + oneSide + length * piece.length) / zone.length
  }

  /// The chance, summed over this piece of an event, that a place of the zone lies farther from
  /// the piece than the alarm to its right does.
  func nearness(toAlarmAt alarm: Double, from zoneStart: Double, _ zoneLength: Double) -> Double {
    guard length > 0 else { return 0 }
    // Before this place, the zone ends sooner on the left than the alarm begins on the right.
    let turn = min(max((zoneStart + alarm) / 2, start), end)
    let cut = (alarm - zoneStart) * (turn - start)
    let free = (alarm - turn).squared - (alarm - end).squared
    return length - (cut + free) / zoneLength
  }
}

extension Double {
  fileprivate var squared: Double { self * self }
}

extension Metric {
  /// How near to events the alarms lie; near 0.5 for alarms at random.
  public static let affiliationPrecision = affiliation(
    "affiliation-precision", "How near to the events the alarms lie; some 0.5 for random alarms."
  ) { affiliation throws(Undefined) in try affiliation.precision() }

  /// How near to alarms the events lie; 0 for an event in whose zone nothing is flagged.
  public static let affiliationRecall = affiliation(
    "affiliation-recall", "How near to an alarm the events lie; high when many rows are flagged."
  ) { affiliation throws(Undefined) in affiliation.recall() }

  /// The harmonic mean of the two.
  public static let affiliationF1 = affiliation(
    "affiliation-f1", "The harmonic mean of affiliation precision and recall."
  ) { affiliation throws(Undefined) in
    harmonicMean(try affiliation.precision(), affiliation.recall())
  }
}

private func affiliation(
  _ id: String, _ summary: String,
  _ value: @escaping @Sendable (Affiliation) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "events", summary: summary, better: .higher, range: 0...1,
      interval: "none: the events of one series are too few and not independent",
      reference: "Huet et al., KDD 2022, doi:10.1145/3534678.3539339"),
    from: \.events
  ) { series throws(Undefined) in try value(Affiliation(series)) }
}
