internal import CPlatform

/// A program that stays, and answers as often as it is asked.
///
/// It is ended with everything in its group when it is dropped, when its time is up, and when the
/// process that started it ends.
package struct Child: ~Copyable {
  private var input: Descriptor
  private var hearing: LineBuffer
  private let supervisor: Supervisor
  private let name: String

  /// Starts a program; what it is to be told comes by `send`, whatever `input` says.
  package init(_ invocation: Invocation) throws(PlatformError) {
    let supervisor = try Supervisor(invocation)
    let ends = try supervisor.start()
    try checked(cp_never_block(ends.input.number), invocation.program)
    self.supervisor = supervisor
    name = invocation.program
    input = ends.input
    hearing = LineBuffer(ends.output, limit: invocation.limits.output)
  }

  deinit {
    supervisor.stop.raise()
    supervisor.ended.wait()
  }

  /// Whether it has come to its end.
  package var hasEnded: Bool { supervisor.ended.isRaised }
}

// MARK: - Conversation

extension Child {
  /// Sends a line.
  package mutating func send(_ line: String, within time: Duration? = nil) throws(PlatformError) {
    try send(bytes: [UInt8]((line + "\n").utf8), within: time)
  }

  /// Sends bytes, and hears meanwhile what the child says, so that neither waits for the other.
  package mutating func send(bytes: [UInt8], within time: Duration? = nil) throws(PlatformError) {
    guard input.isOpen else { throw .brokenPipe(name) }
    let deadline = Deadline(after: time)
    var sent = 0
    while sent < bytes.count {
      let ears = hearing.hasRoom ? hearing.interest : cp_interest(reading: -1)
      let ready = try wait(for: [cp_interest(writing: input.number), ears], until: deadline, time)
      if ready[1].isReady { try hearing.take() }
      if ready[0].isReady { sent += try input.writeSome(bytes.span.extracting(sent...)) }
    }
  }

  /// Lets the child see the end of its input.
  package mutating func closeInput() {
    input.hangUp()
  }

  /// The next line without its end; nil when there will be none.
  package mutating func receiveLine(
    within time: Duration? = nil
  ) throws(PlatformError) -> String? {
    let deadline = Deadline(after: time)
    while true {
      if let line = try hearing.nextLine() { return line }
      guard hearing.isOpen else { return nil }
      _ = try wait(for: [hearing.interest], until: deadline, time)
      try hearing.take()
    }
  }

  /// The next bytes, as many as asked for; fewer when the output ends before.
  package mutating func receive(
    _ count: Int, within time: Duration? = nil
  ) throws(PlatformError) -> [UInt8] {
    let deadline = Deadline(after: time)
    while hearing.isOpen, hearing.count < count {
      _ = try wait(for: [hearing.interest], until: deadline, time)
      try hearing.take()
    }
    return hearing.next(count)
  }

  private func wait(
    for interests: [cp_interest], until deadline: Deadline, _ time: Duration?
  ) throws(PlatformError) -> [cp_interest] {
    var interests = interests
    while true {
      try checked(unsafe cp_await(&interests, Int32(interests.count), deadline.remaining), name)
      if interests.contains(where: \.isReady) { return interests }
      if deadline.hasPassed { throw .silent(name, after: time ?? .zero) }
    }
  }
}

// MARK: - End

extension Child {
  /// Closes its input, waits until it has ended, and ends it when that takes too long.
  package mutating func finish(
    within time: Duration = .seconds(5)
  ) throws(PlatformError) -> Completion {
    input.hangUp()
    if !supervisor.ended.wait(atMost: time) { supervisor.stop.raise() }
    return try supervisor.completion()
  }

  /// Ends it at once, and everything in its group.
  package mutating func kill() throws(PlatformError) -> Completion {
    supervisor.stop.raise()
    return try supervisor.completion()
  }
}
