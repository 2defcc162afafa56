internal import RingtrueCore
internal import RingtrueKernels

extension Observations {
  /// Refuses what most detectors cannot learn from: no rows, no features, missing cells.
  func checkLearnable() throws(DetectorError) {
    if rowCount == 0 { throw .noRows }
    if features.featureCount == 0 { throw .noFeatures }
    try checkComplete()
  }

  /// Refuses rows that have other features than those that were learned, or missing cells.
  func checkScorable(_ learned: [String]) throws(DetectorError) {
    guard features.names == learned else {
      throw .otherFeatures(expected: learned, found: features.names)
    }
    try checkComplete()
  }

  /// Refuses missing cells, naming the first feature that has any.
  private func checkComplete() throws(DetectorError) {
    for (place, name) in features.names.enumerated() {
      // A sum is NaN where any cell is, and costs a fraction of looking at each.
      let column = features.values.span.extracting(features.range(ofFeature: place))
      guard sum(column).isNaN else { continue }
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
