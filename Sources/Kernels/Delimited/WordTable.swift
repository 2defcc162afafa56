internal import CKernels

/// The different words of a column, numbered in the order in which they first come.
///
/// Open addressing over slots at most half full; a word of up to 16 bytes is compared as two
/// integers, a longer one by hash and bytes. Cost: one probe a cell on average.
package struct WordTable: Sendable {
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
    let (key, hash) = Self.key(of: word)
    words.append(key)
    bytes.append(contentsOf: word)
    ends.append(Int64(bytes.count))
    if words.count * 2 > slots.count { grow() } else { place(words.count, hash: hash) }
    return UInt32(words.count - 1)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for number in words.indices {
      place(number + 1, hash: Self.key(of: word(number)).hash)
    }
  }

  private mutating func place(_ entry: Int, hash: UInt64) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(entry)
  }

  private static func key(of word: ArraySlice<UInt8>) -> (word: ck_csv_word, hash: UInt64) {
    var hash: UInt64 = 0
    let key = unsafe word.withUnsafeBufferPointer {
      unsafe ck_csv_word_of($0.baseAddress, word.count, &hash)
    }
    return (key, hash)
  }

  private func withTable<Result>(_ body: (ck_csv_words) -> Result) -> Result {
    unsafe slots.withUnsafeBufferPointer { slots in
      unsafe words.withUnsafeBufferPointer { words in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe ends.withUnsafeBufferPointer { ends in
            unsafe body(
              ck_csv_words(
                slots: slots.baseAddress, mask: UInt64(slots.count - 1), words: words.baseAddress,
                bytes: bytes.baseAddress, ends: ends.baseAddress))
          }
        }
      }
    }
  }
}
