internal import RingtrueCore

extension TimedLane {
  /// The same attempts with their times; those that learned here take turns, those that learned in
  /// processes of their own are timed there, one after the other. A run that is to stop takes none.
  func timed(_ attempts: [Attempt]) -> [Attempt] {
    guard timing != .off, !isStopped() else { return attempts }
    let subjects = attempts.compactMap { attempt in
      if case .here(let subject)? = attempt.timeable { subject } else { nil }
    }
    if subjects.count == attempts.count {
      return zip(attempts, times(of: subjects)).map { $0.timed($1) }
    }
    return attempts.map { attempt in
      guard case .apart(let process)? = attempt.timeable, let taken = process.times() else {
        return attempt
      }
      return attempt.timed(taken)
    }
  }
}

extension Attempt {
  /// The attempt with its times, which lets go what learned.
  fileprivate func timed(_ taken: TimedLane.Taken) -> Attempt {
    var attempt = self
    attempt.timeable = nil
    attempt.report?.times = taken.times
    taken.pace.map { attempt.report?.sketches.append($0) }
    attempt.report?.usage?.peakBytes = taken.peakBytes
    return attempt
  }
}
