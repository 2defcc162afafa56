/// One thing that happens in the course of a run; everything that is shown or kept comes from these.
public enum Event: Sendable {
  /// The run begins, with these trials to try.
  case runStarted(RunNote, [Trial])
  /// A dataset is there, and trials of it may follow.
  case dataReady(DatasetNote)
  /// A trial begins.
  case trialStarted(Trial)
  /// A trial goes on: the share that is done, 0…1, where it can be known.
  case trialProgressed(Trial, share: Double?)
  /// Something was found that a reader should know.
  case found(Finding, in: Trial?)
  /// A trial was measured; its times are still to be taken, and it ends when they are.
  case trialMeasured(TrialReport)
  /// A trial ended.
  case trialEnded(TrialReport)
  /// The run ended, complete or interrupted.
  case runEnded(id: String, complete: Bool)
}

/// Takes the events of a run in their order: a terminal, a history, a file.
public protocol Sink: Sendable {
  /// Takes one event; the next comes only when this one is done.
  func receive(_ event: Event) async throws
}
