internal import RingtruePlatform

/// Tells on stderr how far a long piece of work has come, without getting in its way.
///
/// A terminal gets one line, drawn anew ten times a second at most; anything else gets a plain line
/// every five seconds. Safe to call from many threads.
final class Progress: Sendable {
  private struct State: Sendable {
    var meter: ProgressMeter
    var lastShown: Duration?
  }

  private let state: Guarded<State>
  private let side: Console.Side?
  private let clock: any TimeSource
  private let start: UInt64

  /// Progress towards a total, when it is known; without a side it stays silent.
  init(
    _ label: String, total: Int?, unit: String, on side: Console.Side?,
    clock: any TimeSource
  ) {
    let meter = ProgressMeter(label: label, unit: unit, total: total)
    self.state = Guarded(State(meter: meter))
    self.side = side
    self.clock = clock
    self.start = clock.nanoseconds
  }

  /// Counts work done, and may say something of it, such as how many retries there were.
  func advance(by count: Int = 1, note: String? = nil) {
    let elapsed = clock.elapsed(since: start)
    state.withLock { state in
      state.meter.done += count
      if let note { state.meter.note = note }
      show(&state, at: elapsed)
    }
  }

  /// Ends the report with a last line.
  func finish() {
    let elapsed = clock.elapsed(since: start)
    state.withLock { state in
      guard let side, state.lastShown != nil else { return }
      let line = state.meter.summary(after: elapsed).visible
      try? side.write(side.isTerminal ? Self.redraw(line, on: side) + "\n" : line + "\n")
      state.lastShown = nil
    }
  }

  private func show(_ state: inout State, at elapsed: Duration) {
    guard let side else { return }
    let pause: Duration = side.isTerminal ? .milliseconds(100) : .seconds(5)
    guard elapsed - (state.lastShown ?? .zero) >= pause else { return }
    state.lastShown = elapsed
    if side.isTerminal {
      try? side.write(Self.redraw(state.meter.bar(after: elapsed).visible, on: side))
    } else {
      try? side.write(state.meter.line(after: elapsed).visible + "\n")
    }
  }

  /// Back to the first column, erase the line, write it.
  private static func redraw(_ line: String, on side: Console.Side) -> String {
    "\r\u{1B}[2K" + line.cut(to: (side.columns ?? 80) - 1)
  }
}

extension Call {
  /// Progress on stderr, unless the user wants none.
  func progress(_ label: String, total: Int?, unit: String) -> Progress {
    let isWanted = values[CommonFlags.progress] && !values[CommonFlags.quiet]
    return Progress(
      label, total: total, unit: unit, on: isWanted ? console.errors : nil,
      clock: surroundings.clock)
  }
}
