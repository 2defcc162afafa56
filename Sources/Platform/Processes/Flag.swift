internal import CPlatform

/// A flag that is raised once, from any thread, and can be waited for beside files and children.
package final class Flag: Sendable {
  private let reading: Descriptor
  private let writing: Guarded<Descriptor>

  /// A flag that is down.
  package init() throws(PlatformError) {
    let pipe = try Pipe("a flag")
    reading = pipe.reading
    writing = Guarded(pipe.writing)
  }

  /// Raises the flag; once it is up it stays up.
  package func raise() {
    // The end of a pipe is news that no reader can use up.
    writing.withLock { $0.hangUp() }
  }

  /// Whether it has been raised.
  package var isRaised: Bool {
    writing.withLock { !$0.isOpen }
  }

  /// Waits on this thread; false when the time ran out first.
  @discardableResult
  package func wait(atMost duration: Duration? = nil) -> Bool {
    let deadline = Deadline(after: duration)
    while !isRaised {
      if deadline.hasPassed { return false }
      var interests = [interest]
      _ = unsafe cp_await(&interests, 1, deadline.remaining)
    }
    return true
  }

  var interest: cp_interest { cp_interest(reading: reading.number) }
}

extension cp_interest {
  init(reading number: Int32) { self.init(fd: number, wants_write: 0, ready: 0) }
  init(writing number: Int32) { self.init(fd: number, wants_write: 1, ready: 0) }

  var isReady: Bool { ready != 0 }
}

/// The two ends of a new pipe.
struct Pipe: ~Copyable {
  var reading: Descriptor
  var writing: Descriptor

  init(_ name: String) throws(PlatformError) {
    var (reading, writing): (Int32, Int32) = (-1, -1)
    try checked(unsafe cp_pipe(&reading, &writing), name)
    self.reading = Descriptor(owning: reading, called: name)
    self.writing = Descriptor(owning: writing, called: name)
  }
}
