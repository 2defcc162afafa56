internal import RingtrueCore

/// Trials of a dataset that run beside each other; what is timed of them has its turn when all have
/// been measured.
struct Wave: Sendable {
  let trials: [PlannedTrial]
  /// Whether two systems and no more are compared, so that they are timed in turns.
  let isDuel: Bool

  /// The waves of some trials, in their order.
  ///
  /// Timed work waits for the trials in hand, so these are few before each time it has its turn. An
  /// oracle works on all threads at once, and so by itself.
  static func all(of trials: [PlannedTrial], width: Int, isTimed: Bool) -> [Wave] {
    let oracles = trials.filter(\.isOracle)
    let systems = trials.filter { !$0.isOracle }
    let own = systems.filter { !$0.isReference }
    let isDuel = Set(own.map(\.trial.system)).count == 2
    let few = max(width == 1 ? 1 : 4 * width, isDuel ? own.count : 1)
    let size = isTimed ? few : max(1, systems.count)
    let waves = stride(from: 0, to: systems.count, by: size).map { start in
      Wave(trials: Array(systems[start...].prefix(size)), isDuel: isDuel)
    }
    return waves + oracles.map { Wave(trials: [$0], isDuel: false) }
  }

  /// Attempts that are timed together: those of a duel by repetition, all others by themselves.
  func groups(of attempts: [Attempt]) -> [[Attempt]] {
    let own = Set(trials.filter { isDuel && !$0.isReference }.map(\.trial))
    var groups: [[Attempt]] = []
    for attempt in attempts {
      let isOwn = attempt.report.map { own.contains($0.trial) } ?? false
      let other = groups.firstIndex { group in
        guard isOwn, let trial = group[0].report?.trial else { return false }
        return own.contains(trial) && trial.replicate == attempt.report?.trial.replicate
      }
      if let other { groups[other].append(attempt) } else { groups.append([attempt]) }
    }
    return groups
  }
}

extension PlannedTrial {
  fileprivate var isOracle: Bool { if case .oracle = subject { true } else { false } }
}
