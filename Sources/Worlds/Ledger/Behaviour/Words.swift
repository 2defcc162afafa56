internal import RingtrueKernels

// A block of randomness has four words; where every posting takes one, each word serves once.

/// A word as a number in [0, 1).
@inline(__always)
func unit(_ word: UInt64) -> Double { Double(word &>> 11) * 0x1p-53 }

/// A word as a standard normal number.
@inline(__always)
func normal(_ word: UInt64) -> Double {
  Elementary.normalQuantile((Double(word &>> 12) + 0.5) * 0x1p-52)
}

/// A word as a waiting time with a mean of 1.
@inline(__always)
func waitingTime(_ word: UInt64) -> Double {
  -Elementary.log((Double(word &>> 12) + 0.5) * 0x1p-52)
}
