internal import RingtrueCore

/// A zip archive in memory: stored or deflated entries, of any size.
struct ZipArchive {
  /// One file in the archive.
  struct Entry {
    let name: String
    fileprivate let method: Int
    fileprivate let packed: Range<Int>
    fileprivate let size: Int
    fileprivate let checksum: UInt32
    fileprivate let archive: [UInt8]

    /// The bytes, unpacked and checked.
    func contents() throws(Problem) -> [UInt8] {
      let bytes: [UInt8]
      switch method {
      case 0: bytes = Array(archive[packed])
      case 8: bytes = try Inflation.inflate(archive, packed, size: size)
      default: throw Problem("it is packed in an unknown way; save it with numpy.savez")
      }
      guard bytes.count == size, Inflation.checksum(bytes) == checksum else {
        throw Problem("its contents are corrupt; save or copy the file again")
      }
      return bytes
    }
  }

  let entries: [Entry]

  /// Reads the list of files at the archive's end.
  init(_ bytes: [UInt8]) throws(Problem) {
    let broken = Problem("it is no .npz archive, or cut short; save it with numpy.savez")
    guard bytes.starts(with: Array("PK".utf8)), bytes.count >= 22 else { throw broken }
    let earliest = max(0, bytes.count - 22 - 0xFFFF)
    guard
      let end = (earliest...bytes.count - 22).last(where: {
        bytes[$0] == 0x50 && bytes.littleEndian(at: $0, bytes: 4) == 0x0605_4B50
      })
    else { throw broken }
    var (count, position) = (
      bytes.littleEndian(at: end + 10, bytes: 2), bytes.littleEndian(at: end + 16, bytes: 4)
    )
    if let long = Self.longEnd(bytes, before: end) { (count, position) = long }
    guard count >= 0 else { throw broken }
    var entries: [Entry] = []
    for _ in 0..<count {
      guard let (entry, next) = Self.entry(bytes, at: position) else { throw broken }
      entries.append(entry)
      position = next
    }
    self.entries = entries
  }

  /// The count and place of the list in a large archive.
  private static func longEnd(_ bytes: [UInt8], before end: Int) -> (Int, Int)? {
    guard end >= 20, bytes.littleEndian(at: end - 20, bytes: 4) == 0x0706_4B50 else { return nil }
    let start = bytes.littleEndian(at: end - 12, bytes: 8)
    guard start >= 0, start <= bytes.count - 56,
      bytes.littleEndian(at: start, bytes: 4) == 0x0606_4B50
    else { return nil }
    return (
      bytes.littleEndian(at: start + 32, bytes: 8), bytes.littleEndian(at: start + 48, bytes: 8)
    )
  }

  private static func entry(_ bytes: [UInt8], at start: Int) -> (Entry, next: Int)? {
    guard start >= 0, start <= bytes.count - 46,
      bytes.littleEndian(at: start, bytes: 4) == 0x0201_4B50
    else { return nil }
    let field = { (offset: Int, count: Int) in bytes.littleEndian(at: start + offset, bytes: count)
    }
    let (nameLength, extraLength) = (field(28, 2), field(30, 2))
    let next = start + 46 + nameLength + extraLength + field(32, 2)
    guard next <= bytes.count else { return nil }
    let name = String(decoding: bytes[start + 46..<start + 46 + nameLength], as: UTF8.self)
    let extra = start + 46 + nameLength..<start + 46 + nameLength + extraLength
    var long = LongFields(bytes, extra)
    let size = long.value(field(24, 4))
    let packedSize = long.value(field(20, 4))
    let local = long.value(field(42, 4))
    guard let packed = contents(bytes, at: local, size: packedSize), size >= 0 else { return nil }
    let entry = Entry(
      name: name, method: field(10, 2), packed: packed, size: size,
      checksum: UInt32(field(16, 4)), archive: bytes)
    return (entry, next)
  }

  private static func contents(_ bytes: [UInt8], at local: Int, size: Int) -> Range<Int>? {
    guard local >= 0, local <= bytes.count - 30, size >= 0, size <= bytes.count else { return nil }
    let start =
      local + 30 + bytes.littleEndian(at: local + 26, bytes: 2)
      + bytes.littleEndian(at: local + 28, bytes: 2)
    return start + size <= bytes.count ? start..<start + size : nil
  }
}

/// The extra field with the sizes that do not fit 32 bits.
private struct LongFields {
  private var values: [Int] = []

  init(_ bytes: [UInt8], _ extra: Range<Int>) {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let length = bytes.littleEndian(at: position + 2, bytes: 2)
      let end = position + 4 + length
      if bytes.littleEndian(at: position, bytes: 2) == 1, end <= extra.upperBound {
        values = stride(from: position + 4, to: end - 7, by: 8).map {
          bytes.littleEndian(at: $0, bytes: 8)
        }
        return
      }
      position = end
    }
  }

  /// The value of a field, which is in the extra field when it does not fit.
  mutating func value(_ short: Int) -> Int {
    guard short == 0xFFFF_FFFF, !values.isEmpty else { return short }
    return values.removeFirst()
  }
}
