/// Tells the time and lets it pass; tests bring a clock of their own.
public protocol TimeSource: Sendable {
  /// Nanoseconds of a clock that never goes back; only differences have a meaning.
  var nanoseconds: UInt64 { get }

  /// The moment on the calendar.
  var wall: WallTime { get }

  /// Waits, and throws `CancellationError` when the task is cancelled meanwhile.
  func sleep(for duration: Duration) async throws
}

extension TimeSource {
  /// The time since a reading of `nanoseconds`.
  public func elapsed(since start: UInt64) -> Duration {
    .nanoseconds(Int64(nanoseconds - start))
  }

  /// Runs a piece of work and tells how long it took.
  public func timed<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> (result: Result, duration: Duration) {
    let start = nanoseconds
    let result = try work()
    return (result, elapsed(since: start))
  }
}

extension Duration {
  /// The whole duration in nanoseconds; at most 292 years.
  public var inNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflows ? (seconds < 0 ? .min : .max) : whole + attoseconds / 1_000_000_000
  }

  /// The whole duration in seconds.
  public var inSeconds: Double { Double(inNanoseconds) * 1e-9 }
}
