/// How a quantile is read off a sample when it falls between two of its values.
///
/// The place of a quantile is share · (n − 1), counted from 0. Hyndman & Fan, The American
/// Statistician 50(4), 1996, doi:10.2307/2684934
public enum QuantileConvention: String, Sendable, CaseIterable {
  /// On the line between the two values.
  case linear
  /// The upper of the two.
  case higher
  /// The lower of the two.
  case lower
  /// The nearer of the two; at the same distance, that of even place.
  case nearest
  /// The first value that at least the share of all values do not exceed.
  case invertedCDF = "inverted-cdf"

  /// The quantile of values in ascending order; none if there are none.
  public func quantile(of sorted: [Double], share: Double) -> Double? {
    guard let last = sorted.indices.last else { return nil }
    let share = min(max(share, 0), 1)
    let place = share * Double(last)
    switch self {
    case .lower: return sorted[Int(place)]
    case .higher: return sorted[Int(place.rounded(.up))]
    case .nearest: return sorted[Int(place.rounded(.toNearestOrEven))]
    case .invertedCDF:
      let rank = (share * Double(sorted.count)).rounded(.up)
      return sorted[max(0, Int(rank) - 1)]
    case .linear:
      let below = Int(place)
      return Self.between(sorted[below], sorted[min(below + 1, last)], place - Double(below))
    }
  }

  /// A point of the way from a to b, seen from the nearer end so that both ends are exact.
  private static func between(_ a: Double, _ b: Double, _ way: Double) -> Double {
    way < 0.5 ? a + (b - a) * way : b - (b - a) * (1 - way)
  }
}
