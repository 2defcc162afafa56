package import RingtruePlatform

/// Waits for work that holds a thread for long, but no longer than the work is wanted.
///
/// Data are made, oracles taught and intervals drawn in steps of up to seconds. Rather than ask in
/// each of them whether to go on, a run that is to stop leaves the step that it is in to itself: it
/// ends on its thread, and what it gives is lost.
package struct Patience: Sendable {
  private let stop: StopRequest

  /// Patience until something is to stop.
  package init(until stop: StopRequest) { self.stop = stop }

  /// Runs work beside the tasks, which go on meanwhile; nil if it was to stop before its end.
  package func wait<Result: Sendable>(
    for work: @escaping @Sendable () -> Result
  ) async -> Result? {
    await wait(on: Lanes(1), for: work)
  }

  /// The same on lanes that other work shares.
  func wait<Result: Sendable>(
    on lanes: Lanes, for work: @escaping @Sendable () -> Result
  ) async -> Result? {
    await withCheckedContinuation { continuation in
      let number = stop.listen { continuation.resume(returning: nil) }
      guard let number else { return continuation.resume(returning: nil) }
      lanes.run {
        let result = work()
        if stop.leave(number) { continuation.resume(returning: result) }
      }
    }
  }
}
