public import RingtrueCore
internal import RingtrueKernels

/// A fitted network that gives rows back as it would expect them; what it cannot give back is
/// strange.
public protocol Rebuilding: Reconstructing, Attributing, Recounting {
  /// The network.
  var network: TrainedNetwork { get }
}

extension Rebuilding {
  /// The rows as the network expects them, in their own units.
  public func reconstruction(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    let scaling = network.scaling
    return try network.cells(rows, under: conditions) { scaling.unscaled($1, $2) }
  }

  /// The squared error of each cell, in squared deviations of its feature.
  public func cellErrors(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try network.cells(rows, under: conditions) { given, expected, _ in
      (given - expected) * (given - expected)
    }
  }

  /// How its training went.
  public var course: LearningCourse { network.course }

  /// What each cell adds to its row's error.
  public func contributions(
    _ rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try cellErrors(rows, under: conditions)
  }
}

extension TrainedNetwork {
  /// The squared errors of each row's scaled cells, summed up.
  func errors(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try overRows(rows, under: conditions) { batch, sums in
      let expected = outputs(batch)
      for feature in names.indices {
        batch.eachDifference(from: expected, feature: feature, rows: sums.count) {
          sums[$0] += $1 * $1
        }
      }
    }
  }

  /// For each feature, the squared errors of a batch's scaled cells, summed up over the first rows.
  func squares(_ batch: Activations, rows: Int) -> [Double] {
    let expected = outputs(batch)
    return names.indices.map { batch.squares(from: expected, feature: $0, rows: rows) }
  }

  /// A number for every cell, made of the scaled cell and the expected one.
  func cells(
    _ rows: Observations, under conditions: Conditions,
    _ value: @Sendable (_ given: Float, _ expected: Float, _ feature: Int) -> Float
  ) throws -> FeatureMatrix {
    let runs = try overBatches(rows, under: conditions) { batch, range in
      let expected = outputs(batch)
      return names.indices.map { feature in
        (0..<range.count).map { value(batch[feature, $0], expected[feature, $0], feature) }
      }
    }
    return FeatureMatrix(
      names: names, rowCount: rows.rowCount,
      values: names.indices.flatMap { feature in runs.flatMap { $0[feature] } },
      lineage: rows.features.lineage)
  }
}
