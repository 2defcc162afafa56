internal import RingtrueCore
internal import RingtrueKernels

extension DataGuards {
  /// Nothing can be told apart.
  static let oneClass = Guard<TrialData>("RT005", .refusal) { data in
    let labels = data.labels(of: data.measured)
    if labels.anomalousCount == 0 {
      return "none of the \(data.measured.count) measured rows is anomalous, so nothing can be"
        + " found; measure more rows, or ask for alarms on ordinary rows alone"
    }
    return labels.normalCount == 0
      ? "none of the measured rows is normal, so nothing can be told apart; measure more rows" : nil
  }

  /// What few rows tell is mostly chance.
  static let fewAnomalies = Guard<TrialData>("RT006", .warning) { data in
    let count = data.labels(of: data.measured).anomalousCount
    guard 1..<20 ~= count else { return nil }
    // The standard error of an area of one half, by Mann and Whitney.
    let reach = 1.96 / (12 * Double(count)).squareRoot()
    return "only \(count) measured rows are anomalous, so an area is known to about"
      + " ±\((reach * 100).rounded() / 100) at the best; measure more rows or seeds"
  }

  /// Where anomalies are common, precision says little about where they are rare.
  static let manyAnomalies = Guard<TrialData>("RT007", .warning) { data in
    let labels = data.labels(of: data.measured)
    let share =
      Double(labels.anomalousCount) / Double(max(1, labels.anomalousCount + labels.normalCount))
    guard share > 0.1, labels.normalCount > 0 else { return nil }
    return "\(percent(share)) of the measured rows are anomalous, which no ledger has; read the"
      + " measures at a stated prevalence instead of plain precision"
  }

  /// A stretch of time without any anomaly: labels may be lacking there.
  static let labelHoles = Guard<TrialData>("RT008", .warning) { data in
    guard let spots = LabelSpots(data), spots.places.count >= 5 else { return nil }
    let gap = spots.widestGap
    // By chance, the widest of k + 1 gaps exceeds x with less than (k + 1)(1 − x)^k.
    let count = Double(spots.places.count)
    guard (count + 1) * Elementary.pow(1 - gap, count) < 1e-6 else { return nil }
    return "no row in \(percent(gap)) of the measured time is labelled anomalous, which chance does"
      + " not explain; see whether labels are lacking there"
  }

  /// Anomalies that crowd at one end: a row's place in the file finds them.
  static let crowdedLabels = Guard<TrialData>("RT009", .warning) { data in
    guard let spots = LabelSpots(data), spots.places.count >= 8 else { return nil }
    let distance = spots.distanceFromEven
    let count = Double(spots.places.count)
    // Massart's bound, AoP 18(3), 1990, doi:10.1214/aop/1176990746
    guard 2 * Elementary.exp(-2 * count * distance * distance) < 1e-6 else { return nil }
    return "anomalies crowd at one end of the measured time, so that a row's place alone finds"
      + " many; spread what is measured, or split elsewhere"
  }
}

/// Where anomalies stand among the measured rows in the order of time, from 0 to 1; those that stand
/// together count as one, since one event has many rows.
struct LabelSpots {
  /// The places, ascending.
  let places: [Double]

  init?(_ data: TrialData) {
    let labels = data.truth.labels.rows
    let rows = data.measured
    guard rows.count >= 100 else { return nil }
    let moments = data.moments()
    let order =
      moments.map { moments in
        rows.sorted { (moments[$0] ?? .min, $0) < (moments[$1] ?? .min, $1) }
      } ?? rows
    let count = Double(order.count)
    var places: [Double] = []
    var events: Set<Int> = []
    for (rank, row) in order.enumerated() where labels[row] == .anomalous {
      let place = (Double(rank) + 0.5) / count
      if let event = data.truth.rows[row].event {
        if events.insert(event).inserted { places.append(place) }
      } else if place - (places.last ?? -1) > 1 / 500 {
        places.append(place)
      }
    }
    self.places = places
  }

  /// The widest stretch between two of them, or between one and an end.
  var widestGap: Double {
    zip([0] + places, places + [1]).map { $1 - $0 }.max() ?? 1
  }

  /// How far their law is from an even one.
  var distanceFromEven: Double {
    let count = Double(places.count)
    return places.enumerated().map { rank, place in
      max(place - Double(rank) / count, Double(rank + 1) / count - place)
    }.max() ?? 0
  }
}
