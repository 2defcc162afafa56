public import RingtrueCore
internal import RingtrueKernels

/// A fitted detector as the bytes of a file: what it learned, with a version and a checksum.
///
/// The layout is: the eight bytes `RTMODEL1`; the length of the header, 8 bytes, and the header in
/// JSON, which names the detector, its layout and each piece with its type and count; the pieces,
/// little-endian, end to end; the SHA-256 of everything before.
public enum ModelFile {
  private static let magic = Array("RTMODEL1".utf8)
  private static let checksumSize = 32

  /// The bytes of an archive; the same archive gives the same bytes.
  public static func bytes(of archive: Archive) -> [UInt8] {
    let pieces = archive.entries.sorted { $0.key < $1.key }
    let header: JSON = .object([
      ("detector", .string(archive.detector)), ("version", .integer(archive.version)),
      ("pieces", .array(pieces.map { $0.value.description(named: $0.key) })),
    ])
    var bytes = magic
    let text = Array(header.text.utf8)
    bytes.append(littleEndian: UInt64(text.count))
    bytes += text
    for piece in pieces { piece.value.append(to: &bytes) }
    return bytes + SHA256.digest(of: bytes).bytes
  }

  /// The archive in the bytes of a file; anything else, or damaged bytes, are refused.
  public static func archive(_ bytes: [UInt8]) throws(DetectorError) -> Archive {
    guard bytes.starts(with: magic) else { throw .brokenModel("it does not begin as one") }
    guard bytes.count >= magic.count + 8 + checksumSize else { throw .brokenModel("it is cut off") }
    let content = bytes.dropLast(checksumSize)
    guard SHA256.digest(of: Array(content)).bytes.elementsEqual(bytes.suffix(checksumSize)) else {
      throw .brokenModel("its checksum is wrong")
    }
    var reader = PieceReader(content.dropFirst(magic.count))
    let header = try reader.header()
    do {
      return try archive(header, &reader)
    } catch let problems as Problems {
      throw .brokenModel(problems.description)
    } catch let error as DetectorError {
      throw error
    } catch {
      throw .brokenModel("\(error)")
    }
  }

  private static func archive(_ header: JSON, _ reader: inout PieceReader) throws -> Archive {
    var fields = FieldReader(header)
    let detector = fields.require("detector", fields.string("detector"), else: "")
    let version = fields.require("version", fields.integer("version", in: 1...1_000_000), else: 0)
    let pieces = fields.require("pieces", fields.json("pieces")?.elements, else: [])
    try fields.finish()
    var entries: [String: Archive.Entry] = [:]
    for piece in pieces {
      let (name, entry) = try reader.entry(piece)
      entries[name] = entry
    }
    guard reader.isAtEnd else { throw DetectorError.brokenModel("there is more than it says") }
    return Archive(detector: detector, version: version, entries)
  }
}

// MARK: - Pieces as bytes

extension Archive.Entry {
  fileprivate func description(named name: String) -> JSON {
    switch self {
    case .floats(let values):
      ["name": .string(name), "type": "f4", "count": .integer(values.count)]
    case .doubles(let values):
      ["name": .string(name), "type": "f8", "count": .integer(values.count)]
    case .integers(let values):
      ["name": .string(name), "type": "i8", "count": .integer(values.count)]
    case .strings(let values):
      ["name": .string(name), "type": "text", "values": .array(values.map { .string($0) })]
    }
  }

  fileprivate func append(to bytes: inout [UInt8]) {
    switch self {
    case .floats(let values): for value in values { bytes.append(littleEndian: value.bitPattern) }
    case .doubles(let values): for value in values { bytes.append(littleEndian: value.bitPattern) }
    case .integers(let values):
      for value in values { bytes.append(littleEndian: UInt64(bitPattern: value)) }
    case .strings: break
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}

/// Walks over the pieces of a model file without stepping past its end.
private struct PieceReader {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func header() throws(DetectorError) -> JSON {
    let length = Int(truncatingIfNeeded: try integers(1, as: UInt64.self)[0])
    guard (0...bytes.count).contains(length) else { throw .brokenModel("its header is cut off") }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    bytes = bytes.dropFirst(length)
    do {
      return try JSON.read(text)
    } catch {
      throw .brokenModel("its header is no JSON")
    }
  }

  mutating func entry(_ piece: JSON) throws(DetectorError) -> (String, Archive.Entry) {
    guard let name = piece["name"]?.string, let type = piece["type"]?.string else {
      throw .brokenModel("a piece has no name or type")
    }
    let count = piece["count"]?.integer.flatMap(Int.init(exactly:)) ?? -1
    switch type {
    case "f4":
      return (name, .floats(try integers(count, as: UInt32.self).map(Float.init(bitPattern:))))
    case "f8":
      return (name, .doubles(try integers(count, as: UInt64.self).map(Double.init(bitPattern:))))
    case "i8":
      return (name, .integers(try integers(count, as: UInt64.self).map(Int64.init(bitPattern:))))
    case "text":
      return (name, .strings(piece["values"]?.elements?.compactMap(\.string) ?? []))
    default: throw .brokenModel("a piece has the unknown type '\(type)'")
    }
  }

  private mutating func integers<Value: FixedWidthInteger>(
    _ count: Int, as type: Value.Type
  ) throws(DetectorError) -> [Value] {
    let size = Value.bitWidth / 8
    guard count >= 0, count <= bytes.count / size else { throw .brokenModel("a piece is cut off") }
    defer { bytes = bytes.dropFirst(count * size) }
    return (0..<count).map { place in
      let start = bytes.startIndex + place * size
      return (0..<size).reduce(0) { $0 | Value(truncatingIfNeeded: bytes[start + $1]) << ($1 * 8) }
    }
  }
}
