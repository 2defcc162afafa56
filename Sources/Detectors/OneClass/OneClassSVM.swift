public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far it lies outside of a smooth boundary around most rows.
///
/// Up to 10 000 rows the boundary is exact, by sequential minimal optimization; above, it is found
/// from 16 384 rows in a space of random waves, always the same ones, that stand in for the kernel.
/// Cost: exact fitting some n steps of O(n · d), scoring O(support vectors · d) a row; with waves
/// O(waves · d) a row.
/// Schölkopf, Platt, Shawe-Taylor, Smola & Williamson, Neural Computation 13(7), 2001,
/// doi:10.1162/089976601750264965
public struct OneClassSVM: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "ocsvm",
    summary: "How far a row lies outside of a smooth boundary around most rows.",
    assumes: "Ordinary rows fill smooth regions; features are of comparable scale.",
    cost: "fit O(n²·d) up to 10 000 rows, O(waves·d) a row above; score O(support·d) a row",
    avoid: "Densities differ widely, or features are not on one scale.",
    paper: "Schölkopf et al., Neural Computation 13(7), 2001, doi:10.1162/089976601750264965",
    knobs: [
      .number("nu", 0.5, in: 0.001...1, "The share of rows outside of the boundary, at the most."),
      .number(
        "gamma", 0, in: 0...1e6,
        "How fast the kernel falls off; 0 is 1 / (features · variance of all cells)."),
      .integer("waves", 512, in: 16...8192, "How many random waves stand in for the kernel."),
    ])

  /// Up to how many rows the boundary is exact, and from how many it is found above.
  private static let (exactRows, sampledRows) = (10_000, 16_384)

  private let nu: Double
  private let gamma: Double
  private let waves: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    nu = settings.number("nu")
    gamma = settings.number("gamma")
    waves = settings.integer("waves")
  }

  /// The rows and a few numbers for each; or the waves' heights at the sample.
  public func memory(rows: Int, features: Int) -> Int {
    let space = rows * 8 + features * 1024 + 65_536
    if rows <= Self.exactRows { return space + (rows + 64) * (12 * features + 48) }
    return space + Self.sampledRows * (4 * features + 4 * waves + 64)
      + waves * (4 * features + 32) + 2048 * waves * 4
  }

  /// Finds the boundary.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features
    try conditions.checkMemory(memory(rows: features.rowCount, features: features.featureCount))
    let gamma = gamma > 0 ? gamma : features.kernelScale
    let boundary =
      features.rowCount <= Self.exactRows
      ? try exact(features, gamma: gamma, under: conditions)
      : try sampled(features, gamma: gamma, under: conditions)
    return Fitted(names: features.names, boundary: boundary)
  }

  private func exact(
    _ features: FeatureMatrix, gamma: Double, under conditions: Conditions
  ) throws -> Fitted.Boundary {
    let (count, size) = (features.rowCount, features.featureCount)
    let kernel = RadialKernel(
      rows: features.rowMajor(0..<count), count: count, dimensions: size, gamma: Float(gamma))
    var solver = try SupportSolver(kernel, count: count, nu: nu, under: conditions)
    let (alphas, level) = try solver.solve(under: conditions)
    let support = (0..<count).filter { alphas[$0] > 0 }
    return .support(
      RadialKernel(
        rows: support.flatMap { features.row($0) }, count: support.count, dimensions: size,
        gamma: Float(gamma)),
      alphas: support.map { Float(alphas[$0]) }, level: level)
  }

  private func sampled(
    _ features: FeatureMatrix, gamma: Double, under conditions: Conditions
  ) throws -> Fitted.Boundary {
    let chance = RandomStream(seed: 0, name: "ocsvm")
    var drawing = chance.entity(2)
    let size = min(features.rowCount, Self.sampledRows)
    let sample = features.gathering(drawing.sample(size, of: features.rowCount))
    let space = FourierFeatures(
      waves, features: features.featureCount, gamma: gamma, from: chance)
    let heights = space.heights(of: sample, 0..<size)
    let (direction, level) = try NearestPoint(nu: nu, width: waves)
      .find(among: heights, under: conditions)
    return .waves(space, direction: direction, level: level)
  }
}

extension OneClassSVM {
  /// A boundary around most rows.
  public struct Fitted: FittedDetector {
    fileprivate enum Boundary: Sendable {
      case support(RadialKernel, alphas: [Float], level: Double)
      case waves(FourierFeatures, direction: [Float], level: Double)
    }

    private let names: [String]
    private let boundary: Boundary

    fileprivate init(names: [String], boundary: Boundary) {
      self.names = names
      self.boundary = boundary
    }

    /// How much a row falls short of the level of the boundary.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      let tiles = Chunks(rows.rowCount, of: 256)
      try parallelFill(&scores, tiles, width: conditions.width) { tile, part in
        try conditions.checkCancelled()
        switch boundary {
        case .support(let kernel, let alphas, let level):
          kernel.shortfalls(of: rows.features, tile, alphas, level, into: &part)
        case .waves(let space, let direction, let level):
          let heights = space.heights(of: rows.features, tile)
          for row in 0..<tile.count {
            let own = heights.span.extracting(row * space.count..<(row + 1) * space.count)
            part[row] = level - dot(own, direction.span)
          }
        }
      }
      return scores
    }

    /// The support vectors and their weights, or the waves and the direction among them.
    public var archive: Archive {
      switch boundary {
      case .support(let kernel, let alphas, let level):
        Archive(
          detector: OneClassSVM.card.id,
          [
            "names": .strings(names), "form": .strings(["support"]),
            "gamma": .floats([kernel.gamma]), "rows": .floats(kernel.rows),
            "weights": .floats(alphas), "level": .doubles([level]),
          ])
      case .waves(let space, let direction, let level):
        Archive(
          detector: OneClassSVM.card.id,
          [
            "names": .strings(names), "form": .strings(["waves"]),
            "directions": .floats(space.directions), "phases": .floats(space.phases),
            "weights": .floats(direction), "level": .doubles([level]),
          ])
      }
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(OneClassSVM.card.id)
      names = try archive.strings("names")
      let weights = try archive.floats("weights")
      let level = try archive.doubles("level", count: 1)[0]
      let size = names.count * weights.count
      switch try archive.strings("form") {
      case ["support"]:
        let gamma = try archive.floats("gamma", count: 1)[0]
        let kernel = RadialKernel(
          rows: try archive.floats("rows", count: size), count: weights.count,
          dimensions: names.count, gamma: gamma)
        boundary = .support(kernel, alphas: weights, level: level)
      case ["waves"]:
        let phases = try archive.floats("phases", count: weights.count)
        let directions = try archive.floats("directions", count: size)
        guard !phases.isEmpty else { throw .inconsistent("phases") }
        boundary = .waves(
          FourierFeatures(directions: directions, phases: phases), direction: weights,
          level: level)
      default: throw .inconsistent("form")
      }
    }
  }
}

extension RadialKernel {
  /// The level less the weighted sum of the kernel, for rows of a range.
  fileprivate func shortfalls(
    of features: FeatureMatrix, _ rows: Range<Int>, _ alphas: [Float], _ level: Double,
    into part: inout MutableSpan<Double>
  ) {
    let size = features.featureCount
    let queries = features.rowMajor(rows)
    var values = [Float](repeating: 0, count: width)
    for row in 0..<rows.count {
      fill(&values, from: queries.span.extracting(row * size..<(row + 1) * size))
      part[row] = level - dot(values.span.extracting(0..<alphas.count), alphas.span)
    }
  }
}
