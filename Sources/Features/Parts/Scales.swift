internal import RingtrueCore
internal import RingtrueKernels

/// A median and a spread, by which a feature is centred and scaled.
struct Scale: Sendable, Equatable {
  let center: Double
  let spread: Double

  /// What leaves numbers as they are.
  static let none = Scale(center: 0, spread: 1)

  init(center: Double, spread: Double) {
    self.center = center
    self.spread = spread
  }

  /// The median and the median absolute deviation, brought to the size of a standard deviation.
  ///
  /// Where more than half of the numbers are one, that deviation is 0 and the standard deviation
  /// stands in; where all are, 1 does. A NaN does not count. Cost: two sorts.
  /// Rousseeuw & Croux, "Alternatives to the Median Absolute Deviation", JASA 1993.
  init(learning values: [Double]) {
    let present = values.filter { !$0.isNaN }
    let center = Self.median(present) ?? 0
    let deviation = Self.median(present.map { ($0 - center).magnitude }) ?? 0
    let squares = present.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let standard = (squares / Double(Swift.max(1, present.count))).squareRoot()
    // Rounding leaves a constant column a deviation of some units in the last place.
    let least = center.magnitude * 1e-12
    self.init(
      center: center,
      spread: deviation > least ? 1.4826 * deviation : standard > least ? standard : 1)
  }

  /// The middle of some numbers, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    var sorted = values
    radixSort(&sorted)
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// A number, scaled; 0 for NaN, and never so large that a detector's squares overflow.
  func applied(to value: Double) -> Float {
    let scaled = (value - center) / spread
    return scaled.isNaN ? 0 : Float(Swift.min(1e15, Swift.max(-1e15, scaled)))
  }
}

/// The scales of all features that have one, by name.
struct Scales: Sendable, Equatable {
  private var names: [String] = []
  private var scales: [String: Scale] = [:]

  /// Learns the scale of each column that has one of its own.
  init(learning columns: [FeatureColumn]) {
    for column in columns where column.scale == column.name {
      names.append(column.name)
      scales[column.name] = Scale(learning: column.values)
    }
  }

  subscript(name: String) -> Scale { scales[name] ?? .none }

  /// Names, medians and spreads.
  var entries: [String: Archive.Entry] {
    [
      "scales": .strings(names), "centers": .doubles(names.map { self[$0].center }),
      "spreads": .doubles(names.map { self[$0].spread }),
    ]
  }

  init(_ archive: Archive) throws(ArchiveError) {
    names = try archive.strings("scales")
    let centers = try archive.doubles("centers", count: names.count)
    let spreads = try archive.doubles("spreads", count: names.count)
    guard spreads.allSatisfy({ $0 > 0 }), Set(names).count == names.count else {
      throw .inconsistent("scales")
    }
    for (place, name) in names.enumerated() {
      scales[name] = Scale(center: centers[place], spread: spreads[place])
    }
  }
}
