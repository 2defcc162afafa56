public import RingtrueCore
internal import RingtrueKernels

/// Scores rows by one feature in one direction: the rule that a person would write first.
///
/// With labels, it is the feature and direction that rank the training rows best; without, the
/// feature with the heaviest tails, by kurtosis, and the distance from its median.
/// Cost: O(d · n log n).
/// Wu & Keogh, "Current Time Series Anomaly Detection Benchmarks are Flawed", TKDE 2023,
/// doi:10.1109/TKDE.2021.3112126
public struct OneLiner: Supervised {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "one-liner",
    summary: "One feature in one direction: the best on labelled rows, else the heaviest tail.",
    assumes: "A single comparison tells strange rows from others.",
    cost: "fit O(d·n log n), score O(1) a row; keeps 3 numbers",
    avoid: "Anything better is to be had; what it finds, no model is needed for.",
    paper: "Wu & Keogh, TKDE 2023, doi:10.1109/TKDE.2021.3112126",
    traits: [.control])

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// One feature, sorted.
  public func memory(rows: Int, features: Int) -> Int { rows * 16 }

  /// Picks the feature with the heaviest tails.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let tails = try rows.features.names.indices.map { feature in
      try conditions.checkCancelled()
      return Self.kurtosis(rows.features.feature(feature))
    }
    let heaviest = tails.indices.max { tails[$0] < tails[$1] } ?? 0
    var sorted = Array(rows.features.feature(heaviest))
    radixSort(&sorted)
    return Fitted(
      names: rows.features.names, feature: heaviest, direction: 0,
      center: Double(sorted[sorted.count / 2]))
  }

  /// Picks the feature and direction that rank the labelled rows best.
  public func fit(
    _ rows: Observations, labels: Labels, under conditions: Conditions
  ) throws -> Fitted {
    guard labels.anomalousCount > 0, labels.normalCount > 0 else {
      return try fit(rows, under: conditions)
    }
    try rows.checkLearnable()
    var best = (feature: 0, area: 0.5)
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      let area = try Self.area(rows.features.feature(feature), labels, under: conditions)
      if (area - 0.5).magnitude > (best.area - 0.5).magnitude { best = (feature, area) }
    }
    return Fitted(
      names: rows.features.names, feature: best.feature, direction: best.area < 0.5 ? -1 : 1,
      center: 0)
  }

  private static func kurtosis(_ cells: ArraySlice<Float>) -> Double {
    let mean = cells.reduce(0.0) { $0 + Double($1) } / Double(cells.count)
    var (square, fourth) = (0.0, 0.0)
    for cell in cells {
      let distance = (Double(cell) - mean) * (Double(cell) - mean)
      square += distance
      fourth += distance * distance
    }
    return square > 0 ? fourth / square / square * Double(cells.count) : 0
  }

  /// The share of pairs, one row of either class, in which the anomalous cell is the higher one.
  private static func area(
    _ cells: ArraySlice<Float>, _ labels: Labels, under conditions: Conditions
  ) throws -> Double {
    let rows = try zip(cells, labels.rows).filter { $0.1 != .unlabelled }
      .sorted(under: conditions) { $0.0 < $1.0 }
    var (below, won, start) = (0, 0.0, 0)
    while start < rows.count {
      let tie = rows[start...].prefix { $0.0 == rows[start].0 }
      let anomalies = tie.count { $0.1 == .anomalous }
      let normals = tie.count - anomalies
      won += Double(anomalies) * (Double(below) + Double(normals) / 2)
      below += normals
      start += tie.count
    }
    return won / Double(labels.anomalousCount) / Double(labels.normalCount)
  }
}

extension OneLiner {
  /// A feature, a direction (0 for both), and where both begin.
  public struct Fitted: FittedDetector {
    private let names: [String]
    private let feature: Int
    private let direction: Int
    private let center: Double

    fileprivate init(names: [String], feature: Int, direction: Int, center: Double) {
      self.names = names
      self.feature = feature
      self.direction = direction
      self.center = center
    }

    /// The cell, or its distance from the median.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      return rows.features.feature(feature).map {
        let distance = Double($0) - center
        return direction == 0 ? distance.magnitude : Double(direction) * distance
      }
    }

    /// The feature, its direction and its center.
    public var archive: Archive {
      Archive(
        detector: OneLiner.card.id,
        [
          "names": .strings(names), "rule": .integers([feature, direction].map(Int64.init)),
          "center": .doubles([center]),
        ])
    }

    /// The feature, its direction and its center, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(OneLiner.card.id)
      names = try archive.strings("names")
      let rule = try archive.integers("rule", count: 2)
      guard names.indices.contains(rule[0]), -1...1 ~= rule[1] else { throw .inconsistent("rule") }
      (feature, direction) = (rule[0], rule[1])
      center = try archive.doubles("center", count: 1)[0]
    }
  }
}
