internal import CPlatform

/// What a child says, gathered as it comes.
struct Capture: ~Copyable {
  private var descriptor: Descriptor
  private let limit: Int
  private let kept: Part
  private var bytes: [UInt8] = []

  /// Whether more came than is wanted.
  private(set) var isOverLimit = false

  /// Which bytes are kept when there are too many.
  enum Part { case first, last }

  init(_ descriptor: consuming Descriptor, keeping part: Part, of limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
    kept = part
  }

  var interest: cp_interest { cp_interest(reading: descriptor.number) }
  var isOpen: Bool { descriptor.isOpen }

  /// Reads once what has come, by way of a buffer.
  mutating func take(through buffer: inout [UInt8]) throws(PlatformError) {
    let count = try descriptor.read(into: &buffer)
    if count == 0 { descriptor.hangUp() } else { keep(buffer[..<count]) }
  }

  private mutating func keep(_ chunk: ArraySlice<UInt8>) {
    isOverLimit = isOverLimit || bytes.count + chunk.count > limit
    switch kept {
    case .first:
      bytes += chunk.prefix(limit - bytes.count)
    case .last:
      bytes += chunk
      // Cut seldom, so that each byte is moved a few times at most.
      if bytes.count > 2 * limit { cut() }
    }
  }

  /// The bytes that were kept.
  consuming func finish() -> [UInt8] {
    cut()
    return bytes
  }

  private mutating func cut() {
    bytes.removeFirst(max(0, bytes.count - limit))
  }
}
