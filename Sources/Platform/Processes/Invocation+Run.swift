extension Invocation {
  /// Runs the program to its end on this thread; raising `stop` ends it before.
  ///
  /// Throws when it could not be started; what it did once started is told in the completion.
  package func run(stop: Flag? = nil) throws(PlatformError) -> Completion {
    var input = try InputLine(self.input, of: program)
    var output = try Pipe("the output of \(program)")
    var errors = try Pipe("the errors of \(program)")
    let process = try Process(
      self, input: input.childEnd, output: output.writing, errors: errors.writing)
    input.childEnd.hangUp()
    output.writing.hangUp()
    errors.writing.hangUp()
    let supervision = Supervision(
      process, limits: limits, feed: input.feed,
      output: Capture(output.reading, keeping: .first, of: limits.output),
      errors: Capture(errors.reading, keeping: .last, of: limits.errors), stop: stop)
    return try supervision.run()
  }

  /// Runs the program to its end on a thread of its own; cancelling the task ends it before.
  package func completion() async throws -> Completion {
    let stop = try Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        do {
          try OwnThread.run { continuation.resume(with: Result { try run(stop: stop) }) }
        } catch {
          continuation.resume(throwing: error)
        }
      }
    } onCancel: {
      stop.raise()
    }
  }
}
