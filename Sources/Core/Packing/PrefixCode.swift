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
    let bits = zip(counts, words).reduce(0) { $0 + $1.0 * $1.1.length }
    writer.write(packed(row, as: words, bits: bits))
  }

  /// The words of a row behind each other, the first bit into the highest place of a byte, the last
  /// byte filled up with zeros.
  private static func packed(_ row: [UInt32], as words: [Words.Word], bits: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: (bits + 7) / 8)
    // Waiting are fewer than 32 bits, to which any half of a word can be added.
    var (waiting, count, place) = (UInt64(0), 0, 0)
    func put(_ bits: UInt64, _ length: Int) {
      waiting = waiting << UInt64(length) | bits
      count += length
      if count < 32 { return }
      count -= 32
      for byte in 0..<4 {
        bytes[place + byte] = UInt8(truncatingIfNeeded: waiting >> UInt64(count + 24 - 8 * byte))
      }
      place += 4
    }
    for sort in row {
      let word = words[Int(sort)]
      if word.length > 32 {
        put(word.bits >> 32, word.length - 32)
        put(word.bits & 0xFFFF_FFFF, 32)
      } else {
        put(word.bits, word.length)
      }
    }
    let filled = waiting << UInt64((8 - count % 8) % 8)
    for last in place..<bytes.count {
      bytes[last] = UInt8(truncatingIfNeeded: filled >> UInt64(8 * (bytes.count - 1 - last)))
    }
    return bytes
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
    let leaves = counts.enumerated().lazy.filter { $0.element > 0 }
      .map { (count: $0.element, sort: $0.offset) }.sorted(by: <).map { $0.sort }
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
  struct Word {
    var bits: UInt64 = 0
    var length = 0
  }

  /// The words of one length: the first of them, and where their sorts stand among all.
  private struct Level {
    var first: UInt64 = 0
    var sorts = 0..<0
  }

  private var levels: [Level]
  /// The sorts that have a word, those of shorter words first.
  private var sorts: [Int] = []
  private let count: Int

  /// The words of some lengths; nil unless each row of bits begins with just one of them.
  init?(_ lengths: [Int?]) {
    let longest = lengths.lazy.compactMap(\.self).max() ?? 0
    guard longest <= PrefixCode.longest else { return nil }
    count = lengths.count
    var byLength = [[Int]](repeating: [], count: longest + 1)
    for (sort, length) in lengths.enumerated() {
      if let length { byLength[length].append(sort) }
    }
    levels = Array(repeating: Level(), count: longest + 1)
    var free: UInt64 = 1
    for length in levels.indices {
      if length > 0 { free <<= 1 }
      levels[length].first = 1 << UInt64(length) - free
      guard byLength[length].count <= free else { return nil }
      free -= UInt64(byLength[length].count)
      let begin = sorts.count
      sorts += byLength[length]
      levels[length].sorts = begin..<sorts.count
    }
    if free > 0 { return nil }
  }

  /// The word of each sort.
  var bySort: [Word] {
    var words = [Word](repeating: Word(), count: count)
    for (length, level) in levels.enumerated() {
      for (place, sort) in sorts[level.sorts].enumerated() {
        words[sort] = Word(bits: level.first + UInt64(place), length: length)
      }
    }
    return words
  }

  /// The sort of a word; nil for the beginning of a longer one.
  func sort(of word: UInt64, length: Int) -> Int? {
    let level = levels[length]
    let place = word &- level.first
    return place < UInt64(level.sorts.count) ? sorts[level.sorts.lowerBound + Int(place)] : nil
  }
}
