internal import CPlatform

/// A file that only grows, such as a journal of events.
///
/// Each `append` is one call of the system, so that two writers never mix their lines; a crash can
/// at worst cut the last one short.
package struct AppendedFile: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Opens the file, or begins it.
  package init(_ path: String) throws(PlatformError) {
    descriptor = try Descriptor(opening: path, CP_TO_APPEND)
  }

  /// Adds bytes at the end.
  package func append(_ bytes: [UInt8]) throws(PlatformError) {
    try descriptor.write(bytes.span)
  }

  /// Adds text at the end.
  package func append(_ text: String) throws(PlatformError) {
    try append([UInt8](text.utf8))
  }

  /// Waits until everything is on the disk.
  package func sync() throws(PlatformError) {
    try descriptor.sync()
  }
}
