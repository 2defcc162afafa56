internal import RingtrueCore

/// One feature on its way: its numbers before they are scaled, NaN where there is nothing to say.
struct FeatureColumn {
  /// What the feature is called.
  let name: String
  /// The raw columns that it is made from, the one that it mostly tells of first.
  let lineage: [String]
  /// The feature by whose median and spread it is scaled; none if it is taken as it is.
  let scale: String?
  /// A number a row.
  let values: [Double]

  /// A feature with a scale of its own.
  init(_ name: String, of lineage: [String], _ values: [Double]) {
    self.init(name, of: lineage, scaledAs: name, values)
  }

  /// A feature scaled as another one, or not at all.
  init(_ name: String, of lineage: [String], scaledAs scale: String?, _ values: [Double]) {
    self.name = name
    self.lineage = lineage
    self.scale = scale
    self.values = values
  }
}

extension [FeatureColumn] {
  /// The columns as features, scaled; where there is nothing to say stands 0, which is the median.
  func matrix(scaledBy scales: Scales, rowCount: Int) -> FeatureMatrix {
    var values: [Float] = []
    values.reserveCapacity(count * rowCount)
    for column in self {
      let scale = column.scale.map { scales[$0] } ?? .none
      for value in column.values { values.append(scale.applied(to: value)) }
    }
    return FeatureMatrix(
      names: map(\.name), rowCount: rowCount, values: values, lineage: map(\.lineage))
  }
}
