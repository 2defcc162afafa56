internal import RingtrueCore
internal import RingtruePlatform

/// Where data comes from, and what messages call it.
struct Input: Sendable {
  /// An input that has been opened: its bytes unpacked, and its size where that says anything.
  struct Opened: Sendable {
    let bytes: any ByteSource
    let size: Int?
  }

  let name: String
  private let opener: @Sendable () throws(DataError) -> (source: any ByteSource, size: Int?)

  /// Opens it anew, at its start; what gzip has packed is unpacked.
  func open() throws(DataError) -> Opened {
    let (source, size) = try opener()
    var start: [UInt8] = []
    _ = try source.fill(&start, upTo: 2)
    let whole = PrefixedSource(start, source)
    guard start == [0x1F, 0x8B] else { return Opened(bytes: whole, size: size) }
    return Opened(bytes: try GzipSource(whole, named: name), size: nil)
  }

  /// A file.
  static func file(_ path: String) -> Input {
    Input(name: path) { () throws(DataError) in
      do throws(PlatformError) {
        let reader = try FileReader(path)
        let size = try reader.status().size
        return (FileSource(reader), size > 0 ? size : nil)
      } catch { throw DataError(error) }
    }
  }

  /// Bytes in memory.
  static func memory(_ bytes: [UInt8], named name: String) -> Input {
    Input(name: name) { (MemorySource(bytes), bytes.count) }
  }

  /// Standard input, whose bytes are kept in memory for another pass.
  static func standardInput() -> Input {
    let recorded = Guarded<RecordingSource?>(nil)
    let shared = Shared(recorded)
    return Input(name: "standard input") {
      shared.value.withLock { recording in
        if let recording { return (MemorySource(recording.bytes), nil) }
        let source = RecordingSource(FileSource(.standardInput()))
        recording = source
        return (source, nil)
      }
    }
  }
}

extension Input {
  /// Standard input, copied to a temporary file that goes with the last reading.
  static func spooledStandardInput() throws(DataError) -> Input {
    do throws(PlatformError) {
      let folder = try TemporaryFolder()
      let path = folder.file("input")
      var spool = try AtomicFile(path, durable: false)
      var input = FileReader.standardInput()
      var chunk = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        var room = chunk.mutableSpan
        let count = try input.read(into: &room)
        if count == 0 { break }
        try spool.write(chunk.span.extracting(0..<count))
      }
      try spool.commit()
      return file(path).renamed("standard input", keeping: folder)
    } catch { throw DataError(error) }
  }

  /// The same input under another name; `owner` lives as long as it does.
  private func renamed(_ name: String, keeping owner: TemporaryFolder) -> Input {
    Input(name: name) { () throws(DataError) in
      try withExtendedLifetime(owner) { () throws(DataError) in try opener() }
    }
  }
}

/// A lock that closures can share.
private final class Shared: Sendable {
  let value: Guarded<RecordingSource?>
  init(_ value: consuming Guarded<RecordingSource?>) { self.value = value }
}

/// Bytes read ahead, and the source that they came from.
final class PrefixedSource: ByteSource {
  private let prefix: MemorySource
  private let source: any ByteSource

  init(_ prefix: [UInt8], _ source: any ByteSource) {
    self.prefix = MemorySource(prefix)
    self.source = source
  }

  func read(into bytes: inout OutputSpan<UInt8>) throws(DataError) -> Int {
    let count = try prefix.read(into: &bytes)
    return count > 0 ? count : try source.read(into: &bytes)
  }
}
