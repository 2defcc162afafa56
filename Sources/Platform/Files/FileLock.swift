internal import CPlatform

/// The right to be the only one at work on something, until it is dropped or the process ends.
///
/// Locks are advisory: they hold off those who ask for them, and nobody else.
package struct FileLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Takes the lock of a file, which is made when missing; `isLocked` tells that another has it.
  package init(_ path: String, waiting: Bool = false) throws(PlatformError) {
    let descriptor = try Descriptor(opening: path, CP_TO_LOCK)
    try checked(cp_lock(descriptor.number, waiting), path)
    self.descriptor = descriptor
  }
}
