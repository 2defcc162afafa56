internal import RingtrueCore
internal import RingtrueKernels

/// Where rows lie and how they spread: a center, and distances in units of the spread around it.
///
/// Spread is measured by correlations, so that no feature's scale costs another its digits. In a
/// direction in which training rows do not differ, any departure counts heavily.
struct Ellipsoid: Sendable {
  /// Maps a row to the point whose squared length is its squared Mahalanobis distance.
  let map: AffineMap

  /// The logarithm of the covariance's determinant.
  let logDeterminant: Double

  /// In how many directions training rows differ.
  let rank: Int

  /// The center.
  var center: [Double] { map.center }

  /// An ellipsoid from a center and a covariance; one that is blind to the directions in which
  /// training rows do not differ counts no departure there. Cost: O(d³).
  init(center: [Double], covariance: SymmetricMatrix, isBlind: Bool = false) {
    let size = center.count
    let spreads = (0..<size).map { Self.differs(covariance[$0, $0], at: center[$0]) }
    let scales = (0..<size).map { Self.scale(covariance[$0, $0], at: center[$0]) }
    let correlation = SymmetricMatrix(
      size: size,
      elements: (0..<size * size).map { place in
        let (row, column) = (place / size, place % size)
        return row == column ? 1 : covariance[row, column] / scales[row] / scales[column]
      })
    let eigen = correlation.eigen
    let floor = Double(size) * 4 * Double.ulpOfOne * (eigen.values.last ?? 1)
    let values = eigen.values.map { max($0, floor) }
    let matrix = values.indices.flatMap { k -> [Double] in
      let root = values[k].squareRoot()
      let isSeen = !isBlind || eigen.values[k] > floor
      return zip(eigen.vector(k), zip(scales, spreads)).map { cell, column in
        isSeen && (!isBlind || column.1) ? cell / column.0 / root : 0
      }
    }
    rank = eigen.values.count { $0 > floor } - spreads.count { !$0 }
    map = AffineMap(center: center, matrix: matrix)
    logDeterminant =
      values.reduce(0) { $0 + Elementary.log($1) }
      + 2 * scales.reduce(0) { $0 + Elementary.log($1) }
  }

  /// An ellipsoid around all that was gathered.
  init(_ scatter: Scatter) {
    self.init(center: scatter.mean, covariance: scatter.covariance)
  }

  /// An ellipsoid as it was kept.
  init(map: AffineMap, logDeterminant: Double) {
    self.map = map
    rank = map.center.count
    self.logDeterminant = logDeterminant
  }

  /// Whether there is a deviation beyond rounding.
  private static func differs(_ variance: Double, at center: Double) -> Bool {
    let rounding = max(center.magnitude * 0x1p-40, 1e-30)
    return variance > rounding * rounding
  }

  /// A deviation; where there is none, the spacing of `Float` at the center.
  private static func scale(_ variance: Double, at center: Double) -> Double {
    differs(variance, at: center)
      ? variance.squareRoot() : max(center.magnitude * 0x1p-24, 1e-30)
  }

  /// The inverse of the covariance, row after row.
  var precision: [Double] {
    let size = center.count
    return (0..<size * size).map { place in
      (0..<size).reduce(0) {
        $0 + map.matrix[$1 * size + place / size] * map.matrix[$1 * size + place % size]
      }
    }
  }
}

extension Ellipsoid {
  /// The squared distance of each row, in units of the spread. Cost: O(n · d²).
  func squaredDistances(
    of features: FeatureMatrix, under conditions: Conditions
  ) throws -> [Double] {
    try map.squaredLengths(of: features, under: conditions)
  }
}

extension AffineMap {
  /// The squared length of each row's image.
  func squaredLengths(
    of features: FeatureMatrix, under conditions: Conditions
  ) throws -> [Double] {
    var lengths = [Double](repeating: 0, count: features.rowCount)
    let tiles = Chunks(features.rowCount, of: 4096)
    try parallelFill(&lengths, tiles, width: conditions.width) { tile, part in
      try conditions.checkCancelled()
      squaredLengths(of: features.values.span, tile, into: &part)
    }
    return lengths
  }

  /// A matrix of the rows' images, each coordinate made of the image's and the cell's own.
  func cells(
    of features: FeatureMatrix, under conditions: Conditions,
    _ cell: (_ image: Double, _ centered: Double) -> Double
  ) throws -> FeatureMatrix {
    var values = features.values
    let tiles = Chunks(features.rowCount, of: 4096)
    for tile in 0..<tiles.count {
      try conditions.checkCancelled()
      let images = images(of: features.values.span, tiles[tile])
      for feature in center.indices {
        let start = feature * features.rowCount
        for (offset, row) in tiles[tile].enumerated() {
          let image = images[feature * tiles[tile].count + offset]
          let value = cell(image, Double(features[row, feature]) - center[feature])
          values[start + row] = Float(max(-3e38, min(value, 3e38)))
        }
      }
    }
    return FeatureMatrix(
      names: features.names, rowCount: features.rowCount, values: values,
      lineage: features.lineage)
  }
}

extension Scatter {
  /// The scatter of some rows, with a weight for each, or 1, in pieces that threads share.
  init(
    of features: FeatureMatrix, around center: [Double], weights: [Double]? = nil,
    under conditions: Conditions
  ) throws {
    let pieces = Chunks(features.rowCount, of: 16384)
    self = try parallelReduce(pieces, width: conditions.width, into: Scatter(center: center)) {
      piece in
      try conditions.checkCancelled()
      var part = Scatter(center: center)
      if let weights {
        part.add(features.values.span, piece, weights: weights.span.extracting(piece))
      } else {
        part.add(features.values.span, piece)
      }
      return part
    } combine: {
      $0.add($1)
    }
  }
}

extension FeatureMatrix {
  /// The mean of each feature.
  var means: [Double] {
    names.indices.map { Moments(of: values.span.extracting(range(ofFeature: $0))).mean }
  }
}
