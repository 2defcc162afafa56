internal import CPlatform

/// An open file, pipe or terminal: owned once, closed once.
struct Descriptor: ~Copyable, Sendable {
  /// The system's number for it; −1 when it is closed.
  private(set) var number: Int32

  /// What errors call it.
  let subject: String

  private let isOwned: Bool

  /// Takes over an open descriptor.
  init(owning number: Int32, called subject: String) {
    self.number = number
    self.subject = subject
    self.isOwned = true
  }

  /// Uses a descriptor that somebody else closes, such as standard input.
  init(borrowing number: Int32, called subject: String) {
    self.number = number
    self.subject = subject
    self.isOwned = false
  }

  /// Opens a file; errors call it by its path unless told otherwise.
  init(
    opening path: String, _ purpose: cp_purpose, called subject: String? = nil
  ) throws(PlatformError) {
    try checkPath(path)
    let subject = subject ?? path
    let number = unsafe cp_open(path, purpose)
    let creates = [CP_TO_CREATE, CP_TO_APPEND, CP_TO_LOCK].contains(purpose)
    do {
      self.init(owning: try checked(number, subject), called: subject)
    } catch {
      // What is to be made need not be there, but its folder must.
      throw creates && error.isMissing ? .noFolder(for: subject) : error
    }
  }

  /// One that is closed from the beginning.
  static func closed(_ subject: String) -> Descriptor {
    Descriptor(owning: -1, called: subject)
  }

  deinit {
    if isOwned, number >= 0 { _ = cp_close(number) }
  }

  var isOpen: Bool { number >= 0 }

  /// Closes now, and tells when the file system reports a late failure; what somebody else closes is
  /// only used no more.
  mutating func close() throws(PlatformError) {
    guard isOpen else { return }
    let former = number
    number = -1
    if isOwned { try checked(cp_close(former), subject) }
  }

  /// Closes now; of a pipe there is nothing to be told.
  mutating func hangUp() {
    try? close()
  }
}

// MARK: - Bytes

extension Descriptor {
  /// Reads once, leaving what lies before `start`; 0 at the end or when there is no room.
  func read(
    into bytes: inout MutableSpan<UInt8>, from start: Int = 0
  ) throws(PlatformError) -> Int {
    let count = unsafe bytes.withUnsafeMutableBufferPointer {
      let room = $0.extracting(start...)
      return unsafe cp_read(number, room.baseAddress, Int64(room.count))
    }
    return Int(try checked(count, subject))
  }

  /// Reads once into an array, from its start; 0 at the end.
  func read(into bytes: inout [UInt8]) throws(PlatformError) -> Int {
    var room = bytes.mutableSpan
    return try read(into: &room)
  }

  /// Reads once, adding to what is there; 0 at the end or when there is no room.
  func read(into bytes: inout OutputSpan<UInt8>) throws(PlatformError) -> Int {
    let count = unsafe bytes.withUnsafeMutableBufferPointer { room, filled in
      let free = room.extracting(filled...)
      let count = unsafe cp_read(number, free.baseAddress, Int64(free.count))
      filled += Int(max(count, 0))
      return count
    }
    return Int(try checked(count, subject))
  }

  /// Writes once; gives how much of the bytes went.
  func writeSome(_ bytes: Span<UInt8>) throws(PlatformError) -> Int {
    let count = unsafe bytes.withUnsafeBufferPointer {
      unsafe cp_write(number, $0.baseAddress, Int64($0.count))
    }
    return Int(try checked(count, subject))
  }

  /// Writes all.
  func write(_ bytes: Span<UInt8>) throws(PlatformError) {
    var written = 0
    while written < bytes.count {
      written += try writeSome(bytes.extracting(written..<bytes.count))
    }
  }

  func status() throws(PlatformError) -> FileStatus {
    var status = cp_status()
    try checked(unsafe cp_status_of_open(number, &status), subject)
    return FileStatus(status)
  }

  func sync() throws(PlatformError) {
    try checked(cp_sync(number), subject)
  }
}

// MARK: - Results of system calls

/// A result that is not negative, or the error it stands for.
@discardableResult
func checked<Result: FixedWidthInteger & SignedInteger>(
  _ result: Result, _ subject: String
) throws(PlatformError) -> Result {
  guard result >= 0 else { throw PlatformError(subject, errno: Int32(-result)) }
  return result
}

/// A NUL would end the path early and name another file.
func checkPath(_ path: String) throws(PlatformError) {
  guard !path.isEmpty, !path.utf8.contains(0) else { throw .notPath(path) }
}

extension String {
  /// The text of a C string in an array; bytes that are not UTF-8 are replaced.
  init(decodingZeroEnded bytes: [CChar]) {
    self.init(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The text of a C string that is freed afterwards.
  init(freeing bytes: UnsafeMutablePointer<CChar>) {
    unsafe self.init(cString: bytes)
    unsafe cp_free(bytes)
  }
}
