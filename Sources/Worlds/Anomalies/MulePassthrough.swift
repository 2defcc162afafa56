internal import RingtrueCore
internal import RingtrueKernels

/// Money that comes from strangers and is gone again within hours or days.
struct MulePassthrough: AnomalyKind {
  let card = KindCard(
    id: "mule_passthrough", family: .sequence,
    summary: "Money from strangers leaves the account again soon after it has come.",
    decoy: "Flatmates who pool their rent.", catcher: "what goes out over what came in, by account",
    impact: .loss, impactFormula: "the sum that goes out",
    dials: [
      Dial("ratio", "what goes out over what came in", mild: 0.6, gross: 0.98),
      Dial(
        "latency", "hours between the last money in and the last out, at most", mild: 96,
        gross: 1, proportional: true),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let latency = Int64(3600 * dials["latency"])
    let size = draws.draw().real(in: 0.8..<2.5)
    guard let received = receipts(size: size, leaving: latency, &draws, site) else { return nil }
    let (account, last) = (received.account, received.last)
    let count = draws.draw().integer(in: 1...2)
    var left = dials["ratio"] * Double(received.sum)
    var sent: [Posting] = []
    for number in 0..<count {
      let part = number == count - 1 ? left : left * draws.draw().real(in: 0.3..<0.7)
      guard let out = payment(part, account, after: last, within: latency, &draws, site) else {
        return nil
      }
      sent.append(out)
      left -= Double(out.amount)
    }
    let sum = sent.reduce(0) { $0 + $1.amount }
    return Draft(
      (received.rows + sent).map { .insert($0) }, impact: sum,
      parameters: ["in_minor": .integer(Int(received.sum)), "out_minor": .integer(Int(sum))])
  }

  /// Rents come in, and the rent for all of them goes out to somebody who is paid anyway.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let days = Int64(draws.draw().integer(in: 1...4))
    let size = draws.draw().real(in: 0.3..<1)
    guard let received = receipts(size: size, leaving: days * 86_400, &draws, site),
      let landlord = site.knownPayee(of: received.account, &draws) ?? site.payee(&draws)
    else { return nil }
    let time = site.moment(
      after: received.last, within: days * 86_400, of: received.account, site.sending, &draws)
    let rent = site.posting(
      site.sending, account: received.account, at: time,
      amount: draws.draw().real(in: 0.8..<1) * Double(received.sum), landlord, &draws)
    return Draft((received.rows + [rent]).map { .insert($0) }, impact: 0)
  }

  private struct Receipts {
    let account: Int
    let rows: [Posting]
    var last: Int64 { rows.map(\.time).max() ?? 0 }
    var sum: Int64 { rows.reduce(0) { $0 + $1.amount } }
  }

  /// One to three payments from strangers, as large as some monthly incomes.
  private func receipts(
    size: Double, leaving seconds: Int64, _ draws: inout RandomStream, _ site: Site
  ) -> Receipts? {
    let span = seconds + 4 * 86_400
    guard let start = site.start(leaving: span, &draws),
      let account = site.account(
        &draws,
        where: {
          site.isOpen($0, start...start + span) && site.headroom(of: $0, at: start) ?? -1 >= 0
        })
    else { return nil }
    let count = draws.draw().integer(in: 1...3)
    let sum = size * Double(site.details(account).income)
    let rows = (0..<count).compactMap { _ -> Posting? in
      guard let stranger = site.payer(unknownTo: [account], &draws) else { return nil }
      let time = site.moment(
        after: start, within: 86_400, of: account, site.receiving, &draws)
      let amount = sum / Double(count) * draws.draw().real(in: 0.8..<1.2)
      return site.posting(
        site.receiving, account: account, at: time, amount: amount, stranger, &draws)
    }
    return rows.count == count ? Receipts(account: account, rows: rows) : nil
  }

  /// Some of it goes on: to somebody who was never paid before, or in cash.
  private func payment(
    _ amount: Double, _ account: Int, after second: Int64, within seconds: Int64,
    _ draws: inout RandomStream, _ site: Site
  ) -> Posting? {
    if site.sending.hours == nil, draws.draw().chance(0.6) {
      guard let payee = site.payee(unknownTo: [account], &draws) else { return nil }
      let time = site.moment(
        after: second, within: seconds, of: account, site.sending, &draws)
      return site.posting(
        site.sending, account: account, at: time, amount: amount, payee, &draws)
    }
    guard var cash = site.model(of: account, .withdrawal, .atm, &draws) else { return nil }
    cash.time = site.moment(after: second, within: seconds, of: account, .atm, &draws)
    cash.date = Int32(cash.time / 86_400)
    cash.amount = Int64(amount) / 1000 * 1000
    return cash.amount > 0 ? cash : nil
  }
}
