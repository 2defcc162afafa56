internal import CPlatform

/// Talks with programs on this machine, and with nobody else, on one thread whatever their number.
///
/// It takes no more connections than it is told to; others wait in the system's queue. A turn costs
/// O(connections), which `poll` asks for anyway.
package final class LoopbackServer: Sendable {
  /// The port that it listens on.
  package let port: Int

  private let listener: Guarded<Descriptor>
  private let stopping: Flag
  private let stopped: Flag

  /// Listens on a port, or on any for 0, and begins a conversation with whoever connects.
  package init<Guest: Conversation>(
    port: UInt16, most: Int = 1024, clock: any TimeSource,
    greet: @escaping @Sendable () -> Guest
  ) throws(PlatformError) {
    var found = port
    let number = try checked(unsafe cp_listen_on_loopback(&found), "127.0.0.1:\(port)")
    listener = Guarded(Descriptor(owning: number, called: "127.0.0.1:\(found)"))
    (stopping, stopped) = (try Flag(), try Flag())
    self.port = Int(found)
    try OwnThread.run {
      var hall = Hall(listener: number, most: most, clock: clock, greet: greet)
      while !self.stopping.isRaised, hall.turn(besides: self.stopping.interest) {}
      self.stopped.raise()
    }
  }

  /// Closes every connection, and waits until that is done.
  package func stop() {
    stopping.raise()
    stopped.wait()
    listener.withLock { $0.hangUp() }
  }
}
