public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by its squared distance from the center of the tightest half of the rows.
///
/// The half is searched for by concentration steps from many random starts, always the same ones,
/// in whatever order the rows stand: first within small groups, then among their pool, then among
/// all rows. Rows that fit it are added before the last covariance is taken. With fewer than twice
/// as many rows as features there is no tightest half, and all rows count.
/// Cost: fitting O(n · d²) a step, a few dozen steps; scoring O(d²) a row.
/// Rousseeuw & Van Driessen, Technometrics 41(3), 1999, doi:10.1080/00401706.1999.10485670
public struct MCD: EllipsoidDetector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "mcd",
    summary: "The squared distance from the tightest half of the rows, in units of its covariance.",
    assumes: "At least half of the rows form one ellipsoid; p-values take those for normal.",
    cost: "fit O(n·d²) a step of some dozens, score O(d²) a row; keeps d² numbers",
    avoid: "There are several clusters, or fewer than five times as many rows as features.",
    paper: "Rousseeuw & Van Driessen, Technometrics 41(3), 1999",
    knobs: [
      .number("support", 0.5, in: 0.5...1, "The share of the rows that must be ordinary."),
      .integer("starts", 100, in: 1...10_000, "From how many random starts the search begins."),
    ])

  private let support: Double
  private let starts: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    support = settings.number("support")
    starts = settings.integer("starts")
  }

  /// One copy of the rows, their distances with order and weights; groups, and candidates of d²
  /// numbers.
  public func memory(rows: Int, features: Int) -> Int {
    let candidates = features * features * 8 * (starts + 80)
    return (rows + 1500) * (4 * features + 72) + candidates
  }

  /// Searches for the tightest half, and lays the ellipsoid around all that fits it.
  public func fit(
    _ rows: Observations, under conditions: Conditions
  ) throws -> EllipsoidModel<Self> {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let features = try rows.features.orderedByContents(under: conditions)
    let all = try Ellipsoid(Scatter(of: features, around: features.means, under: conditions))
    guard rows.rowCount >= 2 * features.featureCount, rows.rowCount > 3 else {
      return EllipsoidModel(names: features.names, ellipsoid: all)
    }
    let search = Search(
      share: support, starts: starts, conditions: conditions,
      chance: RandomStream(seed: 0, name: "mcd"))
    let tightest = try search.tightest(of: features)
    return EllipsoidModel(
      names: features.names, ellipsoid: try search.widened(tightest, in: features))
  }
}

/// The search for the tightest part of some rows.
private struct Search {
  let share: Double
  let starts: Int
  let conditions: Conditions
  let chance: RandomStream

  /// How many candidates go on from one stage to the next.
  private static let kept = 10
  /// How many rows a group has, and how many groups there are at most.
  private static let (group, groups) = (300, 5)

  private typealias Candidate = (ellipsoid: Ellipsoid, determinant: Double)

  /// The tightest ellipsoid found.
  func tightest(of features: FeatureMatrix) throws -> Ellipsoid {
    let count = features.rowCount / Self.group
    let candidates =
      count < 2
      ? try begin(in: features, starts: starts, stream: 0)
      : try pooled(features, groups: min(count, Self.groups))
    let last = try best(candidates.map { try steps(2, from: $0, in: features) }, 2)
    let settled = try last.map { try steps(30, from: $0, in: features) }
    return best(settled, 1)[0].ellipsoid
  }

  /// The best candidates of some groups, gone on with among the rows of all groups.
  private func pooled(_ features: FeatureMatrix, groups: Int) throws -> [Candidate] {
    var stream = chance.entity(0)
    let members = stream.shuffled(stream.sample(groups * Self.group, of: features.rowCount))
    var candidates: [Candidate] = []
    for group in 0..<groups {
      let part = members[group * Self.group..<(group + 1) * Self.group]
      candidates += try begin(
        in: features.gathering(Array(part)), starts: max(1, starts / groups), stream: group + 1)
    }
    let pool = features.gathering(members)
    return try best(candidates.map { try steps(2, from: $0, in: pool) }, Self.kept)
  }

