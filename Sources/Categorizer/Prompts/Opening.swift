/// Lets one go ahead, and the others when it is back: what the first finds out, all know.
actor Opening {
  private enum State {
    case closed, taken, open
  }

  private var state = State.closed
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Does some work: alone, if nobody has done any yet.
  nonisolated func pass<Result: Sendable>(
    _ work: @Sendable () async -> Result
  ) async -> Result {
    let isFirst = await enter()
    let result = await work()
    if isFirst { await open() }
    return result
  }

  /// Whether it goes first; others come back when the way is open.
  private func enter() async -> Bool {
    switch state {
    case .open: return false
    case .closed:
      state = .taken
      return true
    case .taken:
      await withCheckedContinuation { waiting.append($0) }
      return false
    }
  }

  private func open() {
    state = .open
    for one in waiting { one.resume() }
    waiting = []
  }
}
