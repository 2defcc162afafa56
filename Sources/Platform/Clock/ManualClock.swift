/// A clock that stands until it is moved: time in tests is exact, and passes at once.
public final class ManualClock: TimeSource {
  private let state: Guarded<State>
  private let origin: WallTime

  private struct State {
    var now: UInt64 = 0
    var nextSleeper = 0
    var sleepers: [Int: Sleeper] = [:]
  }

  private struct Sleeper {
    let deadline: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// A clock that begins at a moment of the calendar.
  public init(at origin: WallTime = WallTime(seconds: 0)) {
    self.origin = origin
    state = Guarded(State())
  }

  /// Nanoseconds since the clock was made.
  public var nanoseconds: UInt64 { state.withLock(\.now) }

  /// The beginning and what has passed since.
  public var wall: WallTime {
    let total = UInt64(origin.nanoseconds) + nanoseconds
    return WallTime(
      seconds: origin.seconds + Int64(total / 1_000_000_000),
      nanoseconds: Int32(total % 1_000_000_000))
  }

  /// How many tasks are asleep.
  public var sleeperCount: Int { state.withLock(\.sleepers.count) }

  /// Moves time on and wakes those whose time has come, the earliest first.
  public func advance(by duration: Duration) {
    let due = state.withLock { state in
      state.now += UInt64(max(0, duration.inNanoseconds))
      let due = state.sleepers.filter { $0.value.deadline <= state.now }
      for key in due.keys { state.sleepers[key] = nil }
      return due.sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
    }
    for (_, sleeper) in due { sleeper.continuation.resume() }
  }

  /// Waits until the clock has been moved on by that much.
  public func sleep(for duration: Duration) async throws {
    let key = state.withLock { state in
      state.nextSleeper += 1
      return state.nextSleeper
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { lieDown($0, for: duration, as: key) }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: key) }?
        .continuation.resume(throwing: CancellationError())
    }
  }

  private func lieDown(
    _ continuation: CheckedContinuation<Void, any Error>, for duration: Duration, as key: Int
  ) {
    // The lock orders this with the handler above: whoever comes second sees what the first did.
    let outcome: Result<Void, any Error>? = state.withLock { state in
      if Task.isCancelled { return .failure(CancellationError()) }
      if duration <= .zero { return .success(()) }
      let deadline = state.now + UInt64(duration.inNanoseconds)
      state.sleepers[key] = Sleeper(deadline: deadline, continuation: continuation)
      return nil
    }
    if let outcome { continuation.resume(with: outcome) }
  }
}
