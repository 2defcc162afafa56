internal import RingtrueCore
internal import RingtrueKernels

// What kinds that put rows in need, so that these look like any others: when the clients of an
// account act, which postings of theirs to take as a model, whom one pays.

/// A way in which money moves between accounts.
struct Transfer: Sendable, Hashable {
  let operation: LedgerOperation
  let channel: LedgerChannel
  let type: TransactionType
  /// The seconds of the day at which the bank's machines do it; nil if the client chooses.
  let hours: Range<Int>?
}

extension Site {
  /// The hours of clients' clocks, which are the same for all ledgers.
  private static let forms = ClockForms()

  private var isModern: Bool { ledger.plan.activity == .modern }

  /// How clients send money to others.
  var sending: Transfer {
    isModern
      ? Transfer(operation: .remittance, channel: .online, type: .debit, hours: nil)
      : Transfer(operation: .remittance, channel: .system, type: .debit, hours: 1800..<19_800)
  }

  /// How clients are sent money by others.
  var receiving: Transfer {
    Transfer(
      operation: .collection, channel: .system, type: .credit,
      hours: isModern ? nil : 9000..<25_000)
  }

  /// How clients spend money in a moment, without anybody's account.
  var spending: (operation: LedgerOperation, channel: LedgerChannel) {
    isModern ? (.card, .pos) : (.withdrawal, .atm)
  }

  /// What does not change about an account.
  func details(_ account: Int) -> Account { ledger.population.accounts[account] }

  /// Whether an account has been in use before some seconds, and stays open until they are over.
  func isOpen(_ account: Int, _ seconds: ClosedRange<Int64>) -> Bool {
    let details = details(account)
    let end = ledger.calendar.day(ofSecond: seconds.upperBound)
    return end < details.closed && row(of: account, before: seconds.lowerBound) != nil
  }

  /// How much can be taken from an account from a second on; nil before its first row.
  func headroom(of account: Int, at second: Int64) -> Int64? {
    row(of: account, before: second).map { headroom(from: $0) }
  }

  /// A time, as likely as any at which something happens that suits, that leaves so many seconds
  /// behind it.
  func start(
    leaving seconds: Int64, _ draws: inout RandomStream,
    where suits: (Int) -> Bool = { _ in true }
  ) -> Int64? {
    row(&draws, where: suits).map { postings.time[$0] }
      .flatMap { ends(after: $0 + seconds) ? $0 : nil }
  }

  /// A second of a day since 1970 at which a client would do something; nil if the counter is
  /// closed all day.
  func moment(
    on day: Int64, of account: Int, _ channel: LedgerChannel, _ draws: inout RandomStream
  ) -> Int64? {
    guard channel != .branch || Day(Int32(day)).weekday < 5 else { return nil }
    let second = details(account).clock.second(draws.next(), Self.forms)
    return day * 86_400 + Int64(channel == .branch ? 28_800 + second * 3 / 8 : second)
  }

  /// A second not long after another at which a client would do something, if there is one among
  /// a few; or else any.
  func moment(
    after second: Int64, within seconds: Int64, of account: Int, _ channel: LedgerChannel,
    _ draws: inout RandomStream
  ) -> Int64 {
    var time = second
    for _ in 0..<8 {
      time = second + 1 + Int64(draws.draw().unit * Double(seconds - 1))
      if let found = moment(on: time / 86_400, of: account, channel, &draws), found > second,
        found <= second + seconds
      {
        return found
      }
    }
    return time
  }

  /// A second not long after another at which a transfer would be booked.
  func moment(
    after second: Int64, within seconds: Int64, of account: Int, _ transfer: Transfer,
    _ draws: inout RandomStream
  ) -> Int64 {
    guard let hours = transfer.hours else {
      return moment(after: second, within: seconds, of: account, transfer.channel, &draws)
    }
    let day = second / 86_400 + Int64(draws.draw().unit * Double(seconds) / 86_400)
    let time = day * 86_400 + Int64(draws.draw().integer(in: hours))
    return time > second ? time : time + 86_400
  }
}
