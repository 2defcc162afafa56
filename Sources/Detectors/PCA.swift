public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by what the main directions of the rows leave of it unexplained, or by how far out
/// it lies along them.
///
/// `reconstruction` is the squared distance from the plane of the directions kept; `whitened` is
/// the sum of squares along those directions, each in units of its own deviation. Features are
/// centered, not scaled: standardize first where units differ.
/// Cost: fitting O(n · d² + d³), scoring O(d²) a row.
/// Shyu, Chen, Sarinnapakorn & Chang, "A Novel Anomaly Detection Scheme Based on Principal Component
/// Classifier", ICDM Workshop 2003.
public struct PCA: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "pca",
    summary: "What the directions of most variance leave unexplained of a row.",
    assumes: "Ordinary rows lie near a plane; features are of comparable scale.",
    cost: "fit O(n·d² + d³), score O(d²) a row; keeps d² numbers",
    avoid: "Features go together in curves, or each direction matters alike.",
    paper: "Shyu et al., A Novel Anomaly Detection Scheme, ICDM Workshop 2003",
    knobs: [
      .choice(
        "score", of: ["reconstruction", "whitened"],
        "Squared distance from the plane, or squared deviations within it."),
      .number("variance", 0.9, in: 0...1, "The share of variance that the kept directions exceed."),
    ])

  private let isWhitened: Bool
  private let share: Double

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    isWhitened = settings.choice("score") == "whitened"
    share = settings.number("variance")
  }

  /// A few matrices of d², and the scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 8 + features * features * 80 + 4096 }

  /// Finds the directions.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let features = rows.features
    let scatter = try Scatter(of: features, around: features.means, under: conditions)
    let eigen = scatter.covariance.eigen
    let size = features.featureCount
    let dropped = size - kept(eigen.values)
    return Fitted(
      names: features.names, center: scatter.mean, values: eigen.values, vectors: eigen.vectors,
      dropped: dropped, isWhitened: isWhitened)
  }

  /// How many directions it takes to exceed the share; none where nothing varies.
  private func kept(_ ascending: [Double]) -> Int {
    let values = ascending.reversed().map { max($0, 0) }
    let total = values.reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0.0
    for (index, value) in values.enumerated() {
      sum += value / total
      if sum > share { return index + 1 }
    }
    return values.count
  }
}

extension PCA {
  /// The directions, those of least variance first.
  public struct Fitted: FittedDetector, Attributing, Reconstructing, Embedding {
    private let names: [String]
    private let center: [Double]
    private let values: [Double]
    private let vectors: [Double]
    private let dropped: Int
    private let isWhitened: Bool

    fileprivate init(
      names: [String], center: [Double], values: [Double], vectors: [Double], dropped: Int,
      isWhitened: Bool
    ) {
      self.names = names
      self.center = center
      self.values = values
      self.vectors = vectors
      self.dropped = dropped
      self.isWhitened = isWhitened
    }

    /// What is left unexplained, or what lies within, as squares.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      // The directions dropped hold what is left, so that nothing large has to cancel out.
      let matrix = isWhitened ? whitening : Array(vectors[..<(dropped * names.count)])
      return try AffineMap(center: center, matrix: matrix)
        .squaredLengths(of: rows.features, under: conditions)
    }

    /// What each cell adds to the score; a cell that tempers the others adds less than nothing.
    public func contributions(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      guard isWhitened else { return try cellErrors(rows, under: conditions) }
      try rows.checkScorable(names)
      return try AffineMap(center: center, matrix: square(whitening))
        .cells(of: rows.features, under: conditions) { $0 * $1 }
    }

    /// The nearest point of the plane.
    public func reconstruction(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try rows.checkScorable(names)
      let residues = try residual.cells(of: rows.features, under: conditions) { image, _ in image }
      let nearest = zip(rows.features.values, residues.values).map { $0 - $1 }
      return FeatureMatrix(
        names: names, rowCount: rows.rowCount, values: nearest, lineage: rows.features.lineage)
    }

    /// How far each row lies along the two directions of most variance.
    public func coordinates(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try rows.checkScorable(names)
      let size = names.count
      let axes = (1...2).filter { $0 <= size }.flatMap { place in
        vectors[(size - place) * size..<(size - place + 1) * size]
      }
      let features = rows.features
      return FeatureMatrix(
        names: Array(["component-1", "component-2"].prefix(size)), rowCount: rows.rowCount,
        values: AffineMap(center: center, matrix: axes)
          .images(of: features.values.span, 0..<rows.rowCount).map { Float($0) })
    }

    /// The square of what each cell lacks from the nearest point of the plane.
    public func cellErrors(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try rows.checkScorable(names)
      return try residual.cells(of: rows.features, under: conditions) { image, _ in image * image }
    }

    private var residual: AffineMap {
      AffineMap(center: center, matrix: square(Array(vectors[..<(dropped * names.count)])))
    }

    /// The kept directions, each in units of its deviation.
    private var whitening: [Double] {
      let size = names.count
      let floor = max(Double(size) * Double.ulpOfOne * (values.last ?? 0), 1e-60)
      return (dropped..<size).flatMap { index in
        let deviation = max(values[index], floor).squareRoot()
        return vectors[index * size..<(index + 1) * size].map { $0 / deviation }
      }
    }

    /// Mᵀ M.
    private func square(_ matrix: [Double]) -> [Double] {
      let size = names.count
      return (0..<size * size).map { place in
        stride(from: 0, to: matrix.count, by: size).reduce(0) {
          $0 + matrix[$1 + place / size] * matrix[$1 + place % size]
        }
      }
    }

    /// Center, directions, and which of them count.
    public var archive: Archive {
      Archive(
        detector: PCA.card.id,
        [
          "names": .strings(names), "center": .doubles(center), "values": .doubles(values),
          "vectors": .doubles(vectors), "dropped": .integers([Int64(dropped)]),
          "score": .strings([isWhitened ? "whitened" : "reconstruction"]),
        ])
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(PCA.card.id)
      names = try archive.strings("names")
      center = try archive.doubles("center", count: names.count)
      values = try archive.doubles("values", count: names.count)
      vectors = try archive.doubles("vectors", count: names.count * names.count)
      dropped = try archive.integers("dropped", count: 1)[0]
      guard 0...names.count ~= dropped else { throw .inconsistent("dropped") }
      let score = try archive.strings("score")
      guard score == ["whitened"] || score == ["reconstruction"] else {
        throw .inconsistent("score")
      }
      isWhitened = score == ["whitened"]
    }
  }
}
