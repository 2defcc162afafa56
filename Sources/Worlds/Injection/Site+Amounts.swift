internal import RingtrueKernels

extension Site {
  /// To which step a row is rounded: a whole ten, a whole one, a tenth or a cent, and never finer
  /// than all amounts of its operation and channel.
  func step(of row: Int) -> Int64 { step(of: postings[row]) }

  private func step(of posting: Posting) -> Int64 {
    let own: Int64 = [1000, 100, 10].first { posting.amount % $0 == 0 } ?? 1
    let common = steps[posting.operation, posting.channel]
    return own / AmountSteps.divisor(own, common) * common
  }

  /// The amount next to one that is wanted, rounded as a row's own is; a price keeps its ending.
  func rounded(_ wanted: Double, like row: Int) -> Int64? { rounded(wanted, like: postings[row]) }

  /// The amount next to one that is wanted, rounded as a posting is.
  func rounded(_ wanted: Double, like posting: Posting) -> Int64? {
    guard wanted < 1e15 else { return nil }
    let isPrice = posting.channel == .pos
    let step = isPrice ? 100 : step(of: posting)
    let ending = isPrice ? posting.amount % 100 : 0
    let amount = Int64((wanted - Double(ending)) / Double(step) + 0.5) * step + ending
    let common = steps[posting.operation, posting.channel]
    return amount > 0 && amount % common == 0 ? amount : nil
  }

  /// A row with another amount, if it is another one and the account bears it.
  func posting(_ row: Int, amount: Int64) -> Posting? {
    var posting = postings[row]
    let extra = posting.type.sign * (amount - posting.amount)
    guard amount != posting.amount, extra >= 0 || headroom(from: row) + extra >= 0
    else { return nil }
    posting.amount = amount
    return posting
  }

  /// How far an amount lies off what a row's client pays for its operation, in robust deviations
  /// of the logarithm, with its sign.
  func deviation(of amount: Int64, at row: Int) -> Double {
    let habit = habit(of: row)
    return (Elementary.log(Double(amount)) - habit.median) / habit.deviation
  }

  /// A row with an amount so many deviations off its client's habit, rounded as it was; nil if no
  /// such amount is near, or the account does not bear it.
  func posting(_ row: Int, deviation: Double) -> Posting? {
    let habit = habit(of: row)
    let wanted = Elementary.exp(habit.median + deviation * habit.deviation)
    guard let amount = rounded(wanted, like: row),
      abs(self.deviation(of: amount, at: row) - deviation) < 0.1 * abs(deviation)
    else { return nil }
    return posting(row, amount: amount)
  }

  /// Whether what a row's client does of their own accord is known well enough to say what is
  /// unusual.
  func isHabitual(_ row: Int) -> Bool {
    postings.channel[row] != .system && habit(of: row).count >= 8
  }

  /// Money from the client's own savings, in whole tens, that comes some time before a row.
  func savings(_ need: Int64, before row: Int, _ draws: inout RandomStream) -> Posting? {
    freeTime(before: row, within: 36 * 3600, &draws).map { time in
      let account = postings.account[row]
      let number = ledger.population.number(ofAccount: Int(account))
      return Posting(
        account: account, time: time, amount: (max(1000, need) + 999) / 1000 * 1000,
        type: .credit, operation: .collection, channel: .online, place: postings.place[row],
        bank: PartnerBanks.own, counterparty: 1000 + Int64(number) * 3)
    }
  }
}
