internal import CKernels

// Sums run in sixteen Double lanes, lane i taking elements i, i + 16, …, and fold at the end in
// halves. Nothing is fused that rounds, so the bits are the same on every path and machine.

/// The sum of the elements; 0 when there are none.
package func sum(_ x: Span<Float>, on isa: ISA = .active) -> Double {
  unsafe x.withUnsafeBufferPointer { x in unsafe ck_sum_f32(isa.path, x.baseAddress, x.count) }
}

/// The sum of the elements; 0 when there are none.
package func sum(_ x: Span<Double>, on isa: ISA = .active) -> Double {
  unsafe x.withUnsafeBufferPointer { x in unsafe ck_sum_f64(isa.path, x.baseAddress, x.count) }
}

/// The sum of products of two vectors of one length, each product exact.
package func dot(_ x: Span<Float>, _ y: Span<Float>, on isa: ISA = .active) -> Double {
  precondition(x.count == y.count, "dot: \(x.count) elements against \(y.count)")
  return unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeBufferPointer { y in
      unsafe ck_dot_f32(isa.path, x.baseAddress, y.baseAddress, x.count)
    }
  }
}

/// The sum of products of two vectors of one length.
package func dot(_ x: Span<Double>, _ y: Span<Double>, on isa: ISA = .active) -> Double {
  precondition(x.count == y.count, "dot: \(x.count) elements against \(y.count)")
  return unsafe x.withUnsafeBufferPointer { x in
    unsafe y.withUnsafeBufferPointer { y in
      unsafe ck_dot_f64(isa.path, x.baseAddress, y.baseAddress, x.count)
    }
  }
}

/// The least and the greatest element, NaN passed over; nil when nothing is left.
package func extremes(_ x: Span<Float>, on isa: ISA = .active) -> ClosedRange<Float>? {
  var least = 0.0
  var greatest = 0.0
  unsafe x.withUnsafeBufferPointer { x in
    unsafe ck_extremes_f32(isa.path, x.baseAddress, x.count, &least, &greatest)
  }
  return least <= greatest ? Float(least)...Float(greatest) : nil
}

/// The least and the greatest element, NaN passed over; nil when nothing is left.
package func extremes(_ x: Span<Double>, on isa: ISA = .active) -> ClosedRange<Double>? {
  var least = 0.0
  var greatest = 0.0
  unsafe x.withUnsafeBufferPointer { x in
    unsafe ck_extremes_f64(isa.path, x.baseAddress, x.count, &least, &greatest)
  }
  return least <= greatest ? least...greatest : nil
}
