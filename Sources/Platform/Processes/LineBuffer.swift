internal import CPlatform

/// Bytes that come in pieces, given on as lines.
struct LineBuffer: ~Copyable {
  private var descriptor: Descriptor
  private let limit: Int
  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  init(_ descriptor: consuming Descriptor, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  var interest: cp_interest { cp_interest(reading: descriptor.number) }
  var isOpen: Bool { descriptor.isOpen }
  var count: Int { bytes.count - start }
  var hasRoom: Bool { count < limit }

  /// Reads once what has come.
  mutating func take() throws(PlatformError) {
    let count = try descriptor.read(into: &chunk)
    if count == 0 { descriptor.hangUp() }
    bytes += chunk[..<count]
  }

  /// The next line without its end; what is left when no more can come; nil when more must come.
  mutating func nextLine() throws(PlatformError) -> String? {
    if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: bytes[start..<end], as: UTF8.self)
      forget(upTo: end + 1)
      return line
    }
    searched = bytes.count
    if count > limit { throw .overLimit("a line of \(descriptor.subject)", bytes: limit) }
    guard !isOpen, count > 0 else { return nil }
    return String(decoding: next(count), as: UTF8.self)
  }

  /// The next bytes, as far as they have come.
  mutating func next(_ wanted: Int) -> [UInt8] {
    let end = min(bytes.count, start + wanted)
    defer { forget(upTo: end) }
    return Array(bytes[start..<end])
  }

  /// Moves what is left to the front only when that is less than what has gone before it.
  private mutating func forget(upTo end: Int) {
    start = end
    if start > bytes.count - start {
      bytes.removeSubrange(..<start)
      start = 0
    }
    searched = start
  }
}
