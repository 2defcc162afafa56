public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by its most unusual feature, in robust standard deviations from the median.
///
/// The scale of a feature is 1.4826 times its median absolute deviation; where more than half of
/// its cells are equal, 1.2533 times the mean absolute deviation stands in, as the literature does.
/// A feature that is constant in training says nothing about rows that keep it and everything about
/// rows that do not: its scale is then the spacing of `Float` at the median.
/// Cost: fitting sorts each feature, O(d · n); scoring is O(d) a row.
/// Iglewicz & Hoaglin, "How to Detect and Handle Outliers", ASQC 1993.
public struct RobustZ: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "robust-z",
    summary: "The largest distance of a cell from its column's median, in robust deviations.",
    assumes: "Strange rows are extreme in a single feature; features have one hump.",
    cost: "fit O(d·n), score O(d) a row; keeps 2·d numbers",
    avoid: "Anomalies are ordinary in each feature and odd only in their combination.",
    paper: "Iglewicz & Hoaglin, How to Detect and Handle Outliers, ASQC 1993",
    knobs: [
      .choice(
        "combine", of: ["largest", "mean", "euclid"],
        "How the features' deviations become one score.")
    ])

  private enum Combine: String { case largest, mean, euclid }

  private let combine: Combine

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    combine = Combine(rawValue: settings.choice("combine")) ?? .largest
  }

  /// How many bytes fitting takes beside the rows: one feature at a time, sorted twice.
  public func memory(rows: Int, features: Int) -> Int { rows * 24 + features * 16 }

  /// Learns each feature's median and scale.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    var centers: [Float] = []
    var scales: [Float] = []
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      let (center, scale) = Self.robustScale(rows.features.feature(feature))
      centers.append(center)
      scales.append(scale)
    }
    return Fitted(
      names: rows.features.names, centers: centers, scales: scales, combine: combine.rawValue)
  }

  private static func robustScale(_ cells: ArraySlice<Float>) -> (center: Float, scale: Float) {
    let center = median(Array(cells))
    let deviations = cells.map { ($0 - center).magnitude }
    let medianDeviation = median(deviations)
    if medianDeviation > 0 { return (center, 1.4826 * medianDeviation) }
    let meanDeviation = deviations.reduce(0.0) { $0 + Double($1) } / Double(deviations.count)
    if meanDeviation > 0 { return (center, 1.2533 * Float(meanDeviation)) }
    return (center, max(center.ulp, .leastNormalMagnitude))
  }

  private static func median(_ cells: [Float]) -> Float {
    var sorted = cells
    radixSort(&sorted)
    let middle = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2
  }
}

extension RobustZ {
  /// Medians and scales of the features.
  public struct Fitted: FittedDetector, Attributing {
    private let names: [String]
    private let centers: [Float]
    private let scales: [Float]
    private let combine: Combine

    fileprivate init(names: [String], centers: [Float], scales: [Float], combine: String) {
      self.names = names
      self.centers = centers
      self.scales = scales
      self.combine = Combine(rawValue: combine) ?? .largest
    }

    /// The deviations of each row's features, combined.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      for feature in names.indices {
        try conditions.checkCancelled()
        for (row, cell) in rows.features.feature(feature).enumerated() {
          let deviation = deviation(cell, feature)
          switch combine {
          case .largest: scores[row] = max(scores[row], deviation)
          case .mean: scores[row] += deviation / Double(names.count)
          case .euclid: scores[row] += deviation * deviation
          }
        }
      }
      return combine == .euclid ? scores.map { $0.squareRoot() } : scores
    }

    /// The deviation of each cell.
    public func contributions(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try rows.checkScorable(names)
      let values = names.indices.flatMap { feature in
        rows.features.feature(feature).map { Float(min(deviation($0, feature), 3e38)) }
      }
      return FeatureMatrix(
        names: names, rowCount: rows.rowCount, values: values, lineage: rows.features.lineage)
    }

    private func deviation(_ cell: Float, _ feature: Int) -> Double {
      (Double(cell) - Double(centers[feature])).magnitude / Double(scales[feature])
    }

    /// Medians, scales, and how they are combined.
    public var archive: Archive {
      Archive(
        detector: RobustZ.card.id,
        [
          "names": .strings(names), "centers": .floats(centers), "scales": .floats(scales),
          "combine": .strings([combine.rawValue]),
        ])
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(RobustZ.card.id)
      names = try archive.strings("names")
      centers = try archive.floats("centers", count: names.count)
      scales = try archive.floats("scales", count: names.count)
      guard scales.allSatisfy({ $0 > 0 }) else { throw .inconsistent("scales") }
      guard let word = try archive.strings("combine").first, let combine = Combine(rawValue: word)
      else { throw .inconsistent("combine") }
      self.combine = combine
    }
  }
}
