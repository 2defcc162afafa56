internal import CZlib

/// Packs bytes into one gzip member without a name or a time stamp.
@safe
struct GzipPacker: ~Copyable, @unchecked Sendable {
  // Sendable: nobody else knows the pointer. zlib wants its state to stay where it is.
  private let zlib: UnsafeMutablePointer<z_stream>

  init() {
    unsafe zlib = .allocate(capacity: 1)
    unsafe zlib.initialize(to: unsafe z_stream())
    let size = unsafe Int32(MemoryLayout<z_stream>.size)
    let status = unsafe deflateInit2_(
      zlib, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    precondition(status == Z_OK, "zlib has no memory, or another version than it was built with")
  }

  deinit {
    _ = unsafe deflateEnd(zlib)
    unsafe zlib.deallocate()
  }

  /// Packs more bytes, and gives what is packed so far.
  mutating func pack(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
    var bytes = bytes
    var packed: [UInt8] = []
    var room: UInt32 = 0
    unsafe bytes.withUnsafeMutableBufferPointer { input in
      unsafe zlib.pointee.next_in = input.baseAddress
      unsafe zlib.pointee.avail_in = UInt32(input.count)
      repeat {
        packed.append(addingCapacity: 1 << 16) { output in
          unsafe output.withUnsafeMutableBufferPointer { output, filled in
            unsafe zlib.pointee.next_out = output.baseAddress
            unsafe zlib.pointee.avail_out = UInt32(1 << 16)
            _ = unsafe deflate(zlib, isLast ? Z_FINISH : Z_NO_FLUSH)
            room = unsafe zlib.pointee.avail_out
            filled = (1 << 16) - Int(room)
          }
        }
      } while room == 0
    }
    return packed
  }
}
