public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far out in the tails of each feature its cells lie, feature by feature.
///
/// A conformer says how the two tails of a cell become one number; learning, scoring and keeping
/// are the same for all.
public protocol TailDetector: Detector where Fitted == TailModel<Self> {
  /// How strange a cell is, by the surprise of its left and of its right tail; `leaning` is that
  /// of the longer tail, or the sum of both where the feature leans to neither side.
  static func strangeness(left: Double, right: Double, leaning: Double) -> Double
}

extension TailDetector {
  /// One sorted copy of the rows, and one feature's order, scratch, cells and scores at a time.
  public func memory(rows: Int, features: Int) -> Int { rows * (4 * features + 56) + 64 * features }

  /// Sorts each feature. Cost: O(d · n).
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try check(rows, under: conditions)
    var model = Fitted(learning: rows.features)
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      var sorted = Array(rows.features.feature(feature))
      radixSort(&sorted)
      model.append(sorted)
    }
    return model
  }

  /// Sorts each feature once, both to learn from it and to score it.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    try check(rows, under: conditions)
    var model = Fitted(learning: rows.features)
    var scores = [Double](repeating: 0, count: rows.rowCount)
    let surprise = Surprise(of: rows.rowCount, tabled: true)
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      let cells = rows.features.values.span.extracting(rows.features.range(ofFeature: feature))
      let order = argsort(cells)
      model.append(order.map { cells[Int($0)] })
      model.add(feature, of: cells, in: order, by: surprise, to: &scores)
    }
    return (model, scores)
  }

  private func check(_ rows: Observations, under conditions: Conditions) throws {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
  }
}

/// The training cells of each feature in order, by which the tails of any cell are known.
public struct TailModel<Kind: TailDetector>: FittedDetector, Attributing {
  private let names: [String]
  private let learned: Int
  private var leanings: [Double]
  private var sorted: [Float]

  fileprivate init(learning features: FeatureMatrix) {
    names = features.names
    learned = features.rowCount
    leanings = []
    sorted = []
    sorted.reserveCapacity(features.values.count)
  }

  fileprivate mutating func append(_ cells: [Float]) {
    let moments = Moments(of: cells.span)
    let isConstant = cells.first == cells.last
    leanings.append(isConstant ? 0 : cubes(cells.span, around: moments.mean).side)
    sorted.append(contentsOf: cells)
  }

  /// The sum of the strangeness of a row's cells; a cell beyond all of training counts as one of
  /// n + 1.
  ///
  /// Cost: O(d · n) for as many rows as were learned; O(d log n) for one.
  public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try rows.checkScorable(names)
    var scores = [Double](repeating: 0, count: rows.rowCount)
    try add(rows.features, under: conditions) { feature, cells, order, surprise in
      add(feature, of: cells, in: order, by: surprise, to: &scores)
    }
    return scores
  }

  /// The strangeness of each cell.
  public func contributions(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try rows.checkScorable(names)
    var values: [Float] = []
    try add(rows.features, under: conditions) { feature, cells, order, surprise in
      var column = [Double](repeating: 0, count: rows.rowCount)
      add(feature, of: cells, in: order, by: surprise, to: &column)
      values.append(contentsOf: column.lazy.map { Float($0) })
    }
    return FeatureMatrix(
      names: names, rowCount: rows.rowCount, values: values, lineage: rows.features.lineage)
  }
}

// MARK: - Tails

extension TailModel {
  /// Hands on each feature with its cells in ascending order.
  private func add(
    _ features: FeatureMatrix, under conditions: Conditions,
    _ body: (Int, Span<Float>, [UInt32], borrowing Surprise) -> Void
  ) throws {
    // A logarithm a training row pays only where there are as many cells to look up.
    let surprise = Surprise(of: learned, tabled: features.rowCount > learned / 8)
    for feature in names.indices {
      try conditions.checkCancelled()
      let cells = features.values.span.extracting(features.range(ofFeature: feature))
      body(feature, cells, argsort(cells), surprise)
    }
  }

  /// Adds the strangeness of each cell, walking up the cells and the learned ones side by side.
  fileprivate func add(
    _ feature: Int, of cells: Span<Float>, in order: [UInt32], by surprise: borrowing Surprise,
    to scores: inout [Double]
  ) {
    let known = sorted.span.extracting(feature * learned..<(feature + 1) * learned)
    let leaning = leanings[feature]
    // A batch that is small beside the learned cells leaps, a large one walks.
    let leaps = order.count < learned / 16
    var (below, upTo) = (0, 0)
    var current = Float.nan
    var value = 0.0
    for row in order {
      let cell = cells[Int(row)]
      if cell != current {
        current = cell
        below = known.firstIndex(from: upTo, leaping: leaps) { $0 >= cell }
        upTo = known.firstIndex(from: below, leaping: leaps) { $0 > cell }
        let (left, right) = (surprise[upTo], surprise[learned - below])
        let longer = leaning < 0 ? left : leaning > 0 ? right : left + right
        value = Kind.strangeness(left: left, right: right, leaning: longer)
      }
      scores[Int(row)] += value
    }
  }
}

extension Span<Float> {
  /// The first index, not before `start`, from which on a test holds; it holds for all that follow.
  fileprivate func firstIndex(
    from start: Int, leaping: Bool, where test: (Float) -> Bool
  ) -> Int {
    var (low, high) = (start, count)
    if !leaping {
      while low < high, !test(self[low]) { low += 1 }
      return low
    }
    while low < high {
      let middle = low + (high - low) / 2
      if test(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// How surprising it is to lie among the outermost of so many: −log of their share.
private struct Surprise {
  private let count: Int
  private let table: [Double]

  /// Of `count` cells, looked up in a table or computed at each call.
  init(of count: Int, tabled: Bool) {
    self.count = count
    table = tabled ? (0...count).map { Self.value($0, of: count) } : []
  }

  subscript(outermost: Int) -> Double {
    table.isEmpty ? Self.value(outermost, of: count) : table[outermost]
  }

  private static func value(_ outermost: Int, of count: Int) -> Double {
    outermost == 0
      ? Elementary.log(Double(count + 1)) : -Elementary.log(Double(outermost) / Double(count))
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
    learned = rows
    leanings = try archive.doubles("leanings", count: names.count)
    let (size, isTooLarge) = rows.multipliedReportingOverflow(by: names.count)
    guard !isTooLarge else { throw .inconsistent("rows") }
    sorted = try archive.floats("sorted", count: size)
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
