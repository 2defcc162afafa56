/// A law over a list of outcomes; unlike `Categorical`, it takes one word a draw instead of a block.
///
/// Walker, ACM TOMS 1977, doi:10.1145/355744.355749, set up as by Vose, IEEE TSE 1991,
/// doi:10.1109/32.92917. A chance is off by at most 2⁻⁵² of itself.
package struct AliasLaw: Sendable {
  /// One of equally likely slots, which its own outcome shares with another.
  @usableFromInline struct Slot: Sendable {
    /// Below this fraction the slot means itself.
    @usableFromInline var share: UInt64
    /// What it means otherwise.
    @usableFromInline var other: Int
  }

  @usableFromInline let slots: [Slot]

  /// The law by which each index is as likely as its weight is large; weights are not negative.
  ///
  /// Cost: O(number of weights).
  package init(weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(total > 0, "a law needs a positive weight")
    var share = weights.map { $0 / total * Double(weights.count) }
    var slots = weights.indices.map { Slot(share: .max, other: $0) }
    var poor = share.indices.filter { share[$0] < 1 }
    var rich = share.indices.filter { share[$0] >= 1 }
    while let low = poor.popLast(), let high = rich.last {
      slots[low] = Slot(share: UInt64(share[low] * 0x1p64), other: high)
      share[high] -= 1 - share[low]
      if share[high] < 1 { poor.append(rich.removeLast()) }
    }
    self.slots = slots
  }

  /// The outcome that 64 random bits stand for.
  @inlinable @inline(__always)
  package func outcome(_ bits: UInt64) -> Int {
    let (place, fraction) = bits.multipliedFullWidth(by: UInt64(slots.count))
    let slot = slots[Int(truncatingIfNeeded: place)]
    return fraction < slot.share ? Int(truncatingIfNeeded: place) : slot.other
  }
}
