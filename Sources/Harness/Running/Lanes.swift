internal import RingtruePlatform

/// The threads on which trials run, so many at once and no more.
///
/// Who is done with a trial takes the next that waits, without a way through the tasks: they may be
/// telling what came of the last one.
final class Lanes: Sendable {
  typealias Work = @Sendable () -> Void

  private struct Queue {
    var free: Int
    var waiting: [Work] = []
  }

  private let queue: Guarded<Queue>

  /// So many lanes.
  init(_ count: Int) { queue = Guarded(Queue(free: count)) }

  /// Does the work as soon as a lane is free.
  func run(_ work: @escaping Work) {
    let begins = queue.withLock { queue in
      if queue.free == 0 { queue.waiting.append(work) } else { queue.free -= 1 }
      return queue.waiting.isEmpty
    }
    if begins { begin(work) }
  }

  private func begin(_ work: @escaping Work) {
    let all: Work = {
      var next: Work? = work
      while let work = next {
        work()
        next = self.next()
      }
    }
    // On a thread of its own: those that tasks share are as few as there are cores, and one must
    // be left to see that the run is to stop.
    do throws(PlatformError) { try OwnThread.run(all) } catch { all() }
  }

  /// The work that waits the longest; none gives the lane free.
  private func next() -> Work? {
    queue.withLock { queue in
      if queue.waiting.isEmpty {
        queue.free += 1
        return nil
      }
      return queue.waiting.removeFirst()
    }
  }
}
