internal import RingtrueKernels

/// What this machine can do at most, measured now, on one thread.
struct Machine {
  /// Float multiply-adds a second, with full registers.
  let multiplyAdds: Double

  /// Other operations a second: as many, or twice as many where a multiply-add is two of them.
  var others: Double { isFused ? multiplyAdds : 2 * multiplyAdds }

  private let isFused: Bool

  /// Bytes a second read from memory, in order.
  let bytes: Double

  /// Measures a path.
  init(_ isa: ISA) {
    #if arch(arm64)
      isFused = true
    #else
      isFused = isa != .scalar
    #endif
    var done = 0
    let rounds = 2_000_000
    let computing = quickest(of: 5) { done = multiplyAddsAtPeak(rounds: rounds, on: isa) }
    multiplyAdds = Double(done) / computing
    let floats = [Float](repeating: 1, count: 64 << 20)
    var total = 0.0
    let reading = quickest(of: 5) { total = sum(floats.span, on: isa) }
    bytes = 4 * total / reading
  }

  /// The least time for so much computing and so much memory, whichever is longer.
  func floor(multiplyAdds: Double = 0, others: Double = 0, bytes: Double = 0) -> Double {
    max(multiplyAdds / self.multiplyAdds + others / self.others, bytes / self.bytes)
  }
}
