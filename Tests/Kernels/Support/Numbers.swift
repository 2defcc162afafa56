/// A small seeded generator for test data (SplitMix64).
struct Numbers: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Floats between -1 and 1.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float.random(in: -1...1, using: &self) }
  }

  /// Doubles between -1 and 1.
  mutating func doubles(_ count: Int) -> [Double] {
    (0..<count).map { _ in Double.random(in: -1...1, using: &self) }
  }

  /// Floats of any bits at all: NaN, infinities, denormals, both zeros.
  mutating func anyFloats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(bitPattern: UInt32.random(in: 0...(.max), using: &self)) }
  }
}

/// Lengths around every edge of sixteen lanes.
let edgeLengths = [0, 1, 2, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 1000]
