/// The order in which things of a few sorts lie in a row, packed as tightly as can be.
///
/// The counts of the sorts are written first; then each thing is a choice among those that are
/// left (enumerative coding: Cover 1973), so that a row takes log₂ of the number of its possible
/// arrangements. Cost: the logarithm of the number of sorts for each thing.
enum Arrangement {
  /// Adds the sort of each thing; sorts count from 0, up to but without `sorts`.
  static func pack(_ row: [UInt32], sorts: Int, into writer: inout ByteWriter) {
    var counts = [Int](repeating: 0, count: sorts)
    for sort in row { counts[Int(sort)] += 1 }
    writer.write(sorts)
    for count in counts { writer.write(count) }
    var tally = Tally(counts)
    var encoder = RangeEncoder()
    var rest = row.count
    for sort in row {
      let (start, width) = tally.take(Int(sort))
      encoder.write(start, width: width, of: rest)
      rest -= 1
    }
    writer.write(encoder.finish())
  }

  /// Reads the sort of each thing.
  static func unpack(
    from reader: inout ByteReader, limit: Int
  ) throws(PackingError) -> (row: [UInt32], sorts: Int) {
    var counts: [Int] = []
    var rest = 0
    for _ in 0..<(try reader.count()) {
      let count = try reader.number()
      guard count <= limit - rest else { throw .damaged }
      counts.append(count)
      rest += count
    }
    var tally = Tally(counts)
    var decoder = RangeDecoder(try reader.block())
    var row: [UInt32] = []
    row.reserveCapacity(rest)
    while rest > 0 {
      let sort = tally.sort(at: decoder.place(of: rest))
      let (start, width) = tally.take(sort)
      decoder.skip(start, width: width)
      row.append(UInt32(sort))
      rest -= 1
    }
    return (row, counts.count)
  }
}

/// How many things of each sort are left, with fast sums.
///
/// A tree in which each node has sixteen parts and knows how many are left in those before each, so
/// that one way through its levels both adds up what lies before a sort and takes a thing of it away.
private struct Tally {
  private typealias Node = SIMD16<UInt32>

  /// The nodes, from the lowest level up.
  private var nodes: [Node] = []
  /// Where each level begins among them.
  private var levels: [Int] = []
  /// How many are left of each sort.
  private var counts: [UInt32]

  private static let places = Node(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  private static let ones = Node(repeating: 1)
  /// What a node loses when a part of it does: one before each part that lies behind.
  private static let losses = (0..<16).map { part in
    Node.zero.replacing(with: ones, where: places .> Node(repeating: UInt32(part)))
  }

  init(_ counts: [Int]) {
    self.counts = counts.map(UInt32.init)
    var sums = self.counts
    repeat {
      levels.append(nodes.count)
      sums = stride(from: 0, to: sums.count, by: 16).map { first in
        var (node, sum) = (Node.zero, UInt32(0))
        for part in 0..<16 {
          node[part] = sum
          if first + part < sums.count { sum += sums[first + part] }
        }
        nodes.append(node)
        return sum
      }
    } while sums.count > 1
  }

  /// Takes one thing of a sort away; tells how many there were before its sort, and of it.
  mutating func take(_ sort: Int) -> (start: Int, width: Int) {
    var (rest, start) = (sort, UInt32(0))
    for level in levels {
      let (place, part) = (level + rest >> 4, rest & 15)
      start &+= nodes[place][part]
      nodes[place] &-= Self.losses[part]
      rest >>= 4
    }
    let own = counts[sort]
    counts[sort] = own &- 1
    return (Int(start), Int(own))
  }

  /// The sort of the thing at a place of those that are left.
  func sort(at place: Int) -> Int {
    var (sort, rest) = (0, UInt32(place))
    for level in levels.reversed() {
      let node = nodes[level + sort]
      // Of the parts before which no more are left than that, the last has the place.
      let before = Node.zero.replacing(with: Self.ones, where: node .<= Node(repeating: rest))
      let part = Int(before.wrappedSum()) - 1
      rest -= node[part]
      sort = sort << 4 + part
    }
    return sort
  }
}
