public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how unlikely it is under a mixture of normal laws.
///
/// The mixture is fitted by expectation and maximization, with one component, then two, and so on;
/// of these, the one of least Bayesian information criterion stays. Each component needs more rows
/// than features, and one in fifty of all. Above `sample` rows, as many are drawn to learn from.
/// The draws are always the same, so that a seed changes nothing.
/// Cost: fitting O(sample · components² · d²) a step, some dozens of steps; scoring
/// O(components · d²) a row.
/// Dempster, Laird & Rubin, JRSS B 39(1), 1977; Schwarz, Annals of Statistics 6(2), 1978.
public struct GMM: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "gmm",
    summary: "Minus the log-likelihood under a mixture of normal laws.",
    assumes: "Ordinary rows form a few ellipsoids.",
    cost: "fit O(sample·components²·d²) a step, score O(components·d²) a row",
    avoid: "Features are many beside the rows, or mostly discrete.",
    paper: "Dempster, Laird & Rubin, JRSS B 39(1), 1977; Schwarz, Annals of Statistics 6(2), 1978",
    knobs: [
      .integer("components", 6, in: 1...50, "How many normal laws there are at the most."),
      .integer("sample", 20_000, in: 100...10_000_000, "From how many rows it learns at the most."),
    ])

  private let components: Int
  private let sample: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    components = settings.integer("components")
    sample = settings.integer("sample")
  }

  /// The sample with a weight for each component, the components, and the scores.
  public func memory(rows: Int, features: Int) -> Int {
    min(rows, sample) * (4 * features + 16 * components + 48)
      + features * features * 8 * (4 * components + 8) + rows * 8 * (components + 2)
  }

  /// Fits mixtures of one, two and more components, and keeps the one worth its parameters.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let chance = RandomStream(seed: 0, name: "gmm")
    var drawing = chance.entity(0)
    let features =
      rows.rowCount <= sample
      ? rows.features : rows.features.gathering(drawing.sample(sample, of: rows.rowCount))
    let learning = try MixtureFit(features, under: conditions)
    let most = max(1, min(components, features.rowCount / (features.featureCount + 1)))
    var best: (mixture: Mixture, criterion: Double)?
    for count in 1...most {
      let next = try learning.mixture(of: count, from: chance.entity(count))
      if next.criterion < best?.criterion ?? .infinity { best = next }
    }
    return Fitted(names: features.names, mixture: best?.mixture ?? learning.whole)
  }
}

extension GMM {
  /// The components and their shares.
  public struct Fitted: FittedDetector {
    private let names: [String]
    private let mixture: Mixture

    fileprivate init(names: [String], mixture: Mixture) {
      self.names = names
      self.mixture = mixture
    }

    /// Minus the log-likelihood of each row.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      let densities = try mixture.logDensities(of: rows.features, under: conditions)
      return try conditions.map(rows.rowCount) { row in -logSum(densities.lazy.map { $0[row] }) }
    }

    /// Shares, centers, maps and determinants of the components.
    public var archive: Archive {
      let parts = mixture.parts
      return Archive(
        detector: GMM.card.id,
        [
          "names": .strings(names), "shares": .doubles(parts.map(\.share)),
          "centers": .doubles(parts.flatMap(\.ellipsoid.center)),
          "matrices": .doubles(parts.flatMap(\.ellipsoid.map.matrix)),
          "log-determinants": .doubles(parts.map(\.ellipsoid.logDeterminant)),
        ])
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(GMM.card.id)
      let names = try archive.strings("names")
      let shares = try archive.doubles("shares")
      let (size, square) = (names.count, names.count * names.count)
      guard !shares.isEmpty, shares.allSatisfy({ $0 > 0 }) else { throw .inconsistent("shares") }
      let centers = try archive.doubles("centers", count: shares.count * size)
      let matrices = try archive.doubles("matrices", count: shares.count * square)
      let determinants = try archive.doubles("log-determinants", count: shares.count)
      self.names = names
      mixture = Mixture(
        parts: shares.indices.map { part in
          let map = AffineMap(
            center: Array(centers[part * size..<(part + 1) * size]),
            matrix: Array(matrices[part * square..<(part + 1) * square]))
          let ellipsoid = Ellipsoid(map: map, logDeterminant: determinants[part])
          return Mixture.Part(share: shares[part], ellipsoid: ellipsoid)
        })
    }
  }
}