  /// The best of many starts from d + 1 random rows, after two steps each.
  private func begin(
    in features: FeatureMatrix, starts: Int, stream: Int
  ) throws -> [Candidate] {
    var stream = chance.entity(stream + 1)
    let size = min(features.featureCount + 1, features.rowCount)
    let candidates = try (0..<starts).map { _ in
      let few = features.gathering(stream.sample(size, of: features.rowCount))
      let first = try Ellipsoid(Scatter(of: few, around: few.means, under: conditions))
      return try steps(2, from: (first, .infinity), in: features)
    }
    return best(candidates, Self.kept)
  }

  private func best(_ candidates: [Candidate], _ count: Int) -> [Candidate] {
    Array(candidates.sorted { $0.determinant < $1.determinant }.prefix(count))
  }

  /// Lays the ellipsoid around the rows nearest to it, again and again until it stays.
  private func steps(
    _ count: Int, from start: Candidate, in features: FeatureMatrix
  ) throws -> Candidate {
    var current = start
    current.determinant = .infinity
    for _ in 0..<count {
      let next = try step(current.ellipsoid, in: features)
      if next.logDeterminant >= current.determinant { break }
      current = (next, next.logDeterminant)
    }
    return current
  }

  private func step(_ ellipsoid: Ellipsoid, in features: FeatureMatrix) throws -> Ellipsoid {
    Ellipsoid(try half(of: features, nearest: ellipsoid))
  }

  private func half(of features: FeatureMatrix, nearest ellipsoid: Ellipsoid) throws -> Scatter {
    let distances = try ellipsoid.squaredDistances(of: features, under: conditions)
    let count = features.rowCount
    let half = (count + features.featureCount + 1) / 2
    let weights = try nearest(max(half, Int(share * Double(count))), of: distances)
    return try Scatter(
      of: features, around: ellipsoid.center, weights: weights, under: conditions)
  }

  /// The ellipsoid without the directions in which its rows do not differ.
  private func alongItself(_ ellipsoid: Ellipsoid, in features: FeatureMatrix) throws -> Ellipsoid {
    guard ellipsoid.rank < features.featureCount else { return ellipsoid }
    let scatter = try half(of: features, nearest: ellipsoid)
    return Ellipsoid(center: scatter.mean, covariance: scatter.covariance, isBlind: true)
  }

  /// 1 for as many rows, the nearest, and 0 for the others; of rows as far as each other, the first.
  private func nearest(_ wanted: Int, of distances: [Double]) throws -> [Double] {
    let sorted = try conditions.sorted(distances)
    let limit = sorted[wanted - 1]
    var ties = wanted - (sorted.firstIndex(of: limit) ?? 0)
    return distances.map { distance in
      if distance == limit { ties -= 1 }
      return distance < limit || distance == limit && ties >= 0 ? 1 : 0
    }
  }

  /// The ellipsoid around all rows that 97.5 % of normal rows would be nearer than, made as wide
  /// as that of all normal rows.
  ///
  /// Where the half lies in a plane, rows beside it count by where they lie along it: else what a few
  /// columns never have in the half would outweigh all others.
  func widened(_ tightest: Ellipsoid, in features: FeatureMatrix) throws -> Ellipsoid {
    let ellipsoid = try alongItself(tightest, in: features)
    guard ellipsoid.rank > 0 else {
      return try Ellipsoid(Scatter(of: features, around: features.means, under: conditions))
    }
    let degrees = Double(ellipsoid.rank)
    let distances = try ellipsoid.squaredDistances(of: features, under: conditions)
    let sorted = try conditions.sorted(distances)
    let limit = Special.chiSquareQuantile(0.975, degrees: degrees)
    // The median of normal rows tells how much too tight the half is.
    let ratio = sorted[sorted.count / 2] / Special.chiSquareQuantile(0.5, degrees: degrees)
    let weights = distances.map { $0 <= limit * ratio ? 1.0 : 0 }
    let scatter = try Scatter(
      of: features, around: ellipsoid.center, weights: weights, under: conditions)
    let missing = 0.975 / (1 - Special.chiSquareUpper(limit, degrees: degrees + 2))
    let covariance = scatter.covariance
    return Ellipsoid(
      center: scatter.mean,
      covariance: SymmetricMatrix(
        size: covariance.size, elements: covariance.elements.map { $0 * missing }))
  }
}
