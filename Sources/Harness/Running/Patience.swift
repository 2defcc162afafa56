internal import RingtruePlatform

/// Waits for work that holds a thread for long, but no longer than the run is wanted.
///
/// Data are made, oracles taught and intervals drawn in steps of up to seconds. Rather than ask in
/// each of them whether to go on, a run that is to stop leaves the step that it is in to itself: it
/// ends on its thread, and what it gives is lost.
package final class Patience: Sendable {
  /// Those who wait, by number; nobody waits once it is over.
  private struct Waiting {
    var isOver = false
    var next = 0
    var wake: [Int: @Sendable () -> Void] = [:]
  }

  /// How often it is asked whether the run is to stop.
  private static let interval = Duration.milliseconds(40)

  private let waiting = Guarded(Waiting())

  /// Does work that a person may not want to wait for; nil if it was to stop before its end.
  package static func wait<Result: Sendable>(
    for work: @escaping @Sendable () -> Result, unless isStopped: @escaping @Sendable () -> Bool
  ) async -> Result? {
    let patience = Patience()
    let watch = patience.watch(isStopped)
    defer { watch?.raise() }
    return await patience.wait(for: work)
  }

  /// Runs work beside the tasks, which go on meanwhile; nil if the run was to stop before its end.
  func wait<Result: Sendable>(
    for work: @escaping @Sendable () -> Result, on lanes: Lanes = Lanes(1)
  ) async -> Result? {
    await withCheckedContinuation { continuation in
      let number = enter { continuation.resume(returning: nil) }
      guard let number else { return continuation.resume(returning: nil) }
      lanes.run {
        let result = work()
        if self.leave(number) { continuation.resume(returning: result) }
      }
    }
  }

  /// Asks until the flag that it gives is raised; once the run is to stop, nobody waits any more.
  ///
  /// A thread of its own asks: tasks that sleep wake the scheduler of all tasks each time. Where the
  /// system has no thread left, nobody asks, and steps are waited for to their end.
  func watch(_ isStopped: @escaping @Sendable () -> Bool) -> Flag? {
    guard let done = try? Flag() else { return nil }
    try? OwnThread.run {
      repeat {
        if isStopped() { return self.over() }
      } while !done.wait(atMost: Self.interval)
    }
    return done
  }

  /// A number for one who waits; nil if it is over.
  private func enter(_ wake: @escaping @Sendable () -> Void) -> Int? {
    waiting.withLock { waiting in
      guard !waiting.isOver else { return nil }
      defer { waiting.next += 1 }
      waiting.wake[waiting.next] = wake
      return waiting.next
    }
  }

  /// Whether one who waits was still waiting.
  private func leave(_ number: Int) -> Bool {
    waiting.withLock { $0.wake.removeValue(forKey: number) != nil }
  }

  private func over() {
    let wake = waiting.withLock { waiting in
      defer { waiting.wake = [:] }
      waiting.isOver = true
      return Array(waiting.wake.values)
    }
    for one in wake { one() }
  }
}
