internal import CPlatform

/// The connections of a server, moved on together by its thread.
struct Hall<Guest: Conversation> {
  private let listener: Int32
  private let most: Int
  private let clock: any TimeSource
  private let greet: @Sendable () -> Guest
  private var connections: [Connection<Guest>] = []
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(
    listener: Int32, most: Int, clock: any TimeSource, greet: @escaping @Sendable () -> Guest
  ) {
    self.listener = listener
    self.most = most
    self.clock = clock
    self.greet = greet
  }

  /// Waits until something happens, and moves everything on; false when the system gives up.
  mutating func turn(besides stop: cp_interest) -> Bool {
    let hasRoom = connections.count < most
    var interests = [stop, cp_interest(reading: hasRoom ? listener : -1)]
    interests += connections.map(\.interest)
    guard unsafe cp_await(&interests, Int32(interests.count), patience) >= 0 else { return false }
    let now = clock.nanoseconds
    for (connection, interest) in zip(connections, interests.dropFirst(2)) {
      connection.proceed(isReady: interest.isReady, at: now, through: &buffer)
    }
    connections.removeAll { !$0.isOpen }
    if interests[1].isReady { welcome() }
    return true
  }

  /// Nanoseconds until the first connection wants to be asked again; −1 when none does.
  private var patience: Int64 {
    guard let first = connections.compactMap(\.moment).min() else { return -1 }
    let now = clock.nanoseconds
    return first > now ? Int64(clamping: first - now) : 0
  }

  /// Takes those who wait at the door. Where the system has no descriptor left they wait on.
  private mutating func welcome() {
    while connections.count < most {
      let number = cp_accept(listener)
      guard number >= 0 else { return }
      let connection = Connection(Descriptor(owning: number, called: "a connection"), greet())
      connection.begin(at: clock.nanoseconds)
      connections.append(connection)
    }
  }
}
