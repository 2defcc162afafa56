import RingtrueKernels

/// The range of some standard normal variables: the studentized range with its variance known.
///
/// Computed as k ∫ φ(z) [Φ(z) − Φ(z − q)]^(k−1) dz by the trapezoidal rule, which converges faster
/// than any power of the step on such a bell. Tukey, The Problem of Multiple Comparisons, 1953.
public enum StudentizedRange {
  private static let step = 0.0625

  /// The chance that the range of `count` variables exceeds q.
  public static func upper(_ q: Double, of count: Int) -> Double {
    guard q > 0 else { return 1 }
    // The largest variable is z; what is integrated is the chance that another lies below z − q.
    let sum = places(upTo: 9 + q).reduce(0) { sum, z in
      let (below, far) = (Elementary.normalCDF(z), Elementary.normalCDF(z - q))
      let kept = power(below - far, count - 1)
      return sum + density(z) * lost(below, far, kept: kept, count - 1)
    }
    return min(1, Double(count) * step * sum)
  }

  /// The number that the range of `count` variables stays below with probability p.
  public static func quantile(_ p: Double, of count: Int) -> Double {
    var (low, high) = (0.0, 40.0)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if upper(middle, of: count) > 1 - p { low = middle } else { high = middle }
    }
  }

  /// bⁿ − (b − f)ⁿ without cancellation: f Σ bⁱ (b − f)^(n−1−i).
  private static func lost(_ below: Double, _ far: Double, kept: Double, _ n: Int) -> Double {
    guard far > 0 else { return 0 }
    if kept < power(below, n) / 2 { return power(below, n) - kept }
    let near = below - far
    return far * (0..<n).reduce(0) { $0 * below + power(near, $1) }
  }

  private static func places(upTo end: Double) -> some Sequence<Double> {
    (0...Int((end + 9) / step)).lazy.map { -9 + Double($0) * step }
  }

  private static func density(_ z: Double) -> Double {
    0.398942280401432677939946059934 * Elementary.exp(-z * z / 2)
  }

  /// xⁿ for a whole n.
  private static func power(_ x: Double, _ n: Int) -> Double {
    var (result, square, rest) = (1.0, x, n)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
