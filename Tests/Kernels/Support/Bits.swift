@testable import RingtrueKernels

extension ISA {
  /// Whether this path rounds a multiply and an add once.
  var fuses: Bool {
    #if arch(arm64)
      true
    #else
      self != .scalar
    #endif
  }

  /// a · b + c as this path computes it.
  func multiplyAdd(_ a: Float, _ b: Float, _ c: Float) -> Float {
    fuses ? c.addingProduct(a, b) : a * b + c
  }
}

/// How many units in the last place a float lies from a true value; 0 for two NaNs.
func ulps(_ value: Float, from truth: Double) -> Double {
  if truth.isNaN || value.isNaN { return truth.isNaN && value.isNaN ? 0 : .infinity }
  let rounded = Float(truth)
  if value.isInfinite || rounded.isInfinite { return value == rounded ? 0 : .infinity }
  return abs(Double(value) - truth) / Double(rounded.ulp)
}
