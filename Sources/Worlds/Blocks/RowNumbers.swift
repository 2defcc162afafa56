/// How the rows of some blocks run together into one list: by ascending keys, and where keys are
/// equal, by block.
///
/// Two bytes a row tell which block it comes from; `numbers` costs four more.
package struct RowNumbers: Sendable {
  /// The block that each row of the list comes from.
  package let blocks: [UInt16]
  /// How many rows each block has.
  private let counts: [Int]

  /// Merges lists of ascending keys, each of which `next` gives key by key, and nil at its end.
  ///
  /// Cost: a step through a heap of the blocks for each row.
  package init(
    merging count: Int, next: (_ block: Int) throws -> UInt64?
  ) rethrows {
    var heads: [Head] = []
    for block in 0..<count {
      if let key = try next(block) { heads.append(Head(key: key, block: UInt16(block))) }
    }
    // Ascending heads are a heap.
    heads.sort(by: <)
    var (blocks, counts) = ([UInt16](), [Int](repeating: 0, count: count))
    while let first = heads.first {
      blocks.append(first.block)
      counts[Int(first.block)] += 1
      if let key = try next(Int(first.block)) {
        precondition(key >= first.key, "the keys of a block ascend")
        heads[0].key = key
      } else {
        let last = heads.removeLast()
        if heads.isEmpty { break }
        heads[0] = last
      }
      Self.sink(&heads)
    }
    self.blocks = blocks
    self.counts = counts
  }

  /// Merges lists that are in memory.
  package init(merging keys: [[UInt64]]) {
    var places = [Int](repeating: 0, count: keys.count)
    self.init(merging: keys.count) { block in
      guard places[block] < keys[block].count else { return nil }
      defer { places[block] += 1 }
      return keys[block][places[block]]
    }
  }

  /// The place in the list of each row of each block.
  package var numbers: [[UInt32]] {
    var numbers = counts.map { count in
      var places: [UInt32] = []
      places.reserveCapacity(count)
      return places
    }
    for (place, block) in blocks.enumerated() { numbers[Int(block)].append(UInt32(place)) }
    return numbers
  }

  /// The next key of a block.
  private struct Head {
    var key: UInt64
    let block: UInt16

    static func < (one: Head, two: Head) -> Bool {
      (one.key, one.block) < (two.key, two.block)
    }
  }

  /// Lets the first head down to where none below it is smaller.
  private static func sink(_ heads: inout [Head]) {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heads.count {
        if heads[child] < heads[least] { least = child }
      }
      if least == place { return }
      heads.swapAt(place, least)
      place = least
    }
  }
}
