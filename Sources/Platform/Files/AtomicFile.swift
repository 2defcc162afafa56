internal import CPlatform

/// A file that appears whole or not at all.
///
/// Bytes go to a hidden file in the same folder; `commit` puts it on the disk and gives it the
/// name in one step. Dropped without a commit, it leaves nothing; killed half-way, it leaves the
/// old file as it was. A device or a pipe, such as `/dev/stdout`, is written in place.
package struct AtomicFile: ~Copyable, Sendable {
  /// The name the file will have.
  package let path: String

  private var descriptor: Descriptor
  private let temporary: TemporaryName?
  private let overwrite: Bool
  private let durable: Bool
  private var buffer: [UInt8] = []

  /// Begins a file; `durable` waits for the disk, so that not even a power cut leaves it empty.
  package init(
    _ path: String, overwrite: Bool = true, durable: Bool = true
  ) throws(PlatformError) {
    let target = try Target(path, overwrite: overwrite)
    if target.isReplaced {
      try self.init(replacing: target, called: path, overwrite: overwrite, durable: durable)
    } else {
      try self.init(inPlace: path)
    }
  }

  private init(
    replacing target: Target, called path: String, overwrite: Bool, durable: Bool
  ) throws(PlatformError) {
    let temporary = TemporaryName(beside: target.path, called: path)
    let descriptor = try Descriptor(opening: temporary.path, CP_TO_CREATE, called: path)
    if let mode = target.mode { try checked(cp_set_mode(descriptor.number, mode), path) }
    self.path = path
    self.descriptor = descriptor
    self.temporary = consume temporary
    self.overwrite = overwrite
    self.durable = durable
  }

  private init(inPlace path: String) throws(PlatformError) {
    self.path = path
    descriptor = try Descriptor(opening: path, CP_TO_WRITE)
    temporary = nil
    overwrite = true
    durable = false
  }
}

// MARK: - Writing

extension AtomicFile {
  private static var bufferSize: Int { 1 << 18 }

  /// Adds bytes.
  package mutating func write(_ bytes: Span<UInt8>) throws(PlatformError) {
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize { return try descriptor.write(bytes) }
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
  }

  /// Adds bytes.
  package mutating func write(_ bytes: [UInt8]) throws(PlatformError) {
    try write(bytes.span)
  }

  /// Adds text as UTF-8.
  package mutating func write(_ text: String) throws(PlatformError) {
    var text = text
    text.makeContiguousUTF8()
    try write(text.utf8.span)
  }

  /// Gives the file its name; until here nobody has seen it.
  package consuming func commit() throws(PlatformError) {
    try flush()
    if durable { try descriptor.sync() }
    try descriptor.close()
    guard let temporary else { return }
    try temporary.become(overwrite: overwrite)
    if durable { try temporary.syncFolder() }
  }

  private mutating func flush() throws(PlatformError) {
    try descriptor.write(buffer.span)
    buffer.removeAll(keepingCapacity: true)
  }
}

// MARK: - Whole files

extension Files {
  /// Writes a file that appears whole or not at all.
  package static func write(
    _ bytes: [UInt8], to path: String, overwrite: Bool = true, durable: Bool = true
  ) throws(PlatformError) {
    var file = try AtomicFile(path, overwrite: overwrite, durable: durable)
    try file.write(bytes)
    try file.commit()
  }

  /// Writes a text file that appears whole or not at all.
  package static func write(
    _ text: String, to path: String, overwrite: Bool = true, durable: Bool = true
  ) throws(PlatformError) {
    try write([UInt8](text.utf8), to: path, overwrite: overwrite, durable: durable)
  }
}
