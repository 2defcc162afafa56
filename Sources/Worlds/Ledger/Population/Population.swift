internal import RingtrueKernels

/// Who banks here: districts, clients, accounts and their standing orders.
struct Population: Sendable {
  var districts: [District]
  var clients: [Client] = []
  var accounts: [Account] = []
  var orders: [StandingOrder] = []
  /// The numbers of the first account, and of the first client who is nobody's owner, in the world
  /// that this is a block of.
  let firstAccount: Int
  private(set) var firstSecond: Int
  /// How many standing orders the accounts before have.
  let firstOrder: Int

  /// The population of a plan and a seed. Cost: linear in the accounts, about 2 µs each.
  init(_ plan: LedgerPlan, calendar: LedgerCalendar, seed: UInt64, threads: Int) {
    firstAccount = plan.accounts.lowerBound
    firstSecond = plan.accountCount
    districts = District.all(seed: seed)
    let maker = AccountMaker(plan, calendar: calendar, districts: districts, seed: seed)
    let first = firstAccount
    firstOrder = (0..<first).reduce(0) { $0 + maker.makesOrders.count(of: $1) }
    let parts = parallelMap(Chunks(plan.accounts.count, of: 128), width: threads) { places in
      places.map { maker.account(first + $0) }
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
    firstSecond += (0..<firstAccount).count(where: maker.hasSecondUser)
    clients = accounts.indices.map { place in
      maker.client(
        firstAccount + place, persona: Persona.all[Int(accounts[place].persona)],
        district: accounts[place].district)
    }
    for place in accounts.indices {
      accounts[place].owner = Int32(place)
      guard maker.hasSecondUser(firstAccount + place) else { continue }
      accounts[place].second = Int32(clients.count)
      clients.append(
        maker.client(
          number(ofClient: clients.count), persona: Persona.all[1],
          district: accounts[place].district))
    }
  }

  /// What the world calls an account of the list.
  @inline(__always)
  func number(ofAccount place: Int) -> Int { firstAccount + place }

  /// What the world calls a client of the list.
  @inline(__always)
  func number(ofClient place: Int) -> Int {
    place < accounts.count ? firstAccount + place : firstSecond + place - accounts.count
  }
}
