internal import RingtrueCore

/// Measured rows that have something in common, found once for all trials of a dataset.
struct Segment: Sendable {
  /// What they were sorted by, such as `kind`.
  let dimension: String
  /// What they have in common, such as `balance_break`.
  let value: String
  /// Their places among the measured rows, ascending.
  let places: [Int]
  /// How many of them are anomalous.
  let anomalies: Int

  /// The fewest rows, and anomalies, that a share is told of.
  static let leastRows = 50
  static let leastAnomalies = 5

  /// All kinds, kinds by severity, and segments of a dataset, in the order in which they are told.
  static func all(
    of data: TrialData, _ rows: [Int], _ labels: Labels, amounts: [Int64]?, times: [Instant]?
  ) -> [Segment] {
    let normal = labels.rows.indices.filter { labels.rows[$0] == .normal }
    let kinds = Kinds(data.truth, rows, labels)
    func against(_ dimension: String, _ groups: [String: [Int]]) -> [Segment] {
      groups.sorted { $0.key < $1.key }.map { value, places in
        Segment(
          dimension: dimension, value: value, places: (places + normal).sorted(),
          anomalies: places.count)
      }
    }
    var segments =
      against("kind", kinds.byKind) + against("kind × severity", kinds.bySeverity)
    for (dimension, words) in partitions(data, rows, amounts: amounts, times: times) {
      segments += split(dimension, words, labels)
    }
    return segments
  }

  /// Rows sorted by a word each; those without one are left out.
  private static func split(
    _ dimension: String, _ words: [String?], _ labels: Labels
  ) -> [Segment] {
    var groups: [String: [Int]] = [:]
    for (place, word) in words.enumerated() {
      if let word { groups[word, default: []].append(place) }
    }
    return groups.sorted { $0.key < $1.key }.map { value, places in
      Segment(
        dimension: dimension, value: value, places: places,
        anomalies: places.count { labels.rows[$0] == .anomalous })
    }
  }

  /// By the columns of segments, by deciles of amounts, by ages, and by weekdays.
  private static func partitions(
    _ data: TrialData, _ rows: [Int], amounts: [Int64]?, times: [Instant]?
  ) -> [(String, [String?])] {
    var partitions: [(String, [String?])] = data.roles.segments.compactMap { name in
      data.table[name].map { column in (name, rows.map { word(column, $0) }) }
    }
    if let amounts { partitions.append(("amount decile", deciles(amounts))) }
    if let ages = data.table["client_age"] {
      partitions.append(("age band", rows.map { Self.band(ages.cells.number($0)) }))
    }
    if let times { partitions.append(("weekday", times.map { weekdays[weekday(of: $0)] })) }
    return partitions
  }

  private static func word(_ column: Column, _ row: Int) -> String {
    column.missing.contains(row) ? "(missing)" : column.text(row)
  }

  private static func band(_ age: Double?) -> String? {
    guard let age, age >= 0 else { return nil }
    let decade = Int(min(age, 80) / 10) * 10
    return decade == 80 ? "80 and over" : "\(decade)–\(decade + 9)"
  }

  /// The tenth of the rows, from the smallest amount to the largest, that each belongs to; rows of
  /// the same amount go together.
  private static func deciles(_ amounts: [Int64]) -> [String?] {
    let sizes = amounts.map(\.magnitude)
    let sorted = sizes.sorted()
    let bounds = (1...9).map { sorted.isEmpty ? 0 : sorted[sorted.count * $0 / 10] }
    return sizes.map { size in
      let decile = bounds.count { $0 <= size } + 1
      return decile < 10 ? "0\(decile)" : "10"
    }
  }

  private static let weekdays = [
    "1 Monday", "2 Tuesday", "3 Wednesday", "4 Thursday", "5 Friday", "6 Saturday", "7 Sunday",
  ]

  /// Days since 1970 began on a Thursday.
  private static func weekday(of time: Instant) -> Int {
    let day = (Int(time.day.number) + 3) % 7
    return day < 0 ? day + 7 : day
  }
}

/// Anomalous rows by what happened, and by how gross it was.
private struct Kinds {
  var byKind: [String: [Int]] = [:]
  var bySeverity: [String: [Int]] = [:]

  init(_ truth: GroundTruth, _ rows: [Int], _ labels: Labels) {
    for (place, row) in rows.enumerated() where labels.rows[place] == .anomalous {
      guard let event = truth.rows[row].event.map({ truth.events[$0] }) else { continue }
      byKind[event.kind, default: []].append(place)
      bySeverity["\(event.kind) \(Self.band(event.severity))", default: []].append(place)
    }
  }

  private static func band(_ severity: Double) -> String {
    severity < 0.4 ? "mild" : severity < 0.6 ? "middling" : "gross"
  }
}
