/// The sort of each thing in a row, frequent sorts in fewer bits (Huffman 1952).
///
/// Of the code only the lengths of its words are kept, from which all words follow. A row takes at
/// most a bit a thing more than the counts of its sorts allow; unlike an `Arrangement`, it is written
/// without a division a thing. Cost: a sort of the sorts, and some steps a thing.
enum PrefixCode {
  /// No row is so long that it would take longer words: a sort with a word of so many bits has as
  /// many things beside it as that Fibonacci number says.
  fileprivate static let longest = 56

  /// Adds the sort of each thing; sorts count from 0, up to but without `sorts`.
  static func pack(_ row: [UInt32], sorts: Int, into writer: inout ByteWriter) {
    var counts = [Int](repeating: 0, count: sorts)
    for sort in row { counts[Int(sort)] += 1 }
    let lengths = lengths(of: counts)
    writer.write(sorts)
    for length in lengths { writer.write(UInt8(length.map { $0 + 1 } ?? 0)) }
    writer.write(row.count)
    let words = Words(lengths)?.bySort ?? []
    var bits = BitWriter(room: row.count)
    for sort in row {
      let word = words[Int(sort)]
      bits.write(word.bits, word.length)
    }
    writer.write(bits.finish())
  }

  /// Reads the sort of each thing.
  static func unpack(
    from reader: inout ByteReader, limit: Int
  ) throws(PackingError) -> (row: [UInt32], sorts: Int) {
    var lengths: [Int?] = []
    for _ in 0..<(try reader.count()) {
      let byte = try reader.byte()
      lengths.append(byte == 0 ? nil : Int(byte) - 1)
    }
    let count = try reader.number()
    let bytes = try reader.block()
    guard count <= limit else { throw .damaged }
    if count == 0 { return ([], lengths.count) }
    guard let words = Words(lengths) else { throw .damaged }
    var row: [UInt32] = []
    row.reserveCapacity(count)
    var place = 0
    while row.count < count {
      var (word, length) = (UInt64(0), 0)
      while true {
        if let sort = words.sort(of: word, length: length) {
          row.append(UInt32(sort))
          break
        }
        guard place < bytes.count * 8 else { throw .cutShort }
        word = word << 1 | UInt64(bytes[place >> 3] >> UInt8(7 - place & 7) & 1)
        (place, length) = (place + 1, length + 1)
      }
    }
    return (row, lengths.count)
  }

  /// The lengths of the words of a code that takes the fewest bits; nil for what does not occur.
  ///
  /// The two rarest are joined again and again. Joined ones come up in ascending order, so that they
  /// wait in a line of their own (van Leeuwen 1976).
  private static func lengths(of counts: [Int]) -> [Int?] {
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$0], $0) < (counts[$1], $1)
    }
    var lengths = [Int?](repeating: nil, count: counts.count)
    if leaves.isEmpty { return lengths }
    var weights = leaves.map { counts[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, joined) = (0, leaves.count)
    for node in leaves.count..<parents.count {
      var weight = 0
      for _ in 0..<2 {
        let takesLeaf =
          leaf < leaves.count && (joined == node || weights[leaf] <= weights[joined])
        let rarest = takesLeaf ? leaf : joined
        if takesLeaf { leaf += 1 } else { joined += 1 }
        parents[rarest] = node
        weight += weights[rarest]
      }
      weights.append(weight)
    }
    var depths = [Int](repeating: 0, count: parents.count)
    for node in parents.indices.dropLast().reversed() { depths[node] = depths[parents[node]] + 1 }
    for (place, sort) in leaves.enumerated() { lengths[sort] = depths[place] }
    return lengths
  }
}

/// The words of a code, which follow from their lengths: those of a length count up in the order of
/// their sorts, the shorter before the longer.
private struct Words {
  /// The words of one length.
  private struct Level {
    var first: UInt64 = 0
    var sorts: [Int] = []
  }

  private var levels: [Level]
  private let sorts: Int

  /// The words of some lengths; nil unless each row of bits begins with just one of them.
  init?(_ lengths: [Int?]) {
    let longest = lengths.lazy.compactMap(\.self).max() ?? 0
    guard longest <= PrefixCode.longest else { return nil }
    levels = Array(repeating: Level(), count: longest + 1)
    sorts = lengths.count
    for (sort, length) in lengths.enumerated() {
      if let length { levels[length].sorts.append(sort) }
    }
    var free: UInt64 = 1
    for length in levels.indices {
      if length > 0 { free <<= 1 }
      levels[length].first = 1 << UInt64(length) - free
      guard levels[length].sorts.count <= free else { return nil }
      free -= UInt64(levels[length].sorts.count)
    }
    if free > 0 { return nil }
  }

  /// The word of each sort.
  var bySort: [(bits: UInt64, length: Int)] {
    var words = [(bits: UInt64, length: Int)](repeating: (0, 0), count: sorts)
    for (length, level) in levels.enumerated() {
      for (place, sort) in level.sorts.enumerated() {
        words[sort] = (level.first + UInt64(place), length)
      }
    }
    return words
  }

  /// The sort of a word; nil for the beginning of a longer one.
  func sort(of word: UInt64, length: Int) -> Int? {
    let level = levels[length]
    let place = word &- level.first
    return place < UInt64(level.sorts.count) ? level.sorts[Int(place)] : nil
  }
}

/// Bits that are put behind each other, the first into the highest place of a byte.
private struct BitWriter {
  private var bytes: [UInt8] = []
  /// What waits until there are four bytes of it: fewer than 32 bits.
  private var waiting: UInt64 = 0
  private var count = 0

  init(room: Int) { bytes.reserveCapacity(room) }

  mutating func write(_ bits: UInt64, _ length: Int) {
    if length > 32 {
      write(bits >> 32, length - 32)
      return write(bits & 0xFFFF_FFFF, 32)
    }
    waiting = waiting << UInt64(length) | bits
    count += length
    if count < 32 { return }
    for _ in 0..<4 { putByte() }
  }

  private mutating func putByte() {
    count -= 8
    bytes.append(UInt8(truncatingIfNeeded: waiting >> UInt64(count)))
  }

  /// All bytes, the last filled up with zeros.
  consuming func finish() -> [UInt8] {
    if count % 8 > 0 { write(0, 8 - count % 8) }
    while count > 0 { putByte() }
    return bytes
  }
}
