/// What a detector computes with: one 32-bit number a row and feature, feature by feature.
///
/// A column is contiguous, since most kernels walk one feature over many rows and pack rows into
/// tiles of their own. A missing cell is NaN; no other cell is, and none is infinite.
public struct FeatureMatrix: Sendable, Equatable {
  /// The features' names, in the order of the columns.
  public let names: [String]
  /// For each feature, the raw columns that it was made from.
  public let lineage: [[String]]
  /// How many rows there are.
  public let rowCount: Int
  /// All numbers: feature 0 of every row, then feature 1, and so on.
  public let values: [Float]

  /// Joins numbers, given feature by feature, with their names.
  ///
  /// Without a lineage, each feature is the raw column of its name.
  public init(names: [String], rowCount: Int, values: [Float], lineage: [[String]]? = nil) {
    precondition(values.count == names.count * rowCount, "one number a row and feature")
    precondition(lineage.map { $0.count == names.count } ?? true, "one lineage a feature")
    self.names = names
    self.rowCount = rowCount
    self.values = values
    self.lineage = lineage ?? names.map { [$0] }
  }

  /// How many features there are.
  public var featureCount: Int { names.count }

  /// Where a feature lies in `values`.
  public func range(ofFeature feature: Int) -> Range<Int> {
    feature * rowCount..<(feature + 1) * rowCount
  }

  /// The numbers of one feature, a row each, without a copy.
  public func feature(_ feature: Int) -> ArraySlice<Float> { values[range(ofFeature: feature)] }

  /// One number.
  public subscript(row: Int, feature: Int) -> Float { values[feature * rowCount + row] }

  /// The numbers of one row, a feature each.
  public func row(_ row: Int) -> [Float] { names.indices.map { self[row, $0] } }

  /// The rows of a range.
  public func rows(_ range: Range<Int>) -> FeatureMatrix {
    remade(rowCount: range.count) { feature in values[self.range(ofFeature: feature)][at: range] }
  }

  /// The rows at the given places, in that order; a place may come twice.
  public func gathering(_ rows: [Int]) -> FeatureMatrix {
    remade(rowCount: rows.count) { feature in rows.lazy.map { self[$0, feature] } }
  }

  /// The features at the given places, in that order.
  public func selecting(_ features: [Int]) -> FeatureMatrix {
    FeatureMatrix(
      names: features.map { names[$0] }, rowCount: rowCount,
      values: features.flatMap { feature($0) }, lineage: features.map { lineage[$0] })
  }

  /// Puts the rows of matrices of the same features under each other.
  public init(joining parts: [FeatureMatrix]) {
    let first = parts.first ?? FeatureMatrix(names: [], rowCount: 0, values: [])
    precondition(parts.allSatisfy { $0.names == first.names }, "the same features in every part")
    self = first.remade(rowCount: parts.reduce(0) { $0 + $1.rowCount }) { feature in
      parts.map { $0.feature(feature) }.joined()
    }
  }

  private func remade(
    rowCount: Int, column: (Int) -> some Sequence<Float>
  ) -> FeatureMatrix {
    var values: [Float] = []
    values.reserveCapacity(rowCount * featureCount)
    for feature in names.indices { values.append(contentsOf: column(feature)) }
    return FeatureMatrix(names: names, rowCount: rowCount, values: values, lineage: lineage)
  }
}

extension ArraySlice {
  /// The elements at offsets from the slice's start.
  fileprivate subscript(at offsets: Range<Int>) -> ArraySlice {
    self[startIndex + offsets.lowerBound..<startIndex + offsets.upperBound]
  }
}
