internal import CPlatform

/// The bytes of a file, lent from the system's cache without a copy.
///
/// The file must not be cut short while it is mapped: touching a byte that is gone ends the
/// process. Files that others may be writing are read by `FileReader`.
@safe
package final class MappedFile: @unchecked Sendable {
  // Sendable: the address never changes and its pages are only read until deinit.
  private let address: UnsafeMutableRawPointer?

  /// Bytes of the file.
  package let count: Int

  /// Maps an ordinary file; an empty one has no bytes.
  package init(_ path: String) throws(PlatformError) {
    let descriptor = try Descriptor(opening: path, CP_TO_READ)
    let status = try descriptor.status()
    if status.kind == .folder { throw .isFolder(path) }
    guard status.kind == .file else { throw .notFile(path) }
    count = status.size
    var address: UnsafeMutableRawPointer?
    if count > 0 {
      try checked(unsafe cp_map(descriptor.number, Int64(count), &address), path)
    }
    unsafe self.address = unsafe address
  }

  deinit {
    if let address = unsafe address { unsafe cp_unmap(address, Int64(count)) }
  }

  /// Lends the bytes; any number of threads may borrow them at once.
  package func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (Span<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let bytes = unsafe UnsafeRawBufferPointer(start: address, count: count)
    return try body(unsafe Span(_unsafeBytes: bytes))
  }
}
