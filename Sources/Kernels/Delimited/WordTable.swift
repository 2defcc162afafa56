internal import CKernels

/// The different words of a column, numbered in the order in which they first come.
///
/// Open addressing over slots at most half full; a word of up to 16 bytes is compared as two
/// integers, a longer one by hash and bytes. Cost: one probe a cell on average, and never more than
/// a few hundred: words that were made to fall into the same slots are scattered anew,
/// which moves slots, but no numbers.
package struct WordTable: Sendable {
  private static let longestWalk = ck_csv_longest_walk

  private var key: UInt64 = 0
  private var slots: [UInt32]
  /// As many as half the slots, of which `count` are in use.
  private var words: [ck_csv_word]
  private var ends: [Int64]
  /// Room for bytes, of which `byteCount` are in use.
  private var bytes: [UInt8]

  /// How many words there are.
  package private(set) var count = 0

  /// How many bytes all words have.
  package private(set) var byteCount = 0

  /// A table without words.
  package init() {
    slots = [UInt32](repeating: 0, count: 1024)
    words = [ck_csv_word](repeating: ck_csv_word(), count: 512)
    ends = [Int64](repeating: 0, count: 512)
    bytes = [UInt8](repeating: 0, count: 4096)
  }

  /// The bytes of a word, without a copy.
  package func word(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// Appends the number of each cell's word; says of how many cells. Takes in new words up to so many
  /// in all, and stops where there would be more.
  package mutating func encode(
    _ column: CellColumn, into codes: inout [UInt32], limit: Int = .max, on isa: ISA = .active
  ) -> Int {
    var read = encodeFitting(column, into: &codes, limit, isa)
    while read < column.count, count < limit {
      insert(column[read])
      read += encodeFitting(column.dropFirst(read), into: &codes, limit, isa)
    }
    return read
  }

  /// The same, as far as there is room for new words.
  private mutating func encodeFitting(
    _ column: CellColumn, into codes: inout [UInt32], _ limit: Int, _ isa: ISA
  ) -> Int {
    var read = 0
    codes.append(addingCapacity: column.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { output, filled in
        read = unsafe withTable(limit) { table in
          unsafe column.withCells { unsafe ck_csv_encode(isa.path, $0, &table, output.baseAddress) }
        }
        filled = read
      }
    }
    return read
  }

  /// Takes in a word that is not there yet.
  private mutating func insert(_ word: ArraySlice<UInt8>) {
    let (bits, hash) = keyed(word)
    if byteCount + word.count > bytes.count {
      bytes += [UInt8](repeating: 0, count: max(bytes.count, word.count))
    }
    bytes.replaceSubrange(byteCount..<byteCount + word.count, with: word)
    byteCount += word.count
    if count == words.count { grow() }
    words[count] = bits
    ends[count] = Int64(byteCount)
    count += 1
    if !place(count, hash: hash) {
      changeKey()
      scatter(over: slots.count)
    }
  }

  private mutating func grow() {
    words += [ck_csv_word](repeating: ck_csv_word(), count: words.count * 3)
    ends += [Int64](repeating: 0, count: ends.count * 3)
    scatter(over: words.count * 2)
  }

  /// Places all words anew, with another key as long as one of them has to walk too far.
  private mutating func scatter(over slotCount: Int) {
    while !placeAll(over: slotCount) { changeKey() }
  }

  /// The next key depends on every word so far, so that no few words can be made to fit many keys.
  private mutating func changeKey() {
    key = keyed(bytes[..<byteCount]).hash &+ key &+ 0x9E37_79B9_7F4A_7C15
  }

  private mutating func placeAll(over slotCount: Int) -> Bool {
    slots = [UInt32](repeating: 0, count: slotCount)
    return (0..<count).allSatisfy { number in
      let (word, hash) = keyed(self.word(number))
      words[number] = word
      return place(number + 1, hash: hash)
    }
  }

  /// Puts a word into the first free slot from its own; false if that is too far away.
  private mutating func place(_ entry: Int, hash: UInt64) -> Bool {
    let mask = slots.count - 1
    let first = Int(truncatingIfNeeded: hash)
    for step in 0...Self.longestWalk where slots[(first &+ step) & mask] == 0 {
      slots[(first &+ step) & mask] = UInt32(entry)
      return true
    }
    return false
  }

  private func keyed(_ word: ArraySlice<UInt8>) -> (word: ck_csv_word, hash: UInt64) {
    var hash: UInt64 = 0
    let bits = unsafe word.withUnsafeBufferPointer {
      unsafe ck_csv_word_of($0.baseAddress, word.count, key, &hash)
    }
    return (bits, hash)
  }

  /// The most slots that have to be looked at to find any of some words that are there.
  func longestStretch(of words: [[UInt8]]) -> Int {
    words.enumerated().reduce(0) { longest, word in
      let mask = slots.count - 1
      let first = Int(truncatingIfNeeded: keyed(word.element[...]).hash)
      let steps = (0..<slots.count).first { slots[(first &+ $0) & mask] == word.offset + 1 }
      return max(longest, (steps ?? slots.count) + 1)
    }
  }

  private mutating func withTable<Result>(
    _ limit: Int, _ body: (inout ck_csv_words) -> Result
  ) -> Result {
    var table = unsafe ck_csv_words()
    unsafe table.key = key
    unsafe table.mask = UInt64(slots.count - 1)
    unsafe (table.count, table.most_words) = (Int64(count), Int64(min(limit, words.count)))
    unsafe (table.byte_count, table.most_bytes) = (Int64(byteCount), Int64(bytes.count))
    defer { (count, byteCount) = unsafe (Int(table.count), Int(table.byte_count)) }
    return unsafe slots.withUnsafeMutableBufferPointer { slots in
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe bytes.withUnsafeMutableBufferPointer { bytes in
          unsafe ends.withUnsafeMutableBufferPointer { ends in
            unsafe (table.slots, table.words) = (slots.baseAddress, words.baseAddress)
            unsafe (table.bytes, table.ends) = (bytes.baseAddress, ends.baseAddress)
            return unsafe body(&table)
          }
        }
      }
    }
  }
}
