internal import RingtrueCore
internal import RingtrueKernels

extension Observations {
  /// Refuses what most detectors cannot learn from: no rows, no features, missing cells.
  func checkLearnable() throws(DetectorError) {
    try checkShape()
    try checkComplete()
  }

  /// Refuses rows that have other features than those that were learned, or missing cells.
  func checkScorable(_ learned: [String]) throws(DetectorError) {
    try checkNames(learned)
    try checkComplete()
  }

  /// Refuses to learn from no rows and from no features.
  func checkShape() throws(DetectorError) {
    if rowCount == 0 { throw .noRows }
    if features.featureCount == 0 { throw .noFeatures }
  }

  /// Refuses rows that have other features than those that were learned.
  func checkNames(_ learned: [String]) throws(DetectorError) {
    guard features.names == learned else {
      throw .otherFeatures(expected: learned, found: features.names)
    }
  }

  /// Refuses missing cells, naming the first feature that has any.
  private func checkComplete() throws(DetectorError) {
    for place in features.names.indices {
      try checkComplete(features.values.span.extracting(features.range(ofFeature: place)))
    }
  }

  /// Refuses missing cells where some of the cells are missing, naming the first feature of all
  /// that has any.
  ///
  /// For those who read all cells anyhow, and are to find them in the cache: memory is slow.
  func checkComplete(_ some: Span<Float>) throws(DetectorError) {
    // A sum is NaN where any cell is, and costs a fraction of looking at each.
    guard sum(some).isNaN else { return }
    for (place, name) in features.names.enumerated() {
      let cells = features.feature(place)
      guard let first = cells.firstIndex(where: \.isNaN) else { continue }
      let count = cells.count(where: \.isNaN)
      throw .missing(feature: name, row: first - cells.startIndex, count: count)
    }
  }
}

extension Conditions {
  /// Refuses work that would take more memory than it may.
  func checkMemory(_ needed: Int) throws(DetectorError) {
    if let memoryLimit, needed > memoryLimit { throw .memory(needed: needed, limit: memoryLimit) }
  }
}
