import Foundation
import RingtrueKernels
import Testing

#if arch(x86_64)
  /// 64 bits of significand: enough to judge the last bit of a double.
  typealias Exact = Float80
  let slack = 0.0
#else
  /// The system's own functions may be off by an ulp themselves.
  typealias Exact = Double
  let slack = 1.0
#endif

#if DEBUG
  let sweepCount = 10_000
#else
  let sweepCount = 10_000_000
#endif

/// A function, the truth, and where to compare them.
struct Sweep: Sendable, CustomTestStringConvertible {
  var name: String
  /// The arguments, or the logarithms of their sizes.
  var range: ClosedRange<Double>
  var isLogarithmic = false
  /// The largest error allowed, in ulp.
  var limit: Double
  var ours: @Sendable (Double) -> Double
  var exact: @Sendable (Exact) -> Exact

  var testDescription: String { "\(name) over \(isLogarithmic ? "exp of " : "")\(range)" }

  /// An argument of the sweep.
  func argument(_ draw: Draw) -> Double {
    let words = draw.words()
    let share = Double(words.0 >> 11) * 0x1p-53
    let place = range.lowerBound + (range.upperBound - range.lowerBound) * share
    guard isLogarithmic else { return place }
    return Foundation.exp(place) * (words.1 >> 63 == 0 ? 1 : -1)
  }

  /// The worst of many arguments.
  func worst(_ count: Int) -> (ulps: Double, argument: Double) {
    let stream = RandomStream(seed: 1, name: name)
    var worst = (ulps: 0.0, argument: 0.0)
    for counter in 0..<UInt64(count) {
      let x = argument(stream[counter])
      let ulps = distance(ours(x), exact(Exact(x)))
      if ulps > worst.ulps { worst = (ulps, x) }
    }
    return worst
  }
}

/// How far a double lies from the truth, in units of the truth's last place.
func distance(_ value: Double, _ truth: Exact) -> Double {
  let rounded = Double(truth)
  if value.isNaN || rounded.isNaN { return value.isNaN == rounded.isNaN ? 0 : .infinity }
  if !value.isFinite || !rounded.isFinite { return value == rounded ? 0 : .infinity }
  return Double(abs(Exact(value) - truth) / Exact(rounded.ulp))
}
