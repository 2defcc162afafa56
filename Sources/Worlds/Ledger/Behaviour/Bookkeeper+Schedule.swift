internal import RingtrueCore
internal import RingtrueKernels

extension Bookkeeper {
  /// Puts on the list what comes every month.
  mutating func schedule(_ month: Int, _ days: Range<Int>) {
    let account = run.account
    let words = frame.streams.system.entity(run.number)[UInt64(month)].words()
    if days.contains(Int(account.opened)) {
      plan(.opening, day: Int(account.opened), second: 30_000, amount: account.opening)
    }
    pay(month)
    payOrders(month, days, words.0)
    if month >= account.loanStart, month < account.loanEnd {
      let second = 1800 + Int(words.1 % 14_000)
      plan(
        .loan, day: days.lowerBound + Int(account.loanDay), second: second,
        amount: account.loanPayment)
    }
    // The bank closes the month in the last hours of its last day.
    let end = days.upperBound - 1
    if account.fee > 0 {
      plan(.fee, day: end, second: 79_200 + Int(words.2 % 1800), amount: account.fee)
    }
    plan(.interest, day: end, second: 82_800 + Int(words.3 % 1800))
    plan(.sanction, day: end, second: 84_700 + Int(words.3 >> 32 % 1500))
  }

  @inline(__always)
  private mutating func plan(
    _ flow: Flow, day: Int, second: Int, amount: Int64 = 0, item: Int = 0,
    channel: LedgerChannel = .system
  ) {
    guard day >= run.account.opened, day < run.account.closed else { return }
    let time = frame.calendar.second(ofDay: day) + Int64(second)
    due.place(Due(time: time, flow: flow, channel: channel, amount: amount, item: Int32(item)))
  }

  /// The income, a few per cent more or less than usual, and thirteen of them a year for some.
  private mutating func pay(_ month: Int) {
    let account = run.account
    let words = frame.streams.income.entity(run.number)[UInt64(month)].words()
    let isPension = Int(account.persona) == Persona.pensioner
    let flow: Flow = isPension ? .pension : account.isPaidByBank ? .salary : .cashSalary
    let isCash = flow == .cashSalary
    let day = frame.calendar.paydays[Int(account.payday)][month]
    let years = Int(frame.calendar.years[day] - frame.calendar.years[0])
    let raised = (0..<years).reduce(Double(account.income)) { pay, _ in pay * (1 + account.raise) }
    let noise = isPension ? 0.002 : 0.02
    let step: Int64 = isCash ? 1000 : 10
    let amount = Int64(raised * (1 + noise * normal(words.0))) / step * step
    let second = isCash ? 30_000 + Int(words.1 % 28_000) : 9000 + Int(words.1 % 16_000)
    let channel: LedgerChannel = isCash ? .branch : .system
    plan(flow, day: day, second: second, amount: amount, channel: channel)
    if account.hasBonus, frame.calendar.monthDays[day] / 32 == 12 {
      plan(flow, day: day, second: second + 60, amount: amount, channel: channel)
    }
  }

  /// Standing orders, on their own day or the business day behind it.
  private mutating func payOrders(_ month: Int, _ days: Range<Int>, _ word: UInt64) {
    let weekday = frame.calendar.first.weekday
    for item in run.account.orders {
      let order = frame.population.orders[item]
      guard month >= order.firstMonth, month < order.endMonth else { continue }
      var day = days.lowerBound + Int(order.day)
      while (weekday + day) % 7 > 4 { day += 1 }
      let number = frame.population.firstOrder + item
      let second = 1800 + Int(((word &* UInt64(2 * number + 1)) >> 8) % 18_000)
      plan(.order, day: day, second: second, amount: order.amount, item: item)
    }
  }
}
