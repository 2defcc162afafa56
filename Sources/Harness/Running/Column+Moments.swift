internal import RingtrueCore

extension Column {
  /// The cells as microseconds since 1970, nil where missing; nil if they are no times.
  var moments: [Int64?]? {
    let moments: [Int64]
    switch cells {
    case .days(let cells):
      moments = cells.map { Int64($0.number) * Instant.microsecondsPerDay }
    case .instants(let cells): moments = cells.map(\.microseconds)
    case .integers(let cells): moments = cells.map { $0 &* 1_000_000 }
    case .reals, .decimals, .flags, .categories, .texts: return nil
    }
    return moments.indices.map { missing.contains($0) ? nil : moments[$0] }
  }

  /// The cells as whole minor units of money, 0 where missing; nil if they are no numbers.
  var minorUnits: [Int64]? {
    switch cells {
    case .decimals(let cells) where cells.scale == 2:
      return cells.units.indices.map { missing.contains($0) ? 0 : cells.units[$0] }
    case .decimals, .integers, .reals, .flags:
      return (0..<count).map { row in
        let number = missing.contains(row) ? 0 : cells.number(row) ?? 0
        return Int64(exactly: (number * 100).rounded()) ?? 0
      }
    case .days, .instants, .categories, .texts: return nil
    }
  }
}
