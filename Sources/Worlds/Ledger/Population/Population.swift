internal import RingtrueKernels

/// Who banks here: districts, clients, accounts and their standing orders.
struct Population: Sendable {
  var districts: [District]
  var clients: [Client] = []
  var accounts: [Account] = []
  var orders: [StandingOrder] = []

  /// The population of a plan and a seed. Cost: linear in the accounts, about 2 µs each.
  init(_ plan: LedgerPlan, calendar: LedgerCalendar, seed: UInt64, threads: Int) {
    districts = District.all(seed: seed)
    let maker = AccountMaker(plan, calendar: calendar, districts: districts, seed: seed)
    let parts = parallelMap(Chunks(plan.accountCount, of: 128), width: threads) { numbers in
      numbers.map(maker.account)
    }
    for (person, own) in parts.joined() {
      var account = person
      account.firstOrder = Int32(orders.count)
      orders += own
      account.endOrder = Int32(orders.count)
      accounts.append(account)
    }
    addClients(maker)
  }

  /// Owners have the numbers of their accounts; second users come behind them.
  private mutating func addClients(_ maker: AccountMaker) {
    clients = accounts.indices.map { number in
      maker.client(
        number, persona: Persona.all[Int(accounts[number].persona)],
        district: accounts[number].district)
    }
    for number in accounts.indices {
      accounts[number].owner = Int32(number)
      guard maker.hasSecondUser(number) else { continue }
      accounts[number].second = Int32(clients.count)
      clients.append(
        maker.client(clients.count, persona: Persona.all[1], district: accounts[number].district))
    }
  }
}
