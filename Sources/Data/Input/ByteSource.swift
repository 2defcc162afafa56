internal import RingtrueCore
internal import RingtruePlatform

/// Bytes that are read once, from their start to their end.
protocol ByteSource: AnyObject, Sendable {
  /// Reads the next bytes behind what is already there; 0 at the end only.
  func read(into bytes: inout OutputSpan<UInt8>) throws(DataError) -> Int
}

extension ByteSource {
  /// Appends up to `count` bytes; fewer at the end only.
  func fill(_ bytes: inout [UInt8], upTo count: Int) throws(DataError) -> Int {
    var filled = 0
    while filled < count {
      var read = 0
      try bytes.append(addingCapacity: count - filled) { (output) throws(DataError) in
        read = try self.read(into: &output)
      }
      if read == 0 { break }
      filled += read
    }
    return filled
  }
}

/// Bytes in memory.
final class MemorySource: ByteSource {
  private let bytes: [UInt8]
  private let position = Guarded(0)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into output: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    let room = output.freeCapacity
    let range = position.withLock { position in
      let start = position
      position = min(bytes.count, start + room)
      return start..<position
    }
    for byte in bytes[range] { output.append(byte) }
    return range.count
  }
}

/// A file, a pipe, or standard input.
final class FileSource: ByteSource {
  private let reader: Guarded<FileReader>

  init(_ reader: consuming FileReader) { self.reader = Guarded(reader) }

  func read(into output: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    do {
      return try reader.withLock { reader throws(PlatformError) in try reader.read(into: &output) }
    } catch { throw DataError(error) }
  }
}

/// Bytes that go by and are kept, so that they can be read again.
final class RecordingSource: ByteSource {
  private let source: any ByteSource
  private let kept = Guarded<[UInt8]>([])

  init(_ source: any ByteSource) { self.source = source }

  /// All bytes read so far.
  var bytes: [UInt8] { kept.withLock { $0 } }

  func read(into output: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    var chunk: [UInt8] = []
    let count = try source.fill(&chunk, upTo: min(output.freeCapacity, 1 << 20))
    kept.withLock { $0.append(contentsOf: chunk) }
    for byte in chunk { output.append(byte) }
    return count
  }
}
