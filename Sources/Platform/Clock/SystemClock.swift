internal import CPlatform

/// The time of this machine.
public struct SystemClock: TimeSource {
  /// The one clock there is; any number of values read it.
  public init() {}

  /// Nanoseconds since some moment in the past; never goes back.
  public var nanoseconds: UInt64 { cp_monotonic() }

  /// The moment on the calendar, which its owner may set back.
  public var wall: WallTime {
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    unsafe cp_wall(&seconds, &nanoseconds)
    return WallTime(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// Waits without holding a thread.
  public func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration)
  }

  /// CPU time used by the calling thread alone, in nanoseconds.
  public var threadNanoseconds: UInt64 { cp_thread_time() }
}
