internal import CZlib
internal import RingtrueCore
internal import RingtruePlatform

/// Bytes packed by gzip, unpacked as they are read: one member, or several end to end.
final class GzipSource: ByteSource {
  private let stream: Guarded<GzipStream>

  /// Unpacks a source; `name` is what errors call it.
  init(_ source: any ByteSource, named name: String) throws(DataError) {
    stream = Guarded(try GzipStream(source, named: name))
  }

  func read(into bytes: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    try stream.withLock { stream throws(DataError) in try stream.read(into: &bytes) }
  }
}

/// The state of unpacking; zlib wants it to stay where it is.
@safe
private struct GzipStream: ~Copyable, @unchecked Sendable {
  private static let inputBytes = 1 << 16

  // Sendable: nobody else knows the pointer.
  private let zlib: UnsafeMutablePointer<z_stream>
  private let source: any ByteSource
  private let name: String
  private var input: [UInt8] = []
  private var used = 0
  /// Packed bytes taken so far.
  private var position = 0
  private var isInMember = true
  private var isAtEnd = false

  init(_ source: any ByteSource, named name: String) throws(DataError) {
    self.source = source
    self.name = name
    unsafe zlib = .allocate(capacity: 1)
    unsafe zlib.initialize(to: unsafe z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status = unsafe inflateInit2_(zlib, 15 + 16, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib has no memory, or another version than it was built with")
  }

  deinit {
    _ = unsafe inflateEnd(zlib)
    unsafe zlib.deallocate()
  }

  mutating func read(into bytes: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    let before = bytes.count
    while bytes.count == before, !isAtEnd, !bytes.isFull {
      if used == input.count { try refill() }
      if isInMember { try unpack(into: &bytes) } else { try beginMember() }
    }
    return bytes.count - before
  }

  private mutating func refill() throws(DataError) {
    input.removeAll(keepingCapacity: true)
    used = 0
    guard try source.fill(&input, upTo: Self.inputBytes) == 0 else { return }
    if isInMember {
      throw error("the gzip file ends at byte \(position), before its contents do; copy it again")
    }
    isAtEnd = true
  }

  private mutating func unpack(into bytes: inout OutputSpan<UInt8>) throws(DataError) {
    let room = bytes.freeCapacity
    let left = input.count - used
    let status = unsafe bytes.withUnsafeMutableBufferPointer { output, filled in
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe zlib.pointee.next_in = unsafe input.baseAddress.map { unsafe $0 + used }
        unsafe zlib.pointee.avail_in = UInt32(left)
        unsafe zlib.pointee.next_out = unsafe output.baseAddress.map { unsafe $0 + filled }
        unsafe zlib.pointee.avail_out = UInt32(min(room, 1 << 30))
        let status = unsafe inflate(zlib, Z_NO_FLUSH)
        unsafe filled += min(room, 1 << 30) - Int(zlib.pointee.avail_out)
        return status
      }
    }
    let taken = unsafe left - Int(zlib.pointee.avail_in)
    used += taken
    position += taken
    if status == Z_STREAM_END { isInMember = false }
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
      throw error("the gzip file is corrupt at byte \(position); copy it again")
    }
  }

  /// Behind a member there may be another, or zeros up to the end.
  private mutating func beginMember() throws(DataError) {
    guard used < input.count else { return }
    if input[used] == 0 {
      used += 1
      position += 1
    } else if input[used] == 0x1F {
      _ = unsafe inflateReset(zlib)
      isInMember = true
    } else {
      throw error(
        "at byte \(position) there is something else behind the gzip data; cut it off")
    }
  }

  private func error(_ message: String) -> DataError { .badData(Problem(message, file: name)) }
}
