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
/// A tree of halves: each inner node knows how many are left in its first half, so that one way from
/// the top down both adds up what lies before a sort and takes a thing of it away.
private struct Tally {
  /// How many are left in the first half of each inner node, and then how many of each sort.
  private var nodes: [UInt32]
  /// How many leaves there are: a power of two.
  private let width: Int

  init(_ counts: [Int]) {
    var width = 1
    while width < counts.count { width *= 2 }
    var sums = [UInt32](repeating: 0, count: 2 * width)
    for (sort, count) in counts.enumerated() { sums[width + sort] = UInt32(count) }
    var nodes = sums
    for node in (1..<width).reversed() {
      sums[node] = sums[2 * node] + sums[2 * node + 1]
      nodes[node] = sums[2 * node]
    }
    self.nodes = nodes
    self.width = width
  }

  /// Takes one thing of a sort away; tells how many there were before its sort, and of it.
  mutating func take(_ sort: Int) -> (start: Int, width: Int) {
    var (node, step, start) = (1, width, UInt32(0))
    while step > 1 {
      step /= 2
      let isSecond = sort & step != 0
      start &+= isSecond ? nodes[node] : 0
      nodes[node] &-= isSecond ? 0 : 1
      node = 2 * node + (isSecond ? 1 : 0)
    }
    let own = nodes[node]
    nodes[node] = own &- 1
    return (Int(start), Int(own))
  }

  /// The sort of the thing at a place of those that are left.
  func sort(at place: Int) -> Int {
    var (node, rest) = (1, UInt32(place))
    while node < width {
      let isSecond = nodes[node] <= rest
      if isSecond { rest -= nodes[node] }
      node = 2 * node + (isSecond ? 1 : 0)
    }
    return node - width
  }
}
