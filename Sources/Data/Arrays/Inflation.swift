internal import CZlib
internal import RingtrueCore

/// Unpacks what a zip archive has packed.
enum Inflation {
  /// A byte can't become more than this many.
  private static let greatestRatio = 1032

  /// Unpacks a range of bytes that is to become `size` bytes.
  static func inflate(
    _ bytes: [UInt8], _ range: Range<Int>, size: Int
  ) throws(Problem) -> [UInt8] {
    let corrupt = Problem("its contents are corrupt; save or copy the file again")
    guard size / greatestRatio <= range.count + 1 else { throw corrupt }
    var packed = Array(bytes[range])
    var unpacked = [UInt8](repeating: 0, count: size)
    guard run(&packed, &unpacked) else { throw corrupt }
    return unpacked
  }

  private static func run(_ packed: inout [UInt8], _ unpacked: inout [UInt8]) -> Bool {
    var stream = unsafe z_stream()
    let bytes = unsafe Int32(MemoryLayout<z_stream>.size)
    guard unsafe inflateInit2_(&stream, -15, ZLIB_VERSION, bytes) == Z_OK else { return false }
    defer { _ = unsafe inflateEnd(&stream) }
    return unsafe packed.withUnsafeMutableBufferPointer { input in
      unsafe unpacked.withUnsafeMutableBufferPointer { output in
        var (taken, given) = (0, 0)
        while true {
          let (left, room) = (min(input.count - taken, 1 << 30), min(output.count - given, 1 << 30))
          unsafe stream.next_in = unsafe input.baseAddress.map { unsafe $0 + taken }
          unsafe stream.avail_in = UInt32(left)
          unsafe stream.next_out = unsafe output.baseAddress.map { unsafe $0 + given }
          unsafe stream.avail_out = UInt32(room)
          let status = unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
          unsafe taken += left - Int(stream.avail_in)
          unsafe given += room - Int(stream.avail_out)
          if status == Z_STREAM_END { return given == output.count }
          if status != Z_OK || (left == 0 && room == 0) { return false }
        }
      }
    }
  }

  /// The checksum that zip archives keep of their files.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer {
      unsafe UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}
