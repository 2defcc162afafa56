/// A place for an actor that waits much, such as for a lock of a database: jobs run one by one, on a
/// thread that lives as long as there are any, and never on those that compute.
package final class OwnQueue: SerialExecutor {
  private struct Line: Sendable {
    var jobs: [UnownedJob] = []
    var isRunning = false
  }

  private let line = Guarded(Line())

  /// A queue without jobs.
  package init() {}

  /// The queue as an actor names it that wants to live on it.
  @safe package var executor: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }

  /// Takes a job, and a thread for it unless one is running.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let starts = line.withLock { line in
      line.jobs.append(job)
      defer { line.isRunning = true }
      return !line.isRunning
    }
    guard starts else { return }
    do {
      try OwnThread.run { self.runAll() }
    } catch {
      // No thread is left: late is better than never.
      runAll()
    }
  }

  private func runAll() {
    while let job = next() { unsafe job.runSynchronously(on: executor) }
  }

  private func next() -> UnownedJob? {
    line.withLock { line in
      line.isRunning = !line.jobs.isEmpty
      return line.isRunning ? line.jobs.removeFirst() : nil
    }
  }
}
