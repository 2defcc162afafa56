internal import Dispatch

/// Runs work that holds a thread for long beside the tasks, so that these go on meanwhile.
func aside<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    DispatchQueue.global().async { continuation.resume(returning: work()) }
  }
}
