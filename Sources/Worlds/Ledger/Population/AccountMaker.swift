internal import RingtrueCore
internal import RingtrueKernels

/// Draws accounts and clients, each from its own entity of a stream.
struct AccountMaker: Sendable {
  private let plan: LedgerPlan
  private let calendar: LedgerCalendar
  private let districts: [District]
  let makesOrders: OrderMaker
  private let personas = AliasLaw(weights: Persona.all.map(\.share))
  private let paydays = AliasLaw(weights: Payday.shares)
  private let homes: AliasLaw
  private let world: (person: RandomStream, money: RandomStream, client: RandomStream)

  init(_ plan: LedgerPlan, calendar: LedgerCalendar, districts: [District], seed: UInt64) {
    self.plan = plan
    self.calendar = calendar
    self.districts = districts
    makesOrders = OrderMaker(seed: seed, months: plan.months)
    homes = AliasLaw(weights: districts.map { Double($0.inhabitants) })
    world = (
      RandomStream(seed: seed, name: "world/accounts"),
      RandomStream(seed: seed, name: "world/money"),
      RandomStream(seed: seed, name: "world/clients")
    )
  }

  /// An account with its standing orders.
  func account(_ number: Int) -> (account: Account, orders: [StandingOrder]) {
    var account = person(number)
    let own = orders(of: number, account)
    settle(&account, number, orders: own)
    return (account, own)
  }

  /// An account as its owner's life makes it.
  private func person(_ number: Int) -> Account {
    var draws = world.person.entity(number)
    var account = Account()
    let persona = personas.outcome(draws.next())
    let life = Persona.all[persona]
    account.persona = UInt8(persona)
    account.district = UInt8(homes.outcome(draws.next()))
    account.type = Self.type(persona, draws.draw().unit)
    let letters = draws.draw().unit
    account.statement = letters < 0.926 ? 0 : letters < 0.979 ? 1 : 2
    let salary = Double(districts[Int(account.district)].salary)
    let luck = draws.next(LogNormal(location: 0, scale: life.income.spread))
    account.income = Int64(salary * life.income.multiple * luck)
    account.payday = UInt8(paydays.outcome(draws.next()))
    account.isPaidByBank = persona == Persona.pensioner || draws.draw().chance(0.25)
    account.hasBonus = draws.draw().chance(0.35) && persona != Persona.pensioner
    account.raise = draws.draw().real(in: 0.02..<0.06)
    account.employerBank = UInt8(draws.draw().integer(in: 1...PartnerBanks.count))
    account.employer = Int64(draws.draw().integer(in: 1_000_000..<9_000_000))
    account.clock = PersonalClock(&draws)
    account.roundness = draws.draw().real(in: 0.7..<0.9)
    live(&account, &draws)
    return account
  }

  private static func type(_ persona: Int, _ chance: Double) -> AccountType {
    if persona == Persona.selfEmployed { return .business }
    return chance < (persona == Persona.inactive ? 0.5 : 0.1) ? .savings : .checking
  }

  /// When it opens and closes, and when it gets a card: more and more accounts have one.
  private func live(_ account: inout Account, _ draws: inout RandomStream) {
    let days = Double(calendar.days)
    let (opens, closes, card) = (draws.draw().unit, draws.draw().unit, draws.draw().unit)
    account.opened = opens < 0.12 ? Int32(opens / 0.12 * (days - 60)) : -1
    if closes < 0.03 {
      let left = days - Double(max(0, account.opened)) - 45
      account.closed = account.opened + 45 + Int32(closes / 0.03 * max(0, left))
    }
    let owners = plan.activity == .classic ? 0.2 : 0.94
    guard card < owners else { return }
    let age = card / owners
    account.card =
      plan.activity == .classic
      ? Int32(days * (1.1 * age.squareRoot() - 0.1)) : Int32(days * (age - 0.85))
  }

