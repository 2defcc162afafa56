internal import RingtrueKernels

extension BalanceBook {
  /// Makes the book of a plan and a seed.
  ///
  /// The accounts have streams of their own, and so have departures: planning others changes no
  /// byte of the rows that they leave alone. Cost: linear in the rows.
  public init(_ plan: BalancePlan, seed: UInt64) {
    let regimes = Self.regimes(of: plan, seed: seed)
    let habits = RandomStream(seed: seed, name: "recon/balances/habits")
    let kept = (0..<plan.keys).map { Habit(habits.entity($0)) }
    var differences: [Int64] = []
    differences.reserveCapacity(plan.rowCount)
    for month in 0..<plan.months {
      for key in 0..<plan.keys {
        let regime = DifferenceRegimes.all[Int(regimes[key])]
        differences.append(regime.difference(kept[key], month))
      }
    }
    self.init(
      plan: plan, ledger: Self.ledger(of: plan, seed: seed), differences: differences,
      regimes: regimes, events: [])
    depart(seed: seed)
  }

  private static func regimes(of plan: BalancePlan, seed: UInt64) -> [UInt8] {
    let stream = RandomStream(seed: seed, name: "recon/balances/regime")
    let law = Categorical(weights: DifferenceRegimes.all.map(\.share))
    return (0..<plan.keys).map { UInt8(law.value(of: stream[UInt64($0)])) }
  }

  /// Log-normal balances that wander by three per cent a month.
  private static func ledger(of plan: BalancePlan, seed: UInt64) -> [Int64] {
    let stream = RandomStream(seed: seed, name: "recon/balances/ledger")
    let (opening, change) = (LogNormal(location: 18, scale: 1.4), Normal(deviation: 0.03))
    var levels = (0..<plan.keys).map { key in opening.value(of: stream.entity(key)[0]) }
    var ledger: [Int64] = []
    ledger.reserveCapacity(plan.rowCount)
    for month in 0..<plan.months {
      for key in 0..<plan.keys {
        levels[key] *= 1 + change.value(of: stream.entity(key)[UInt64(month + 1)])
        ledger.append(Int64(levels[key]))
      }
    }
    return ledger
  }
}

// MARK: - Departing

extension BalanceBook {
  /// Has as many accounts depart as were asked for, each once, in a month drawn evenly from those
  /// that have a history.
  private mutating func depart(seed: UInt64) {
    var draws = RandomStream(seed: seed, name: "inject/history_departure")
    let keys = draws.shuffled(Array(0..<plan.keys)).prefix(plan.departures)
    let factor = Departure.dial.value(at: plan.severity)
    events = keys.map { key in
      event(of: key, factor: factor, draws.entity(key + 1))
    }.sorted { $0.row < $1.row }
    for event in events { differences[event.row] = event.injected }
  }

  private func event(of key: Int, factor: Double, _ stream: RandomStream) -> BalanceEvent {
    var draws = stream
    let month = draws.draw().integer(in: BalancePlan.memory..<plan.months)
    let row = month * plan.keys + key
    let fitting = Departures.all.filter { $0.regimes.contains(regime(row).id) }
    let departure = draws.choose(fitting)
    let history = Departure.History(
      clean: differences[row], previous: differences[row - plan.keys],
      size: Int64(factor * Double(usualChange(of: key))), coin: draws.draw().chance(0.5))
    return BalanceEvent(
      row: row, departure: departure.id, clean: history.clean,
      injected: departure.difference(history))
  }

  /// The median change in size from one month to the next, and three units at least, so that a
  /// constant difference departs by something.
  private func usualChange(of key: Int) -> Int64 {
    let sizes = (0..<plan.months).map { differences[$0 * plan.keys + key].magnitude }
    let changes = zip(sizes.dropFirst(), sizes).map { $0 > $1 ? $0 - $1 : $1 - $0 }.sorted()
    return max(Int64(changes[changes.count / 2]), 3 * BalancePlan.tolerance)
  }
}
