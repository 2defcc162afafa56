/// A law over the indices of a list of weights, in constant time for any number of them.
///
/// An index is picked evenly; it either stays or yields to its alias. Shares are whole numbers that
/// add up exactly, so that a weight of 0 is never drawn and no rounding depends on the order.
/// Walker's alias method as arranged by Vose, IEEE TSE 17(9), 1991, doi:10.1109/32.92917
public struct Categorical: Distribution {
  /// Below which the second word keeps the index, out of 2⁶⁴.
  private let thresholds: [UInt64]
  private let aliases: [Int32]

  /// A law in proportion to weights, of which at least one is positive.
  public init(weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(
      weights.allSatisfy { $0 >= 0 } && total > 0 && total < .infinity,
      "weights must be finite, not negative, and not all 0")
    let table = AliasTable(weights: weights, total: total)
    thresholds = table.kept
    aliases = table.aliases
  }

  /// How many indices there are.
  public var count: Int { thresholds.count }

  /// The index of a draw.
  public func value(of draw: Draw) -> Int {
    let index = Int(draw.integer(below: UInt64(thresholds.count)))
    return draw.words().1 < thresholds[index] ? index : Int(aliases[index])
  }
}

/// Pairs each index short of an even share with one that has more than enough.
private struct AliasTable {
  private(set) var kept: [UInt64]
  private(set) var aliases: [Int32]

  /// Cost: O(count).
  init(weights: [Double], total: Double) {
    let count = weights.count
    // An even share is a power of two, and all shares together fit into 63 bits.
    let bits = (count - 1).leadingZeroBitCount - 2
    let even = UInt64(1) << UInt64(bits)
    var shares = wholeShares(of: weights, total: total, sum: even * UInt64(count))
    kept = [UInt64](repeating: .max, count: count)
    aliases = (0..<count).map { Int32($0) }

    var short = shares.indices.filter { shares[$0] < even }
    var long = shares.indices.filter { shares[$0] >= even }
    while let needy = short.popLast(), let giver = long.last {
      kept[needy] = shares[needy] << UInt64(64 - bits)
      aliases[needy] = Int32(giver)
      shares[giver] -= even - shares[needy]
      if shares[giver] < even { short.append(long.removeLast()) }
    }
  }
}

/// Weights as whole numbers of a given sum; what rounding leaves over goes to the largest.
private func wholeShares(of weights: [Double], total: Double, sum: UInt64) -> [UInt64] {
  var shares = weights.map { UInt64($0 / total * Double(sum)) }
  let largest = weights.indices.max { weights[$0] < weights[$1] } ?? 0
  shares[largest] = sum &- shares.indices.reduce(0) { $1 == largest ? $0 : $0 &+ shares[$1] }
  return shares
}
