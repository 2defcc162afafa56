extension Completion.Ending: CustomStringConvertible {
  /// How it ended, in a few words that are the same on all systems.
  package var description: String {
    switch self {
    case .exited(let code): "it ended with code \(code)"
    case .killed(let signal):
      "it crashed: signal \(signal)" + (Self.signals[signal].map { " (\($0))" } ?? "")
    case .outOfTime: "its time was up"
    case .tooMuchOutput: "it said too much"
    case .cancelled: "it was stopped"
    }
  }

  /// The signals that end a program by what it did, or by what became of it.
  private static let signals = [
    4: "illegal instruction, as when a check fails", 5: "trap, as when a check fails",
    6: "abort", 7: "bus error", 8: "arithmetic", 9: "killed, as when memory runs out",
    11: "memory that is not its own", 15: "asked to end", 24: "processor time",
    25: "file too large",
  ]
}
