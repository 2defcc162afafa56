internal import RingtrueKernels

/// A modifier that also works on what goes wrong with trades.
protocol TradeModifier: Modifier {
  /// The errors that it adds to those of a plan.
  func added(to plan: ErrorPlan, learnedFrom isLearned: (Int) -> Bool) -> [ErrorCall]

  /// Has a second error befall a trade that one has befallen already, if one fits and is not turned
  /// off.
  func second(
    without off: Set<String>, after first: Mishap, _ trade: inout TradeCase, severity: Double,
    seed: UInt64
  ) -> Mishap?
}

extension TradeModifier {
  func added(to plan: ErrorPlan, learnedFrom isLearned: (Int) -> Bool) -> [ErrorCall] { [] }

  func second(
    without off: Set<String>, after first: Mishap, _ trade: inout TradeCase, severity: Double,
    seed: UInt64
  ) -> Mishap? { nil }
}

extension Poison: TradeModifier {
  /// Its errors, all among trades whose breaks are learned from, grosser from step to step.
  func added(to plan: ErrorPlan, learnedFrom isLearned: (Int) -> Bool) -> [ErrorCall] {
    guard let place = Mishaps.errors.firstIndex(where: { $0.id == kind }) else { return [] }
    let taken = Set(plan.kept(place))
    let free = plan.lanes[place].map { Int($0) }.filter { !taken.contains($0) && isLearned($0) }
    let breaks = plan.broken.count(where: isLearned)
    let count = min(Int(share * Double(breaks) + 0.5), free.count)
    var draws = RandomStream(seed: plan.seed, name: "poison/" + kind)
    let chosen = draws.sample(count, of: free.count).map { free[$0] }.sorted()
    return chosen.enumerated().map { number, group in
      let step = Double(number * steps / count)
      let (low, high) = (severity.lowerBound, severity.upperBound)
      let width = (high - low) / Double(steps)
      return ErrorCall(
        place: place, group: group, severity: low + step * width...low + (step + 1) * width,
        modifier: Self.id)
    }
  }
}

extension Compound: TradeModifier {
  /// A second error in other cells of lines that stay as many as they are.
  ///
  /// It is chosen among all errors: turning one off takes it away where it is the second, and moves
  /// no other.
  func second(
    without off: Set<String>, after first: Mishap, _ trade: inout TradeCase, severity: Double,
    seed: UInt64
  ) -> Mishap? {
    var draws = RandomStream(seed: seed, name: Self.id).entity(trade.trade.key)
    guard draws.draw().chance(chance), !first.roots.isEmpty else { return nil }
    let fitting = Mishaps.errors.filter { other in
      !other.roots.isEmpty && other.kind != first.kind
        && other.roots.isDisjoint(with: first.roots) && other.fits(trade)
    }
    for other in draws.shuffled(fitting) {
      var both = trade
      other.befall(&both, Dials(other.dials, severity: severity), &draws)
      guard both.hasLines(like: trade), !both.hasLines(of: trade) else { continue }
      guard !off.contains(other.id) else { return nil }
      trade = both
      return other
    }
    return nil
  }
}
