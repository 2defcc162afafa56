internal import CKernels

/// What the rows of a batch are at one place of a network, feature by feature, rows in lanes.
///
/// Features are filled up to a multiple of 4 and lanes to one of 16, with zeros that stay zeros, so
/// that no kernel has edges.
package struct Activations: Sendable {
  /// How many features there are, the filling among them.
  package let features: Int

  /// How many rows there is room for, the filling among them.
  package let lanes: Int

  /// All numbers, feature after feature.
  package var values: [Float]

  /// Zeros for so many features and rows.
  package init(features: Int, rows: Int) {
    self.features = Self.filled(features)
    lanes = (rows + 15) / 16 * 16
    values = [Float](repeating: 0, count: self.features * lanes)
  }

  /// How many features there are when they are filled up.
  package static func filled(_ features: Int) -> Int { (features + 3) / 4 * 4 }

  /// How many bytes so many features of so many rows take.
  package static func bytes(features: Int, rows: Int) -> Int {
    filled(features) * ((rows + 15) / 16 * 16) * 4
  }

  /// The number of one feature in one lane.
  package subscript(feature: Int, lane: Int) -> Float {
    get { values[feature * lanes + lane] }
    set { values[feature * lanes + lane] = newValue }
  }

  /// Where a feature lies in `values`.
  package func range(ofFeature feature: Int) -> Range<Int> {
    feature * lanes..<(feature + 1) * lanes
  }

  /// Shows the numbers to a kernel that only reads them.
  func reading<Result>(_ body: (ck_batch) -> Result) -> Result {
    unsafe values.withUnsafeBufferPointer {
      unsafe body(ck_batch(at: UnsafeMutablePointer(mutating: $0.baseAddress), row: lanes))
    }
  }

  /// Shows the numbers to a kernel that writes them.
  mutating func writing<Result>(_ body: (ck_batch) -> Result) -> Result {
    let row = lanes
    return unsafe values.withUnsafeMutableBufferPointer {
      unsafe body(ck_batch(at: $0.baseAddress, row: row))
    }
  }
}
