internal import RingtrueKernels

/// What this machine can do at most, measured now, on one thread.
struct Machine {
  /// Operations on floats a second, with full registers: multiply-adds are measured, and nothing takes
  /// less.
  let operations: Double

  /// Bytes a second read from memory, in order.
  let bytes: Double

  /// Measures a path.
  init(_ isa: ISA) {
    var done = 0
    let rounds = 2_000_000
    let computing = quickest(of: 5) { done = multiplyAddsAtPeak(rounds: rounds, on: isa) }
    operations = Double(done) / computing
    let floats = [Float](repeating: 1, count: 64 << 20)
    var total = 0.0
    let reading = quickest(of: 5) { total = sum(floats.span, on: isa) }
    bytes = 4 * total / reading
  }

  /// The least time for so much computing and so much memory, whichever is longer.
  func floor(operations count: Double = 0, bytes size: Double = 0) -> Double {
    max(count / operations, size / bytes)
  }
}