  /// Its standing orders.
  private func orders(of number: Int, _ account: Account) -> [StandingOrder] {
    // The mean and the deviation of the logarithm of all incomes.
    let wealth = (Elementary.log(Double(account.income)) - 11.25) / 0.67
    return makesOrders.orders(of: number, wealth: wealth)
  }

  /// What it earns, owes and spends, so that over the months as much comes as goes.
  private func settle(_ account: inout Account, _ number: Int, orders: [StandingOrder]) {
    var draws = world.money.entity(number)
    borrow(&account, &draws)
    let owed = orders.reduce(account.loanPayment) { $0 + $1.amount }
    // Nobody takes on what the income does not bear.
    account.income = max(account.income, owed + owed / 4 + 5000)
    account.fee = [146, 300, 1000][Int(account.statement)]
    if Int(account.persona) == Persona.inactive { account.fee = 0 }
    let mix = plan.activity.mix(takings: Persona.all[Int(account.persona)].takings)
    let visits = Persona.all[Int(account.persona)].visits
    let monthly = plan.activity == .classic ? visits.classic : visits.modern
    // Who takes more at a time comes less often.
    let habit = draws.next(Normal(deviation: 0.5))
    let rate = monthly * Elementary.exp(-habit - 0.125)
    account.rate = rate / 30.4
    let deposit = 0.25 * Double(account.income)
    account.deposits = Elementary.log(deposit) - 0.18
    let income = Double(account.income) * (account.hasBonus ? 13.0 / 12 : 1)
    let left = income + deposit * rate * mix.incoming - Double(owed + account.fee)
    let spent = max(left * 0.98, 0.08 * income) / (rate * mix.outgoing)
    account.spending = Elementary.log(max(spent, 500)) - 0.245
    let multiple = draws.next(LogNormal(location: 1.0, scale: 0.5))
    account.opening = Int64(Double(account.income) * min(max(multiple, 0.8), 8))
    account.usualBalance = max(account.opening, 10_000)
    limit(&account, &draws)
  }

  private func borrow(_ account: inout Account, _ draws: inout RandomStream) {
    let (has, start, years) = (draws.draw(), draws.draw(), draws.draw())
    let size = draws.next(LogNormal(location: 9.36, scale: 0.85))
    guard has.chance(0.15), Int(account.persona) != Persona.inactive else { return }
    let months = 12 * years.integer(in: 1...5)
    account.loanPayment = Int64(min(size, 60_000) * 105 / Double(months)) / 100 * 100
    account.loanStart = Int32(start.integer(in: -36..<plan.months))
    account.loanEnd = account.loanStart + Int32(months)
    account.loanDay = Int32(draws.draw().integer(in: 4..<20))
  }

  private func limit(_ account: inout Account, _ draws: inout RandomStream) {
    let overdraws = draws.draw().chance(0.4)
    account.overdraft =
      account.type == .savings || !overdraws ? 0 : account.income / 2 / 10_000 * 10_000
    let daily = Double(account.income) * draws.draw().real(in: 1.0..<2.0)
    account.dailyLimit = max(50_000, Int64(daily) / 50_000 * 50_000)
    account.monthlyLimit = account.dailyLimit * 3
  }

  /// Whether somebody else acts on an account too.
  func hasSecondUser(_ number: Int) -> Bool { world.client.entity(number)[9].chance(0.19) }

  /// A client with the age of a persona, who mostly lives where the account is kept.
  func client(_ number: Int, persona: Persona, district: UInt8) -> Client {
    var draws = world.client.entity(number)
    var client = Client()
    let age = draws.draw().integer(
      in: 365 * persona.ages.lowerBound..<365 * persona.ages.upperBound)
    client.birth = calendar.first + -age
    client.isMale = draws.draw().chance(0.507)
    let elsewhere = draws.draw().chance(0.091)
    let home = UInt8(homes.outcome(draws.next()))
    client.district = elsewhere ? home : district
    client.nextDistrict = UInt8(homes.outcome(draws.next()))
    let move = draws.draw().unit
    if move < 0.03 { client.moves = Int32(move / 0.03 * Double(calendar.days)) }
    return client
  }
}
