/// A condition that each place fulfils or not, one bit a place.
struct Condition: Sendable {
  /// What it asks; nil if it is a mere choice of places.
  let clause: Clause?
  let words: [UInt64]

  init(_ clause: Clause?, _ isTrue: [Bool]) {
    self.clause = clause
    var words = [UInt64](repeating: 0, count: (isTrue.count + 63) / 64)
    for place in isTrue.indices where isTrue[place] { words[place >> 6] |= 1 << (place & 63) }
    self.words = words
  }

  /// Whether a place fulfils it.
  func holds(_ place: Int) -> Bool { words[place >> 6] >> (place & 63) & 1 == 1 }
}

/// Every two of some conditions, each pair a rule.
///
/// How many normal places fulfil both is counted once, in one pass of the bits a pair; each set of
/// labels then costs a pass over its own places alone.
struct PairSearch {
  private let conditions: [Condition]
  private let normalCount: Int
  /// How many normal places fulfil both, pair after pair.
  private let normals: [UInt32]

  init(_ conditions: [Condition], _ assay: Assay) {
    self.conditions = conditions
    normalCount = assay.normalCount
    let normal = Condition(nil, assay.isNormal).words
    let among = conditions.map { condition in zip(condition.words, normal).map { $0 & $1 } }
    normals = Self.shared(among)
  }

  /// How many rules there are.
  var count: Int { normals.count }

  /// The best pair for some places among normal ones and those of its question.
  func best(_ wanted: [Int], own: [Int]) -> BestRule<[Clause]> {
    var best = BestRule<(Int, Int)>()
    guard !wanted.isEmpty else { return BestRule() }
    let found = shared(wanted)
    let ours = wanted == own ? found : shared(own)
    let total = normalCount + own.count
    var pair = 0
    for first in conditions.indices {
      for second in conditions.indices.dropFirst(first + 1) {
        let flagged = Int(normals[pair] + ours[pair])
        best.consider(
          averagePrecision(
            found: Int(found[pair]), flagged: flagged, positives: wanted.count, total: total),
          (first, second))
        pair += 1
      }
    }
    return best.map { [$0.0, $0.1].compactMap { conditions[$0].clause } }
  }

  private func shared(_ places: [Int]) -> [UInt32] {
    Self.shared(
      conditions.map { condition in Condition(nil, places.map(condition.holds)).words })
  }

  /// How many bits every two have in common.
  private static func shared(_ bits: [[UInt64]]) -> [UInt32] {
    var counts: [UInt32] = []
    counts.reserveCapacity(bits.count * (bits.count - 1) / 2)
    for first in bits.indices {
      let one = bits[first]
      for second in bits.indices.dropFirst(first + 1) {
        let other = bits[second]
        var count = 0
        for word in one.indices { count += (one[word] & other[word]).nonzeroBitCount }
        counts.append(UInt32(count))
      }
    }
    return counts
  }
}
