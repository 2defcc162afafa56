/// The order in which things of a few sorts lie in a row, packed as tightly as can be.
///
/// The counts of the sorts are written first; then each thing is a choice among those that are
/// left (enumerative coding: Cover 1973), so that a row takes log₂ of the number of its possible
/// arrangements. Cost: the logarithm of the number of sorts for each thing.
enum Arrangement {
  /// Adds the sort of each thing; sorts count from 0, up to but without `sorts`.
  static func pack(_ row: [Int], sorts: Int, into writer: inout ByteWriter) {
    var counts = [Int](repeating: 0, count: sorts)
    for sort in row { counts[sort] += 1 }
    writer.write(sorts)
    for count in counts { writer.write(count) }
    var tally = Tally(counts)
    var encoder = RangeEncoder()
    var rest = row.count
    for sort in row {
      encoder.write(tally.sum(below: sort), width: tally[sort], of: rest)
      tally.take(sort)
      rest -= 1
    }
    writer.write(encoder.finish())
  }

  /// Reads the sort of each thing.
  static func unpack(
    from reader: inout ByteReader, limit: Int
  ) throws(PackingError) -> (row: [Int], sorts: Int) {
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
    var row: [Int] = []
    row.reserveCapacity(rest)
    while rest > 0 {
      let (sort, start) = tally.sort(at: decoder.place(of: rest))
      decoder.skip(start, width: tally[sort])
      tally.take(sort)
      row.append(sort)
      rest -= 1
    }
    return (row, counts.count)
  }
}

/// How many things of each sort are left, with fast sums (Fenwick 1994).
private struct Tally {
  private var counts: [Int]
  private var tree: [Int]
  private let highest: Int

  init(_ counts: [Int]) {
    self.counts = counts
    tree = [0] + counts
    var highest = 1
    while highest * 2 <= counts.count { highest *= 2 }
    self.highest = highest
    for node in 1..<tree.count {
      let parent = node + (node & -node)
      if parent < tree.count { tree[parent] += tree[node] }
    }
  }

  /// How many are left of a sort.
  subscript(sort: Int) -> Int { counts[sort] }

  /// How many are left of all sorts before one.
  func sum(below sort: Int) -> Int {
    var (node, sum) = (sort, 0)
    while node > 0 {
      sum += tree[node]
      node &= node - 1
    }
    return sum
  }

  /// The sort of the thing at a place of those that are left, and where its sort begins.
  func sort(at place: Int) -> (sort: Int, start: Int) {
    var (node, rest, step) = (0, place, highest)
    while step > 0 {
      if node + step < tree.count, tree[node + step] <= rest {
        node += step
        rest -= tree[node]
      }
      step /= 2
    }
    return (node, place - rest)
  }

  /// Takes one thing of a sort away.
  mutating func take(_ sort: Int) {
    counts[sort] -= 1
    var node = sort + 1
    while node < tree.count {
      tree[node] -= 1
      node += node & -node
    }
  }
}
