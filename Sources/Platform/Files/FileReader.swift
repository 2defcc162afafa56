internal import CPlatform

/// A file being read from its start to its end: an ordinary one, a pipe, or standard input.
package struct FileReader: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Opens a file; a folder is refused here and not at the first read.
  package init(_ path: String) throws(PlatformError) {
    let descriptor = try Descriptor(opening: path, CP_TO_READ)
    if try descriptor.status().kind == .folder { throw .isFolder(path) }
    self.descriptor = descriptor
  }

  private init(_ descriptor: consuming Descriptor) {
    self.descriptor = descriptor
  }

  /// Reads standard input, which stays open afterwards.
  package static func standardInput() -> FileReader {
    FileReader(Descriptor(borrowing: 0, called: "standard input"))
  }

  /// What errors call the source.
  package var name: String { descriptor.subject }

  /// What the file system knows of what is being read.
  package func status() throws(PlatformError) -> FileStatus {
    try descriptor.status()
  }
}

// MARK: - Chunks

extension FileReader {
  /// Reads the next bytes; fewer than there is room for is no sign of the end, 0 is.
  package mutating func read(into bytes: inout MutableSpan<UInt8>) throws(PlatformError) -> Int {
    try descriptor.read(into: &bytes)
  }

  /// Reads the next bytes behind what is already there; 0 at the end.
  package mutating func read(into bytes: inout OutputSpan<UInt8>) throws(PlatformError) -> Int {
    try descriptor.read(into: &bytes)
  }

  /// Fills the room unless the file ends before; gives how many bytes were read.
  package mutating func fill(_ bytes: inout MutableSpan<UInt8>) throws(PlatformError) -> Int {
    var filled = 0
    while filled < bytes.count {
      let count = try descriptor.read(into: &bytes, from: filled)
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  /// Reads on to the end; more than `limit` bytes are refused.
  ///
  /// The size that the file system tells is a hint only: a file in `/proc` says 0, and one that is
  /// being written grows.
  package mutating func readAll(limit: Int = Files.readingLimit) throws(PlatformError) -> [UInt8] {
    let expected = try descriptor.status().size
    if expected > limit { throw .overLimit(name, bytes: limit) }
    var all: [UInt8] = []
    all.reserveCapacity(expected)
    var chunk = [UInt8](repeating: 0, count: min(max(expected + 1, 1 << 14), 1 << 20))
    while true {
      let count = try descriptor.read(into: &chunk)
      if count == 0 { return all }
      if all.count + count > limit { throw .overLimit(name, bytes: limit) }
      all.append(contentsOf: chunk[..<count])
    }
  }
}
