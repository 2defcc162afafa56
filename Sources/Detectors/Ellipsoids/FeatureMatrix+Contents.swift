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
    let order = try ascending(hashes, under: conditions)
    var values: [Float] = []
    values.reserveCapacity(self.values.count)
    for feature in names.indices {
      try conditions.checkCancelled()
      let start = range(ofFeature: feature).lowerBound
      values.append(contentsOf: order.lazy.map { self.values[start + $0] })
    }
    return FeatureMatrix(names: names, rowCount: rowCount, values: values, lineage: lineage)
  }

  /// The places of hashes in their order: first by some of their highest bits, so that what is left
  /// to do stays in the cache.
  private func ascending(_ hashes: [UInt64], under conditions: Conditions) throws -> [Int] {
    let highest = try conditions.map(hashes.count) { UInt32(hashes[$0] >> 58) }
    let groups = RowGroups(codes: highest.span, count: 64)
    var order: [Int] = []
    order.reserveCapacity(hashes.count)
    for group in 0..<groups.count {
      try conditions.checkCancelled()
      let rows = groups.order[groups.range(group)]
      let own = rows.map { hashes[Int($0)] }
      order += argsort(own.span).map { Int(rows[rows.startIndex + Int($0)]) }
    }
    return order
  }
}
