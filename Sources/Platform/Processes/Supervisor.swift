/// The thread that stays with a child from its start to its end, so that the kernel ends the child
/// when we end, and not when some thread of a pool goes.
final class Supervisor: Sendable {
  /// Raised to end the child, and by the supervisor when it has ended.
  let stop, ended: Flag

  private let started: Flag
  private let invocation: Invocation
  private let ends = Guarded<Ends?>(nil)
  private let result = Guarded<Result<Completion, PlatformError>?>(nil)

  /// The parent's ends of a child's input and output.
  struct Ends: ~Copyable {
    let input: Descriptor
    let output: Descriptor
  }

  init(_ invocation: Invocation) throws(PlatformError) {
    (stop, started, ended) = (try Flag(), try Flag(), try Flag())
    self.invocation = invocation
  }

  /// Starts the child; throws why it could not be started.
  func start() throws(PlatformError) -> Ends {
    try OwnThread.run { self.supervise() }
    started.wait()
    if let ends = ends.withLock({ $0.take() }) { return ends }
    _ = try completion()
    throw .brokenPipe(invocation.program)
  }

  /// Waits for the end.
  func completion() throws(PlatformError) -> Completion {
    ended.wait()
    guard let result = result.withLock({ $0 }) else { throw .brokenPipe(invocation.program) }
    return try result.get()
  }

  private func supervise() {
    let outcome = Result { () throws(PlatformError) in try accompany() }
    result.withLock { $0 = outcome }
    started.raise()
    ended.raise()
  }

  private func accompany() throws(PlatformError) -> Completion {
    var input = try Pipe("the input of \(invocation.program)")
    var output = try Pipe("the output of \(invocation.program)")
    var errors = try Pipe("the errors of \(invocation.program)")
    let process = try Process(
      invocation, input: input.reading, output: output.writing, errors: errors.writing)
    input.reading.hangUp()
    output.writing.hangUp()
    errors.writing.hangUp()
    var parentEnds: Ends? = Ends(input: input.writing, output: output.reading)
    ends.withLock { $0 = parentEnds.take() }
    started.raise()
    let supervision = Supervision(
      process, limits: invocation.limits, feed: try Feed([], to: .closed("")),
      output: Capture(.closed(""), keeping: .first, of: 0),
      errors: Capture(errors.reading, keeping: .last, of: invocation.limits.errors), stop: stop)
    return try supervision.run()
  }
}
