internal import RingtrueCore
internal import RingtrueKernels

extension FeatureMatrix {
  /// The same rows in an order that hangs on what they hold, not on how they stand: by a hash of
  /// their cells, which two different rows share as good as never.
  ///
  /// Cost: O(d · n).
  func orderedByContents(under conditions: Conditions) throws -> FeatureMatrix {
    var hashes = [UInt64](repeating: 0, count: rowCount)
    for feature in names.indices {
      try conditions.checkCancelled()
      for (row, cell) in self.feature(feature).enumerated() {
        // Adding 0 makes one number of both zeros.
        let mixed = (hashes[row] ^ UInt64((cell + 0).bitPattern)) &* 0x9E37_79B9_7F4A_7C15
        hashes[row] = mixed ^ mixed >> 32
      }
    }
    try conditions.checkCancelled()
    let order = argsort(hashes.span)
    try conditions.checkCancelled()
    var values: [Float] = []
    values.reserveCapacity(self.values.count)
    for feature in names.indices {
      try conditions.checkCancelled()
      let start = range(ofFeature: feature).lowerBound
      values.append(contentsOf: order.lazy.map { self.values[start + Int($0)] })
    }
    return FeatureMatrix(names: names, rowCount: rowCount, values: values, lineage: lineage)
  }
}
