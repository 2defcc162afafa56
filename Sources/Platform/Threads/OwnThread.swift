internal import CPlatform

/// Work on a thread of its own, so that waiting blocks nobody else.
package enum OwnThread {
  /// Starts the work; throws when the system has no thread left.
  package static func run(_ work: @escaping @Sendable () -> Void) throws(PlatformError) {
    let context = unsafe Unmanaged.passRetained(Work(work))
    let result = unsafe cp_run_on_thread(
      { context in
        guard let context = unsafe context else { return }
        unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
      }, context.toOpaque())
    if result < 0 { unsafe context.release() }
    try checked(result, "a thread")
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
