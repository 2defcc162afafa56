import RingtruePlatform
import Synchronization

/// Time that passes only when everybody sleeps: an hour of waiting takes no time, and has the same
/// order every time.
///
/// It runs the tasks that prefer it one by one on one thread, so it knows when none has anything left
/// to do; then the one who is to wake first wakes.
final class SimulatedTime: TaskExecutor, TimeSource {
  private struct Sleeper {
    let id: Int
    let deadline: UInt64
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var now: UInt64 = 0
    var jobs: [UnownedJob] = []
    var sleepers: [Sleeper] = []
    var nextID = 0
    var isRunning = false
  }

  private let state = Mutex(State())

  var nanoseconds: UInt64 { state.withLock { $0.now } }

  var wall: WallTime {
    let now = nanoseconds
    return WallTime(
      seconds: 1_700_000_000 + Int64(now / 1_000_000_000),
      nanoseconds: Int32(now % 1_000_000_000))
  }

  func sleep(for duration: Duration) async throws {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          if Task.isCancelled { return true }
          let deadline = state.now + UInt64(max(0, duration.inNanoseconds))
          state.sleepers.append(Sleeper(id: id, deadline: deadline, continuation: continuation))
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.sleepers.firstIndex { $0.id == id }.map { state.sleepers.remove(at: $0) }
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let starts = state.withLock { state in
      state.jobs.append(job)
      defer { state.isRunning = true }
      return !state.isRunning
    }
    if starts { try? OwnThread.run { self.runAll() } }
  }

  private enum Step {
    case job(UnownedJob)
    case wake(Sleeper)
    case rest
  }

  private func runAll() {
    while true {
      switch next() {
      case .job(let job): unsafe job.runSynchronously(on: asUnownedTaskExecutor())
      case .wake(let sleeper): sleeper.continuation.resume()
      case .rest: return
      }
    }
  }

  private func next() -> Step {
    state.withLock { state in
      if !state.jobs.isEmpty { return .job(state.jobs.removeFirst()) }
      let first = state.sleepers.indices.min {
        (state.sleepers[$0].deadline, state.sleepers[$0].id)
          < (state.sleepers[$1].deadline, state.sleepers[$1].id)
      }
      guard let first else {
        state.isRunning = false
        return .rest
      }
      let sleeper = state.sleepers.remove(at: first)
      state.now = max(state.now, sleeper.deadline)
      return .wake(sleeper)
    }
  }
}
