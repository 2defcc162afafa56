internal import RingtrueKernels

extension Bookkeeper {
  /// Posts what is due, if the account bears it.
  mutating func post(_ due: Due, month: Int, _ days: Range<Int>) {
    let time = max(due.time, run.last + 1)
    let monthStart = frame.calendar.second(ofDay: days.lowerBound)
    run.weighted += run.balance * (time - max(run.last, monthStart))
    run.last = time
    let amount = amount(due, month: month, days)
    guard amount > 0 else { return }
    if due.flow.type != .credit {
      guard run.balance + run.account.overdraft >= amount || due.flow == .sanction else { return }
    }
    var posting = Posting(
      account: Int32(run.place), time: time, date: Int32(time / 86_400), amount: amount,
      before: run.balance, after: 0, type: due.flow.type, operation: due.flow.operation,
      category: due.flow.category, channel: due.channel, actor: 0, place: run.account.district,
      bank: 0, counterparty: 0, blanks: 0, imperfection: .none)
    describe(&posting, due)
    run.balance += posting.signed
    posting.after = run.balance
    run.lowest = min(run.lowest, run.balance)
    emit(posting)
  }

  /// The amount of what is due, now that the balance is known; 0 for what does not happen.
  @inline(__always)
  private func amount(_ due: Due, month: Int, _ days: Range<Int>) -> Int64 {
    switch due.flow {
    case .interest:
      let yearly: Int64 =
        run.account.type == .savings ? 45 : run.account.type == .checking ? 30 : 10
      return run.weighted / Int64(days.count * 86_400) * yearly / 12_000
    case .sanction: return run.lowest < 0 ? -run.lowest / 100 / 10 * 10 : 0
    case .withdrawal, .card, .transfer: return spending(due, month: month)
    case .deposit: return max(1000, priced(due.amount, month) / 1000 * 1000)
    case .collection: return max(500, priced(due.amount, month) / 10 * 10)
    default: return due.amount
    }
  }

  @inline(__always)
  private func priced(_ amount: Int64, _ month: Int) -> Int64 {
    Int64(Double(amount) * frame.calendar.inflation[month])
  }

  /// People spend more when there is more, put off some of it when there is little, and round as
  /// is their habit.
  @inline(__always)
  private func spending(_ due: Due, month: Int) -> Int64 {
    let available = Double(run.balance + run.account.overdraft)
    let lot = unit(due.word << 24)
    guard available > 0, lot * 2 * run.typical < available else { return 0 }
    let wealth = Double(run.balance) / Double(run.account.usualBalance)
    let mood = min(max(0.4 + 0.6 * wealth, 0.5), 2)
    let wish = Double(due.amount) * frame.calendar.inflation[month] * mood
    let amount = Int64(min(wish, available))
    let habit = unit(due.word << 40)
    switch due.flow {
    case .withdrawal:
      let step: Int64 = habit < run.account.roundness || amount > 60_000 ? 1000 : 100
      return min(max(amount, step), Int64(available)) / step * step
    case .card where due.channel == .atm:
      return amount / 1000 * 1000
    case .card:
      let ending: Int64 = habit < 0.3 ? 0 : habit < 0.55 ? 90 : habit < 0.8 ? 99 : amount % 100
      return min(amount / 100 * 100 + ending, Int64(available))
    default:
      return habit < 0.5 ? amount / 100 * 100 : amount / 10 * 10
    }
  }

  /// Fills in who, where, and from or to whom.
  @inline(__always)
  private func describe(_ posting: inout Posting, _ due: Due) {
    switch due.flow {
    case .order:
      let order = frame.population.orders[Int(due.item)]
      posting.category = order.category
      posting.bank = order.bank
      posting.counterparty = order.counterparty
    case .salary, .pension:
      posting.bank = run.account.employerBank
      posting.counterparty = run.account.employer
    case .withdrawal, .deposit, .card, .transfer, .collection: describeVisit(&posting, due)
    default: break
    }
  }

  @inline(__always)
  private func describeVisit(_ posting: inout Posting, _ due: Due) {
    if run.account.second >= 0, due.word >> 24 & 0xFF < 70 { posting.actor = 1 }
    // About one withdrawal in twenty-six was paid out over the counter by cheque.
    if due.flow == .withdrawal, due.channel == .branch, due.word >> 48 & 0xFF < 13 {
      posting.type = .cash
    }
    let words = frame.streams.places.entity(run.number)[UInt64(due.item)].words()
    if due.channel != .system, due.channel != .online { posting.place = place(posting, words) }
    if due.channel == .pos {
      let shop = Int64(40 * unit(words.2) * unit(words.2))
      posting.counterparty = 5_000_000 + 100 * Int64(posting.place) + shop
      posting.bank = UInt8(1 + (3 * Int64(posting.place) + shop) % Int64(PartnerBanks.count))
    } else if due.flow == .transfer || due.flow == .collection {
      let payee = payee(words.2)
      posting.counterparty = 20_000_000 + 7919 * payee
      posting.bank = UInt8(1 + payee % Int64(PartnerBanks.count))
    }
  }

  /// Mostly at home, at times in the surroundings, and rarely anywhere; on a trip, where it leads.
  @inline(__always)
  private func place(_ posting: Posting, _ words: Philox.Block) -> UInt8 {
    let day = frame.calendar.day(ofSecond: posting.time)
    for trip in trips where trip.contains(day) { return trip.place }
    let client = posting.actor == 0 ? run.account.owner : run.account.second
    let home = frame.population.clients[Int(client)].district(on: day)
    let lot = UInt16(truncatingIfNeeded: words.0)
    if lot < 53_740 { return home }  // 0.82
    if lot < 62_259 { return UInt8(frame.travel.nearby[Int(home)].outcome(words.1)) }  // 0.95
    return UInt8(frame.travel.anywhere.outcome(words.1))
  }

  /// One of four that the client always deals with, or anybody else.
  @inline(__always)
  private func payee(_ word: UInt64) -> Int64 {
    let known = UInt8(truncatingIfNeeded: word) < 205
    let choice = Int64(word >> 8 & 3)
    return known
      ? (Int64(run.number) * 2654 + choice * 997) % 4000
      : Int64(4000 * unit(word) * unit(word))
  }
}
