internal import RingtrueCore
internal import RingtrueKernels

/// Brings features to mean 0 and deviation 1, as networks want them.
///
/// A feature that is constant in training says everything about rows that leave it: its deviation is
/// then the spacing of `Float` there. No cell counts as farther than `limit` deviations; one of n
/// training rows cannot be farther than √n.
struct Scaling: Sendable {
  private let means: [Float]
  private let deviations: [Float]

  /// How many deviations a cell may lie from the mean.
  private static let limit: Float = 10_000

  /// How many features there are.
  var count: Int { means.count }

  /// Learns means and deviations.
  init(_ features: FeatureMatrix, under conditions: Conditions) throws {
    let moments = try features.names.indices.map {
      try conditions.checkCancelled()
      return Moments(of: features.values.span.extracting(features.range(ofFeature: $0)))
    }
    means = moments.map { Float($0.mean) }
    deviations = moments.map {
      let spacing = max(Float($0.mean).ulp, .leastNormalMagnitude)
      return max(Float($0.variance.squareRoot()), spacing)
    }
  }

  /// A cell of a feature, scaled.
  func scaled(_ cell: Float, _ feature: Int) -> Float {
    let value = (cell - means[feature]) / deviations[feature]
    return max(-Self.limit, min(Self.limit, value))
  }

  /// A scaled cell as it was.
  func unscaled(_ value: Float, _ feature: Int) -> Float {
    let cell = Double(means[feature]) + Double(deviations[feature]) * Double(value)
    return Float(max(-Self.largest, min(Self.largest, cell)))
  }

  private static let largest = Double(Float.greatestFiniteMagnitude)

  /// The deviation of a feature.
  func deviation(_ feature: Int) -> Float { deviations[feature] }

  /// How many rows are laid at once: few enough to stay in the cache.
  private static let tile = 1024

  /// All rows scaled, row after row, so that a batch of any rows is quickly put together; behind them
  /// so many of zeros.
  func table(
    _ features: FeatureMatrix, emptyRows: Int = 0, under conditions: Conditions
  ) throws -> [Float] {
    var table: [Float] = []
    table.reserveCapacity((features.rowCount + emptyRows) * count)
    let tiles = Chunks(features.rowCount, of: Self.tile)
    var part = [Float](repeating: 0, count: Self.tile * count)
    for tile in 0..<tiles.count {
      try conditions.checkCancelled()
      lay(features, tiles[tile], in: &part)
      table.append(contentsOf: part.prefix(tiles[tile].count * count))
    }
    table.append(contentsOf: repeatElement(0, count: emptyRows * count))
    return table
  }

  /// Scales a run of rows, row after row.
  private func lay(_ features: FeatureMatrix, _ rows: Range<Int>, in part: inout [Float]) {
    let cells = features.values.span
    var span = part.mutableSpan
    for feature in 0..<count {
      let start = feature * features.rowCount + rows.lowerBound
      for row in 0..<rows.count {
        span[row * count + feature] = scaled(cells[start + row], feature)
      }
    }
  }

  /// A run of rows, scaled, as a batch.
  func batch(_ features: FeatureMatrix, _ rows: Range<Int>) -> Activations {
    var batch = Activations(features: count, rows: rows.count)
    let (cells, row) = (features.values.span, batch.row)
    batch.writing { (values: inout MutableSpan<Float>) in
      for feature in 0..<count {
        let start = feature * features.rowCount + rows.lowerBound
        for lane in 0..<rows.count {
          values[feature * row + lane] = scaled(cells[start + lane], feature)
        }
      }
    }
    return batch
  }

  /// Means and deviations as plain data.
  var pieces: [String: Archive.Entry] {
    ["means": .floats(means), "deviations": .floats(deviations)]
  }

  /// Means and deviations from plain data.
  init(_ archive: Archive, features: Int) throws(ArchiveError) {
    means = try archive.floats("means", count: features)
    deviations = try archive.floats("deviations", count: features)
    guard deviations.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw .inconsistent("deviations")
    }
    guard means.allSatisfy({ $0.isFinite }) else { throw .inconsistent("means") }
  }
}
