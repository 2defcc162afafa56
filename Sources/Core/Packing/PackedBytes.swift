/// What is wrong with packed bytes.
public struct PackingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was found, and what to do.
  public let description: String

  init(_ description: String) { self.description = description }

  static let cutShort = PackingError("the packed bytes end too early; restore them from a copy")
  static let damaged = PackingError("the packed bytes are damaged; restore them from a copy")
  static let newer = PackingError("the bytes were packed by a newer program; use that")
  static let notText = PackingError("this is no Base64 text; restore it from a copy")
  static let otherData = PackingError("the rows are those of a dataset that is not known here")
}

/// Bytes that are being packed: whole numbers in as few bytes as each needs.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  /// No bytes yet.
  package init() {}

  /// Adds one byte.
  package mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Adds bytes, the count first.
  package mutating func write(_ others: some Collection<UInt8>) {
    write(others.count)
    bytes += others
  }

  /// Adds a number from 0 up: seven bits a byte, the lowest first (LEB128).
  package mutating func write(_ number: Int) {
    precondition(number >= 0, "numbers below 0 are not packed")
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Adds the eight bytes of a number.
  package mutating func write(_ number: Double) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(shift)))
    }
  }

  /// Adds numbers that ascend: the count, then how far each lies behind the one before.
  package mutating func write(ascending numbers: [Int]) {
    write(numbers.count)
    var last = 0
    for number in numbers {
      write(number - last)
      last = number
    }
  }

  /// The bytes, closed by their checksum.
  package var sealed: [UInt8] {
    let sum = checksum(of: bytes[...])
    var sealed = bytes
    for shift in [24, 16, 8, 0] as [UInt32] {
      sealed.append(UInt8(truncatingIfNeeded: sum >> shift))
    }
    return sealed
  }
}

/// Packed bytes that are being read; every step minds their end.
package struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  /// Begins to read bytes that were sealed; one bit changed is noticed.
  package init(sealed bytes: [UInt8]) throws(PackingError) {
    guard bytes.count >= 4 else { throw .cutShort }
    let content = bytes.dropLast(4)
    let sum = bytes.suffix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    guard checksum(of: content) == sum else { throw .damaged }
    self.bytes = content
    place = content.startIndex
  }

  /// How many bytes are left.
  package var rest: Int { bytes.endIndex - place }

  /// The next byte.
  package mutating func byte() throws(PackingError) -> UInt8 {
    guard rest > 0 else { throw .cutShort }
    defer { place += 1 }
    return bytes[place]
  }

  /// The next number that was written by itself.
  package mutating func number() throws(PackingError) -> Int {
    var number: UInt64 = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << UInt64(shift)
      if byte < 0x80 { return Int(number) }
    }
    throw .damaged
  }

  /// The next number of eight bytes.
  package mutating func double() throws(PackingError) -> Double {
    var bits: UInt64 = 0
    for _ in 0..<8 { bits = bits << 8 | UInt64(try byte()) }
    return Double(bitPattern: bits)
  }

  /// A count of things that take at least a byte each.
  package mutating func count() throws(PackingError) -> Int {
    let count = try number()
    guard count <= rest else { throw .cutShort }
    return count
  }

  /// The next bytes that were written with their count.
  package mutating func block() throws(PackingError) -> [UInt8] {
    let count = try count()
    defer { place += count }
    return Array(bytes[place..<place + count])
  }

  /// The next numbers that ascend.
  package mutating func ascending() throws(PackingError) -> [Int] {
    var numbers: [Int] = []
    var last = 0
    for _ in 0..<(try count()) {
      let (sum, overflows) = last.addingReportingOverflow(try number())
      guard !overflows else { throw .damaged }
      last = sum
      numbers.append(last)
    }
    return numbers
  }
}

/// The checksum CRC-32C of some bytes (Castagnoli, Bräuer and Herrmann, 1993): it finds any burst of
/// up to 32 wrong bits.
///
/// Four bytes at a time, each looked up by how many bytes lie behind it (Kounavis and Berry, 2005).
private func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
  let table = remainders
  var sum = ~UInt32(0)
  var place = bytes.startIndex
  while place + 4 <= bytes.endIndex {
    for byte in 0..<4 { sum ^= UInt32(bytes[place + byte]) << UInt32(8 * byte) }
    sum =
      table[Int(768 + sum & 255)] ^ table[Int(512 + sum >> 8 & 255)]
      ^ table[Int(256 + sum >> 16 & 255)] ^ table[Int(sum >> 24)]
    place += 4
  }
  while place < bytes.endIndex {
    sum = sum >> 8 ^ table[Int((sum ^ UInt32(bytes[place])) & 255)]
    place += 1
  }
  return ~sum
}

/// What each byte leaves of the polynomial, when none, one, two and three bytes lie behind it.
private let remainders = (0..<4).flatMap { behind in
  (0..<256 as Range<UInt32>).map { byte in
    (0..<8 * (behind + 1)).reduce(byte) { rest, _ in
      rest & 1 == 1 ? rest >> 1 ^ 0x82F6_3B78 : rest >> 1
    }
  }
}
