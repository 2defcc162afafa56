/// Makes zip archives and `.npy` files byte by byte, as the formats' own papers tell.
struct ZipMaker {
  /// How an entry lies in the archive.
  enum Packing { case stored, deflated, unknown }

  /// What about an archive differs from the plainest one.
  struct Form {
    var packing = Packing.stored
    /// Whether sizes and places are in the fields for archives beyond 4 GB.
    var isLong = false
  }

  static func archive(_ files: [(name: String, bytes: [UInt8])], _ form: Form = Form()) -> [UInt8] {
    var body: [UInt8] = []
    var list: [UInt8] = []
    for file in files {
      let packed = form.packing == .deflated ? deflated(file.bytes) : file.bytes
      let start = body.count
      body += word(0x0403_4B50, 4) + common(file, packed, form, isLong: false)
      body += Array(file.name.utf8) + packed
      list += word(0x0201_4B50, 4) + word(45, 2) + common(file, packed, form, isLong: form.isLong)
      list += word(0, 2) + word(0, 2) + word(0, 2) + word(0, 4)
      list += word(form.isLong ? 0xFFFF_FFFF : start, 4) + Array(file.name.utf8)
      if form.isLong {
        list += word(1, 2) + word(24, 2) + word(file.bytes.count, 8) + word(packed.count, 8)
        list += word(start, 8)
      }
    }
    return body + list + end(files.count, list.count, at: body.count, form)
  }

  private static func common(
    _ file: (name: String, bytes: [UInt8]), _ packed: [UInt8], _ form: Form, isLong: Bool
  ) -> [UInt8] {
    let method = [Packing.stored: 0, .deflated: 8, .unknown: 99][form.packing] ?? 0
    return word(45, 2) + word(0, 2) + word(method, 2) + word(0, 4)
      + word(Int(checksum(file.bytes)), 4) + word(isLong ? 0xFFFF_FFFF : packed.count, 4)
      + word(isLong ? 0xFFFF_FFFF : file.bytes.count, 4) + word(file.name.utf8.count, 2)
      + word(isLong ? 28 : 0, 2)
  }

  private static func end(_ count: Int, _ size: Int, at start: Int, _ form: Form) -> [UInt8] {
    var bytes: [UInt8] = []
    if form.isLong {
      bytes += word(0x0606_4B50, 4) + word(44, 8) + word(45, 2) + word(45, 2) + word(0, 8)
      bytes += word(count, 8) + word(count, 8) + word(size, 8) + word(start, 8)
      bytes += word(0x0706_4B50, 4) + word(0, 4) + word(start + size, 8) + word(1, 4)
    }
    let short = form.isLong ? (0xFFFF, 0xFFFF_FFFF, 0xFFFF_FFFF) : (count, size, start)
    return bytes + word(0x0605_4B50, 4) + word(0, 4) + word(short.0, 2) + word(short.0, 2)
      + word(short.1, 4) + word(short.2, 4) + word(0, 2)
  }

  /// Blocks that are marked as deflated and hold the bytes as they are (RFC 1951, 3.2.4).
  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = []
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(7)
      rest = rest.dropFirst(7)
      packed +=
        [rest.isEmpty ? 1 : 0] + word(block.count, 2) + word(block.count ^ 0xFFFF, 2) + block
    } while !rest.isEmpty
    return packed
  }

  /// CRC-32, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
        rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
      }
    }
  }

  /// A little-endian number.
  static func word(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// An `.npy` file as NumPy writes one.
  static func npy(
    _ type: String, _ shape: String, _ data: [UInt8], fortran: Bool = false
  ) -> [UInt8] {
    let order = fortran ? "True" : "False"
    let text = "{'descr': '\(type)', 'fortran_order': \(order), 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0] + word(text.utf8.count, 2) + Array(text.utf8)
      + data
  }
}
