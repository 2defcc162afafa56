public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far out in the tails of each feature its cells lie, feature by feature.
///
/// A cell's strangeness is the surprise of the tail to which its feature leans, or of both tails
/// where it leans to neither; or a mixture of its two tails, where that is larger. A conformer
/// says which mixture; learning, scoring and keeping are the same for all.
public protocol TailDetector: Detector where Fitted == TailModel<Self> {
  /// The share of the less surprising tail in the mixture, 0 to ½; the rest is of the other.
  static var mixture: Double { get }
}

extension TailDetector {
  /// One sorted copy of the rows, a feature's order, what each tail is worth, and scores.
  public func memory(rows: Int, features: Int) -> Int { rows * (4 * features + 34) + 64 * features }

  /// Sorts each feature. Cost: O(d · n).
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    return try Fitted(learning: rows.features, under: conditions)
  }
}

/// The training cells of each feature in order, by which the tails of any cell are known.
public struct TailModel<Kind: TailDetector>: FittedDetector, Attributing {
  private let names: [String]
  private let learned: Int
  private let leanings: [Double]
  private let sorted: [Float]
  /// How surprising it is to lie among the outermost 0, 1, … of the learned cells.
  private let surprise: [Double]

  fileprivate init(learning features: FeatureMatrix, under conditions: Conditions) throws {
    names = features.names
    learned = features.rowCount
    surprise = Self.surprise(learned)
    var leanings: [Double] = []
    var sorted = features.values
    for feature in names.indices {
      try conditions.checkCancelled()
      let places = features.range(ofFeature: feature)
      radixSort(&sorted, places)
      leanings.append(Self.leaning(sorted.span.extracting(places)))
    }
    self.leanings = leanings
    self.sorted = sorted
  }

  /// To which side sorted cells lean: −1, 0 or 1.
  private static func leaning(_ cells: Span<Float>) -> Double {
    let isConstant = cells[0] == cells[cells.count - 1]
    return isConstant ? 0 : cubes(cells, around: Moments(of: cells).mean).side
  }

  /// The sum of the strangeness of a row's cells; a cell beyond all of training counts as one of
  /// n + 1.
  ///
  /// Cost: O(d · n) for as many rows as were learned; O(d log n) for one.
  public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try rows.checkScorable(names)
    var scores = [Double](repeating: 0, count: rows.rowCount)
    var room = TailSums(count: rows.rowCount)
    for feature in names.indices {
      try conditions.checkCancelled()
      add(feature, of: rows.features, to: &scores, in: &room)
    }
    return scores
  }

  /// The strangeness of each cell.
  public func contributions(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try rows.checkScorable(names)
    var values: [Float] = []
    var room = TailSums(count: rows.rowCount)
    for feature in names.indices {
      try conditions.checkCancelled()
      var column = [Double](repeating: 0, count: rows.rowCount)
      add(feature, of: rows.features, to: &column, in: &room)
      values.append(contentsOf: column.lazy.map { Float($0) })
    }
    return FeatureMatrix(
      names: names, rowCount: rows.rowCount, values: values, lineage: rows.features.lineage)
  }

  /// Adds the strangeness of each cell of a feature.
  private func add(
    _ feature: Int, of features: FeatureMatrix, to sums: inout [Double], in room: inout TailSums
  ) {
    let leaning = leanings[feature]
    let tails = Tails(
      left: leaning <= 0 ? 1 : 0, right: leaning >= 0 ? 1 : 0, own: 1 - Kind.mixture,
      other: Kind.mixture)
    var span = sums.mutableSpan
    room.add(
      tails, of: features.values.span.extracting(features.range(ofFeature: feature)),
      among: sorted.span.extracting(feature * learned..<(feature + 1) * learned),
      surprise: surprise.span, to: &span)
  }

  /// −log of the share of the outermost 0, 1, … cells of so many; none of them counts as one of
  /// n + 1.
  private static func surprise(_ count: Int) -> [Double] {
    [Elementary.log(Double(count + 1))]
      + (1...count).map { -Elementary.log(Double($0) / Double(count)) }
  }
}

// MARK: - Keeping

extension TailModel {
  /// The sorted cells and to which side each feature leans.
  public var archive: Archive {
    Archive(
      detector: Kind.card.id,
      [
        "names": .strings(names), "rows": .integers([Int64(learned)]),
        "leanings": .doubles(leanings), "sorted": .floats(sorted),
      ])
  }

  /// What was learned, from plain data.
  public init(_ archive: Archive) throws(ArchiveError) {
    try archive.expect(Kind.card.id)
    names = try archive.strings("names")
    let rows = try archive.integers("rows", count: 1)[0]
    guard rows > 0 else { throw .inconsistent("rows") }
    leanings = try archive.doubles("leanings", count: names.count)
    let (size, isTooLarge) = rows.multipliedReportingOverflow(by: names.count)
    guard !isTooLarge else { throw .inconsistent("rows") }
    sorted = try archive.floats("sorted", count: size)
    learned = rows
    surprise = Self.surprise(rows)
    let cells = sorted
    let isInOrder = names.indices.allSatisfy { feature in
      (feature * rows + 1..<(feature + 1) * rows).allSatisfy { cells[$0 - 1] <= cells[$0] }
    }
    guard isInOrder else { throw .inconsistent("sorted") }
  }
}

extension Double {
  /// −1, 0 or 1, as the number is below, at or above zero.
  fileprivate var side: Double { self < 0 ? -1 : self > 0 ? 1 : 0 }
}
