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
    let parts = parallelMap(Chunks(plan.accounts.count, of: Self.chunk), width: threads) { places in
      places.map { maker.account(first + $0) }
    }
    for (person, own) in parts.joined() {
      var account = person
      account.firstOrder = Int32(orders.count)
      orders += own
      account.endOrder = Int32(orders.count)
      accounts.append(account)
    }
    addClients(maker, threads: threads)
  }

  /// How many people are made by one thread at a time.
  private static let chunk = 128

  /// Owners have the numbers of their accounts; second users come behind them.
  private mutating func addClients(_ maker: AccountMaker, threads: Int) {
    firstSecond += (0..<firstAccount).count(where: maker.hasSecondUser)
    var users: [(account: Int, persona: Persona)] = []
    for place in accounts.indices {
      accounts[place].owner = Int32(place)
      users.append((place, Persona.all[Int(accounts[place].persona)]))
    }
    for place in accounts.indices where maker.hasSecondUser(firstAccount + place) {
      accounts[place].second = Int32(users.count)
      users.append((place, Persona.all[1]))
    }
    let parts = parallelMap(Chunks(users.count, of: Self.chunk), width: threads) {
      [self, users] places in
      places.map { place in
        maker.client(
          number(ofClient: place), persona: users[place].persona,
          district: accounts[users[place].account].district)
      }
    }
    clients = parts.flatMap { $0 }
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
