public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far its nearest neighbours are.
///
/// A row is no neighbour of its own; where it has fewer than k others, all of them count.
/// Cost: O(d · n) a row at the worst, a small part of that in a dozen features or fewer.
/// Ramaswamy, Rastogi & Shim, "Efficient Algorithms for Mining Outliers from Large Data Sets",
/// SIGMOD 2000, doi:10.1145/342009.335437
public struct NearestNeighbours: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "knn",
    summary: "The distance to the k-th nearest row, or the mean of the distances to the k nearest.",
    assumes: "Ordinary rows have others like them nearby; features are on one scale.",
    cost:
      "fit O(n·log n), score O(n·d) a row at worst, far less in few features; keeps n·d numbers",
    avoid: "Ordinary rows are dense in one place and sparse in another, features are on different"
      + " scales, or there are a hundred of them.",
    paper: "Ramaswamy, Rastogi & Shim, SIGMOD 2000, doi:10.1145/342009.335437",
    knobs: [
      .integer("k", 5, in: 1...10_000, "How many neighbours are asked."),
      .choice("method", of: ["largest", "mean"], "How their distances become one score."),
    ])

  private let k: Int
  private let method: Method

  /// How distances become one score.
  fileprivate enum Method: String {
    case largest, mean

    func score(_ distances: ArraySlice<Double>) -> Double {
      switch self {
      case .largest: distances.last ?? 0
      case .mean: distances.reduce(0, +) / Double(distances.count)
      }
    }
  }

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    k = settings.integer("k")
    method = Method(rawValue: settings.choice("method")) ?? .largest
  }

  /// The index of the rows, their order, and what a search needs.
  public func memory(rows: Int, features: Int) -> Int {
    LearnedRows.memory(rows: rows, features: features, k: min(k, rows))
  }

  /// Keeps the rows, in an order that makes neighbours quick to find.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try learn(rows, under: conditions).fitted
  }

  /// Keeps the rows, and scores each by the others.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    let (fitted, order) = try learn(rows, under: conditions)
    return (fitted, try fitted.ownScores(under: conditions).restored(to: order))
  }

  private func learn(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, order: [UInt32]) {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    try conditions.checkCancelled()
    let (learned, order) = try LearnedRows.learning(rows, under: conditions)
    return (Fitted(learned: learned, k: k, method: method), order)
  }
}

extension NearestNeighbours {
  /// The rows learned.
  public struct Fitted: FittedDetector {
    private let learned: LearnedRows
    private let k: Int
    private let method: Method

    fileprivate init(learned: LearnedRows, k: Int, method: Method) {
      self.learned = learned
      self.k = k
      self.method = method
    }

    /// The distances from each row to the nearest learned rows, combined.
    public func scores(
      _ rows: Observations, under conditions: Conditions
    ) throws -> [Double] {
      try learned.mapNearest(of: rows, k: learned.reachable(k), under: conditions) { near, row in
        method.score(near.distances[near.range(of: row)])
      }
    }

    /// The scores of the learned rows, each among the others; a row that is alone scores 0.
    fileprivate func ownScores(under conditions: Conditions) throws -> [Double] {
      var scores = [Double](repeating: 0, count: learned.count)
      guard learned.count > 1 else { return scores }
      try learned.fillOthers(&scores, k: learned.reachable(k), under: conditions) {
        near, row, part in
        part[row] = method.score(near.distances[near.range(of: row)])
      }
      return scores
    }

    /// The rows, k, and how distances are combined.
    public var archive: Archive {
      let own: [String: Archive.Entry] = [
        "k": .integers([Int64(k)]), "method": .strings([method.rawValue]),
      ]
      return Archive(
        detector: NearestNeighbours.card.id, learned.pieces.merging(own) { $1 })
    }

    /// The rows, k, and how distances are combined, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(NearestNeighbours.card.id)
      learned = try LearnedRows(archive)
      k = try archive.integers("k", count: 1)[0]
      guard k > 0 else { throw .inconsistent("k") }
      guard let method = try archive.strings("method").first.flatMap(Method.init(rawValue:)) else {
        throw .inconsistent("method")
      }
      self.method = method
    }
  }
}
