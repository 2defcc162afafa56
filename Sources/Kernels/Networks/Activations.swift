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

  /// How far one feature begins behind another: an odd number of cache lines, since features a power
  /// of 2 apart would push one another out of the nearest cache.
  package let row: Int

  private var storage: AlignedArray<Float>

  /// Zeros for so many features and rows.
  package init(features: Int, rows: Int) {
    self.features = Self.filled(features)
    lanes = Self.lanes(rows)
    row = Self.row(rows)
    storage = AlignedArray<Float>(repeating: 0, count: self.features * row)
  }

  /// How many features there are when they are filled up.
  package static func filled(_ features: Int) -> Int { (features + 3) / 4 * 4 }

  private static func lanes(_ rows: Int) -> Int { (rows + 15) / 16 * 16 }

  private static func row(_ rows: Int) -> Int { (lanes(rows) / 16 | 1) * 16 }

  /// How many bytes so many features of so many rows take.
  package static func bytes(features: Int, rows: Int) -> Int {
    filled(features) * row(rows) * 4
  }

  /// The number of one feature in one lane.
  package subscript(feature: Int, lane: Int) -> Float {
    get { reading { (values: Span<Float>) in values[feature * row + lane] } }
    set {
      let place = feature * row + lane
      writing { (values: inout MutableSpan<Float>) in values[place] = newValue }
    }
  }

  /// How many numbers there are.
  package var count: Int { features * lanes }

  /// A copy of all numbers, feature after feature.
  package var values: [Float] {
    reading { (values: Span<Float>) in
      (0..<count).map { values[$0 / lanes * row + $0 % lanes] }
    }
  }

  /// Shows all numbers, each feature a row behind the one before.
  package func reading<Result>(_ body: (Span<Float>) throws -> Result) rethrows -> Result {
    defer { withExtendedLifetime(storage) {} }
    let values = unsafe storage.values
    return try body(unsafe values.span)
  }

  /// Lends all numbers, each feature a row behind the one before.
  package mutating func writing<Result>(
    _ body: (inout MutableSpan<Float>) throws -> Result
  ) rethrows -> Result {
    makeUnique()
    defer { withExtendedLifetime(storage) {} }
    let values = unsafe storage.values
    var span = unsafe values.mutableSpan
    return try body(&span)
  }

  /// Makes all numbers 0.
  mutating func clear() {
    writing { (values: inout MutableSpan<Float>) in
      for place in values.indices { values[place] = 0 }
    }
  }

  /// Shows the numbers to a kernel that only reads them.
  func reading<Result>(_ body: (ck_batch) -> Result) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return unsafe body(ck_batch(at: storage.values.baseAddress, row: row))
  }

  /// Shows the numbers to a kernel that writes them.
  mutating func writing<Result>(_ body: (ck_batch) -> Result) -> Result {
    makeUnique()
    defer { withExtendedLifetime(storage) {} }
    return unsafe body(ck_batch(at: storage.values.baseAddress, row: row))
  }

  private mutating func makeUnique() {
    guard !isKnownUniquelyReferenced(&storage) else { return }
    storage = unsafe AlignedArray(copying: storage.values)
  }
}
