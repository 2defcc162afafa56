public import RingtrueCore

/// Scores a row by its most unusual feature among the rows before it, which fade as others come.
///
/// Each feature keeps a mean and a variance in which a row weighs 2 ⁄ (window + 1) when it comes
/// and less with every one after it; the first rows weigh alike. A row is scored before it counts.
/// Cost: O(d) a row; keeps 2·d numbers.
/// Finch, "Incremental calculation of weighted mean and variance", University of Cambridge, 2009.
public struct RollingZ: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "rolling-z",
    summary: "The largest deviation of a cell from the rows before it, which fade with time.",
    assumes: "Rows come in the order of time; what is ordinary drifts slowly.",
    cost: "O(d) a row; keeps 2·d numbers",
    avoid: "The order of rows means nothing, or many entities with habits of their own mix in it.",
    paper: "Finch, Incremental calculation of weighted mean and variance, Cambridge, 2009",
    traits: [.ordered],
    knobs: [
      .integer("window", 1000, in: 2...1_000_000, "About how many rows are remembered.")
    ])

  private let window: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) { window = settings.integer("window") }

  /// The means and variances, and the scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 8 + features * 48 }

  /// Learns from rows in their order.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try fitAndScore(rows, under: conditions).fitted
  }

  /// Scores each row by those before it, then learns from it.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    var fitted = Fitted(names: rows.features.names, window: window)
    let scores = try fitted.walk(rows, conditions)
    return (fitted, scores)
  }
}

extension RollingZ {
  /// The fading mean and variance of each feature.
  public struct Fitted: Updatable {
    private let names: [String]
    private let window: Int
    private var seen = 0
    private var means: [Double]
    private var variances: [Double]

    fileprivate init(names: [String], window: Int) {
      self.names = names
      self.window = window
      means = Array(repeating: 0, count: names.count)
      variances = means
    }

    /// Each row's largest deviation from those learned and those that stand before it.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      var copy = self
      return try copy.walk(rows, conditions)
    }

    /// Learns from more rows, in their order.
    public mutating func update(_ rows: Observations, under conditions: Conditions) throws {
      _ = try walk(rows, conditions)
    }

    fileprivate mutating func walk(
      _ rows: Observations, _ conditions: Conditions
    ) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      for feature in names.indices {
        try conditions.checkCancelled()
        for (row, cell) in rows.features.feature(feature).enumerated() {
          let deviation = take(Double(cell), feature, after: seen + row)
          scores[row] = max(scores[row], deviation)
        }
      }
      seen += rows.rowCount
      return scores
    }

    /// How far a cell lies from its feature's mean; then it counts.
    private mutating func take(_ cell: Double, _ feature: Int, after rows: Int) -> Double {
      let distance = cell - means[feature]
      let weight = max(2 / Double(window + 1), 1 / Double(rows + 1))
      // A feature that never moved says everything about a row that leaves it: the spacing of Float
      // stands in for a deviation of zero.
      let spacing = Double(max(Float(means[feature]).ulp, .leastNormalMagnitude))
      let deviation =
        rows == 0 ? 0 : distance.magnitude / max(variances[feature].squareRoot(), spacing)
      means[feature] += weight * distance
      variances[feature] = (1 - weight) * (variances[feature] + weight * distance * distance)
      return deviation
    }

    /// Means, variances, and how many rows they were made from.
    public var archive: Archive {
      Archive(
        detector: RollingZ.card.id,
        [
          "names": .strings(names), "window": .integers([Int64(window), Int64(seen)]),
          "means": .doubles(means), "variances": .doubles(variances),
        ])
    }

    /// Means and variances, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(RollingZ.card.id)
      names = try archive.strings("names")
      let counts = try archive.integers("window", count: 2)
      guard counts[0] >= 2, counts[1] >= 0 else { throw .inconsistent("window") }
      (window, seen) = (counts[0], counts[1])
      means = try archive.doubles("means", count: names.count)
      variances = try archive.doubles("variances", count: names.count)
    }
  }
}
