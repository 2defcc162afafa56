internal import CKernels

/// The different words of a column, numbered in the order in which they first come.
///
/// Open addressing over slots at most half full; a word of up to 16 bytes is compared as two
/// integers, a longer one by hash and bytes. Cost: one probe a cell on average, and never more than
/// a few hundred: words that were made to fall into the same slots are scattered anew,
/// which moves slots, but no numbers.
package struct WordTable: Sendable {
  /// Chance leads no word so far from its slot (Knuth, "The Art of Computer Programming" 3, 6.4).
  private static let longestWalk = 256

  private var key: UInt64 = 0
  private var slots: [UInt32]
  private var words: [ck_csv_word] = []
  private var bytes: [UInt8] = []
  private var ends: [Int64] = []

  /// A table without words.
  package init() { slots = [UInt32](repeating: 0, count: 1024) }

  /// How many words there are.
  package var count: Int { words.count }

  /// How many bytes all words have.
  package var byteCount: Int { bytes.count }

  /// The bytes of a word, without a copy.
  package func word(_ number: Int) -> ArraySlice<UInt8> {
    bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
  }

  /// Appends the number of each cell's word, up to the first that is not in the table; says how
  /// many cells that were.
  package func encode(
    _ column: CellColumn, into codes: inout [UInt32], on isa: ISA = .active
  ) -> Int {
    var read = 0
    codes.append(addingCapacity: column.count) { output in
      unsafe output.withUnsafeMutableBufferPointer { output, filled in
        read = unsafe withTable { table in
          unsafe column.withCells { unsafe ck_csv_encode(isa.path, $0, table, output.baseAddress) }
        }
        filled = read
      }
    }
    return read
  }

  /// Puts in a word that is not there yet, and gives its number.
  package mutating func insert(_ word: ArraySlice<UInt8>) -> UInt32 {
    let (bits, hash) = keyed(word)
    words.append(bits)
    bytes.append(contentsOf: word)
    ends.append(Int64(bytes.count))
    if words.count * 2 > slots.count {
      scatter(over: slots.count * 4)
    } else if !place(words.count, hash: hash) {
      changeKey()
      scatter(over: slots.count)
    }
    return UInt32(words.count - 1)
  }

  /// Places all words anew, with another key as long as one of them has to walk too far.
  private mutating func scatter(over slotCount: Int) {
    while !placeAll(over: slotCount) { changeKey() }
  }

  /// The next key depends on every word so far, so that no few words can be made to fit many keys.
  private mutating func changeKey() {
    key = keyed(bytes[...]).hash &+ key &+ 0x9E37_79B9_7F4A_7C15
  }

  private mutating func placeAll(over slotCount: Int) -> Bool {
    slots = [UInt32](repeating: 0, count: slotCount)
    return words.indices.allSatisfy { number in
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

  private func withTable<Result>(_ body: (ck_csv_words) -> Result) -> Result {
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe words.withUnsafeBufferPointer { words in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe ends.withUnsafeBufferPointer { ends in
            unsafe body(
              ck_csv_words(
                key: key, slots: slots.baseAddress, mask: UInt64(slots.count - 1),
                words: words.baseAddress,
                bytes: bytes.baseAddress, ends: ends.baseAddress))
          }
        }
      }
    }
  }
}
