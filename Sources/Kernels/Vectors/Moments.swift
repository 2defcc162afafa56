internal import CKernels

/// How many, their mean, and how far they lie from it.
///
/// Two passes, so that a large mean costs no digits of a small variance.
package struct Moments: Sendable, Equatable {
  /// How many elements there were.
  package let count: Int

  /// The arithmetic mean; NaN when there are no elements.
  package let mean: Double

  /// The sum of squared differences from the mean.
  package let squares: Double

  /// The variance of these elements as a whole population; NaN when there are none.
  package var variance: Double { squares / Double(count) }

  /// The unbiased estimate of the variance they were drawn from; NaN below two elements.
  package var sampleVariance: Double { count < 2 ? .nan : squares / Double(count - 1) }
}

extension Moments {
  /// Measures the elements; the bits are the same on every path.
  package init(of x: Span<Float>, on isa: ISA = .active) {
    let center = sum(x, on: isa) / Double(x.count)
    count = x.count
    mean = center
    squares = unsafe x.withUnsafeBufferPointer { x in
      unsafe ck_sum_squares_f32(isa.path, x.baseAddress, x.count, center)
    }
  }

  /// Measures the elements; the bits are the same on every path.
  package init(of x: Span<Double>, on isa: ISA = .active) {
    let center = sum(x, on: isa) / Double(x.count)
    count = x.count
    mean = center
    squares = unsafe x.withUnsafeBufferPointer { x in
      unsafe ck_sum_squares_f64(isa.path, x.baseAddress, x.count, center)
    }
  }
}

/// The sum of cubed differences from a center: its sign says to which side the elements lean.
package func cubes(_ x: Span<Float>, around center: Double, on isa: ISA = .active) -> Double {
  unsafe x.withUnsafeBufferPointer { x in
    unsafe ck_sum_cubes_f32(isa.path, x.baseAddress, x.count, center)
  }
}
