internal import RingtrueCharts

/// Who leads a contest, and how much that is worth, in a few sentences.
struct Lead: Sendable {
  let contest: Contest

  /// What was found, in one sentence.
  var headline: String {
    guard let leader = contest.leader else {
      return sorting ?? "No system was measured on \(contest.name)"
    }
    return contest.finding(leader)
  }

  /// What was found where only categorizers were tried.
  private var sorting: String? {
    guard contest.contenders.isEmpty, let best = contest.bestSorter, let score = best.macroF1 else {
      return nil
    }
    let head = "\(best.name) sorts best, at a macro F1 of \(score.value.share)"
    guard let control = contest.controlSorter, let other = control.macroF1 else { return head }
    return other.value < score.value
      ? head : "\(head), and yet the control \(control.name) has \(other.value.share)"
  }

  /// Those who cannot be told from the leader, and how many were compared at all.
  var inseparable: [Contender] {
    contest.systems.filter { $0.gap.map { !$0.isReal } ?? false }
  }

  /// What it takes to know more, in sentences that follow the headline.
  var remarks: [String] {
    guard let leader = contest.leader else { return [] }
    return [distance(leader), reach, controls(leader)].compactMap { $0 }
  }

  private func distance(_ leader: Contender) -> String? {
    guard let second = contest.systems.dropFirst().first else { return nil }
    guard contest.systems.contains(where: { $0.gap != nil }) else {
      return "The systems were not held against each other."
    }
    let names = inseparable.map(\.name)
    let rest = names.count - 5
    let alike = names.prefix(5).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    let lead = (leader.precision - second.precision).decimals(3)
    return "It is \(lead) ahead of \(second.name). "
      + (names.isEmpty
        ? "It can be told from all others." : "Chance alone could put it before \(alike).")
  }

  /// How large a lead these rows could show over the nearest rival, were there one.
  private var reach: String? {
    guard let rival = inseparable.first, let least = rival.gap?.detectable, least > 0 else {
      return nil
    }
    return "Four of five tests on so many rows would find a lead of \(least.decimals(3)) over "
      + "\(rival.name)."
  }

  private func controls(_ leader: Contender) -> String? {
    guard let control = contest.control else { return nil }
    let gap = leader.precision - control.precision
    return gap > 0
      ? "The best trivial baseline, \(control.name), is \(gap.decimals(3)) behind."
      : "The trivial baseline \(control.name) does as well, so nothing was gained by a model."
  }
}
