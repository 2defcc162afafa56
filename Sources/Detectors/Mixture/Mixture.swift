internal import RingtrueCore
internal import RingtrueKernels

/// Normal laws, each with its share.
struct Mixture: Sendable {
  /// One normal law.
  struct Part: Sendable {
    /// The share of rows that it accounts for.
    let share: Double
    /// Where it lies and how it spreads.
    let ellipsoid: Ellipsoid
  }

  /// The laws.
  let parts: [Part]

  /// For each law, the logarithm of its share times its density at each row.
  func logDensities(
    of features: FeatureMatrix, under conditions: Conditions
  ) throws -> [[Double]] {
    let constant = Double(features.featureCount) * Elementary.log(2 * Double.pi)
    return try parts.map { part in
      let height =
        Elementary.log(part.share) - 0.5 * (constant + part.ellipsoid.logDeterminant)
      return try part.ellipsoid.squaredDistances(of: features, under: conditions)
        .map { height - 0.5 * $0 }
    }
  }
}

/// log Σ eˣ, without leaving the range of Double.
func logSum(_ logs: some Sequence<Double>) -> Double {
  let largest = logs.max() ?? -.infinity
  guard largest.isFinite else { return largest }
  return largest + Elementary.log(logs.reduce(0) { $0 + Elementary.exp($1 - largest) })
}

/// Fits mixtures to some rows.
struct MixtureFit {
  private let features: FeatureMatrix
  private let conditions: Conditions
  /// Added to each feature's variance, so that no law can collapse onto a few rows.
  private let ridge: [Double]
  /// One law around all rows.
  let whole: Mixture

  /// When the mean log-likelihood rises by less than this, the fit has settled.
  private static let tolerance = 1e-3
  private static let mostSteps = 100

  init(_ features: FeatureMatrix, under conditions: Conditions) throws {
    self.features = features
    self.conditions = conditions
    let scatter = try Scatter(of: features, around: features.means, under: conditions)
    ridge = scatter.covariance.diagonal.map { 1e-6 * $0 }
    whole = Mixture(parts: [Mixture.Part(share: 1, ellipsoid: Ellipsoid(scatter))])
  }

  /// A mixture of so many laws, and its Bayesian information criterion.
  func mixture(
    of count: Int, from stream: RandomStream
  ) throws -> (mixture: Mixture, criterion: Double) {
    var (mixture, last) = (whole, -Double.infinity)
    if count > 1 { mixture = try laws(for: clusters(count, from: stream), near: mixture) }
    for _ in 0..<Self.mostSteps {
      var densities = try mixture.logDensities(of: features, under: conditions)
      let likelihood = share(&densities)
      let hasSettled = likelihood - last < Self.tolerance
      last = likelihood
      if hasSettled || count == 1 { break }
      mixture = try laws(for: densities, near: mixture)
    }
    let (size, rows) = (features.featureCount, Double(features.rowCount))
    let laws = mixture.parts.count
    let parameters = laws * (size + size * (size + 1) / 2) + laws - 1
    return (mixture, Double(parameters) * Elementary.log(rows) - 2 * last * rows)
  }

  /// Turns log-densities into each law's share in each row; returns the mean log-likelihood.
  private func share(_ densities: inout [[Double]]) -> Double {
    var total = 0.0
    for row in 0..<features.rowCount {
      let sum = logSum(densities.lazy.map { $0[row] })
      total += sum
      for law in densities.indices {
        densities[law][row] = Elementary.exp(densities[law][row] - sum)
      }
    }
    return total / Double(features.rowCount)
  }

  /// Rows that a law must account for: more than there are features, and one in fifty of all.
  private var leastWeight: Double {
    max(Double(ridge.count + 1), Double(features.rowCount) / 50)
  }

  /// The laws that shares in rows speak for. One for too few rows is dropped: it would shrink onto
  /// the strangest ones, and find them ordinary.
  private func laws(for shares: [[Double]], near old: Mixture) throws -> Mixture {
    var parts: [Mixture.Part] = []
    for weights in shares {
      let scatter = try Scatter(
        of: features, around: old.parts[0].ellipsoid.center, weights: weights, under: conditions)
      guard scatter.weight >= leastWeight else { continue }
      parts.append(
        Mixture.Part(
          share: scatter.weight / Double(features.rowCount), ellipsoid: ridged(scatter)))
    }
    return parts.isEmpty ? whole : Mixture(parts: parts)
  }

  private func ridged(_ scatter: Scatter) -> Ellipsoid {
    let covariance = scatter.covariance
    var elements = covariance.elements
    for feature in ridge.indices { elements[feature * (ridge.count + 1)] += ridge[feature] }
    return Ellipsoid(
      center: scatter.mean, covariance: SymmetricMatrix(size: ridge.count, elements: elements))
  }
}

// MARK: - Where to begin

extension MixtureFit {
  private static let mostRounds = 20

  /// For each of some clusters, 1 for its rows and 0 for the others, by k-means.
  private func clusters(_ count: Int, from stream: RandomStream) throws -> [[Double]] {
    var centers = try spread(count, from: stream)
    var shares: [[Double]] = []
    for _ in 0..<Self.mostRounds {
      let next = try nearest(centers)
      if next == shares { break }
      shares = next
      centers = try zip(centers, shares).map { center, weights in
        let scatter = try Scatter(
          of: features, around: center, weights: weights, under: conditions)
        return scatter.weight > 0 ? scatter.mean : center
      }
    }
    return shares
  }

  /// Centers among the rows, each drawn by its squared distance from those before it.
  ///
  /// Arthur & Vassilvitskii, "k-means++", SODA 2007.
  private func spread(_ count: Int, from stream: RandomStream) throws -> [[Double]] {
    var stream = stream
    var row = stream.draw().integer(in: 0..<features.rowCount)
    var centers: [[Double]] = []
    var nearest = [Double](repeating: .infinity, count: features.rowCount)
    while true {
      centers.append(features.row(row).map { Double($0) })
      if centers.count == count { return centers }
      for (index, distance) in try distances(to: centers[centers.count - 1]).enumerated() {
        nearest[index] = min(nearest[index], distance)
      }
      var rest = stream.draw().unit * nearest.reduce(0, +)
      row =
        nearest.firstIndex { distance in
          rest -= distance
          return rest < 0
        } ?? features.rowCount - 1
    }
  }

  private func nearest(_ centers: [[Double]]) throws -> [[Double]] {
    let distances = try centers.map { try self.distances(to: $0) }
    var shares = centers.map { _ in [Double](repeating: 0, count: features.rowCount) }
    for row in 0..<features.rowCount {
      let nearest = distances.indices.min { distances[$0][row] < distances[$1][row] } ?? 0
      shares[nearest][row] = 1
    }
    return shares
  }

  /// Squared distances in units of each feature's deviation.
  private func distances(to center: [Double]) throws -> [Double] {
    let size = center.count
    var matrix = [Double](repeating: 0, count: size * size)
    for feature in ridge.indices where ridge[feature] > 0 {
      matrix[feature * (size + 1)] = 1 / (1e6 * ridge[feature]).squareRoot()
    }
    return try AffineMap(center: center, matrix: matrix)
      .squaredLengths(of: features, under: conditions)
  }
}
