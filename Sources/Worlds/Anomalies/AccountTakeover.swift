internal import RingtrueCore
internal import RingtrueKernels

/// Somebody else acts on the account: a small payment to try it, then most of the money.
struct AccountTakeover: AnomalyKind {
  let card = KindCard(
    id: "account_takeover", family: .sequence,
    summary: "A small payment elsewhere, then most of the balance goes within hours.",
    decoy: "An owner who moves money to a new account of their own.",
    catcher: "sequence models; new payee and emptied balance", impact: .loss,
    impactFormula: "the sum that goes out",
    dials: [
      Dial("share", "the share of what there is that goes", mild: 0.25, gross: 0.95),
      Dial(
        "hours", "from the trial to the last payment, at most", mild: 48, gross: 3,
        proportional: true),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let seconds = Int64(3600 * dials["hours"])
    guard let (account, start, room) = victim(leaving: seconds, &draws, site),
      let trial = trial(on: account, at: start, &draws, site)
    else { return nil }
    let count = draws.draw().integer(in: 1...4)
    let share = dials["share"] * Double(room - trial.amount)
    guard
      let taken = takings(
        share, count, account, after: start, within: seconds, isThief: true, &draws, site)
    else { return nil }
    let sum = taken.reduce(trial.amount) { $0 + $1.amount }
    guard sum <= room else { return nil }
    return Draft(
      ([trial] + taken).map { .insert($0) }, impact: sum,
      knowable: taken.map(\.time).min(),
      parameters: ["payments": .integer(count), "room_minor": .integer(Int(room))])
  }

  /// As much goes, to one new payee, from home.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let (account, start, room) = victim(leaving: 2 * 86_400, &draws, site) else {
      return nil
    }
    let count = draws.draw().integer(in: 1...3)
    let moved = takings(
      dials["share"] * Double(room), count, account, after: start, within: 86_400, isThief: false,
      &draws, site)
    guard let moved, moved.reduce(0, { $0 + $1.amount }) <= room else { return nil }
    return Draft(moved.map { .insert($0) }, impact: 0)
  }

  /// An account with something to take.
  private func victim(
    leaving seconds: Int64, _ draws: inout RandomStream, _ site: Site
  ) -> (account: Int, start: Int64, room: Int64)? {
    guard let start = site.start(leaving: seconds + 86_400, &draws),
      let account = site.account(
        &draws,
        where: { account in
          site.isOpen(account, start...start + seconds + 86_400)
            && site.headroom(of: account, at: start) ?? 0 > 25_000
        }),
      let room = site.headroom(of: account, at: start)
    else { return nil }
    return (account, start, room)
  }

  /// A small payment at a place that is somebody else's.
  private func trial(
    on account: Int, at time: Int64, _ draws: inout RandomStream, _ site: Site
  ) -> Posting? {
    let (operation, channel) = site.spending
    let home = site.details(account).district
    let elsewhere = site.model(of: nil, &draws) { row in
      site.postings.operation[row] == operation && site.postings.channel[row] == channel
        && site.postings.place[row] != home
    }
    guard var model = elsewhere else { return nil }
    model.account = Int32(account)
    model.actor = 0
    return site.posting(
      like: model, at: time, near: draws.draw().real(in: 1000..<3000), &draws)
  }

  /// Payments that come to a sum: to one payee whom the account never paid, or in cash.
  private func takings(
    _ sum: Double, _ count: Int, _ account: Int, after start: Int64, within seconds: Int64,
    isThief: Bool, _ draws: inout RandomStream, _ site: Site
  ) -> [Posting]? {
    guard let payee = site.payee(unknownTo: [account], &draws),
      let place = site.model(
        of: isThief ? nil : account, &draws,
        where: { row in
          site.postings.channel[row] == .atm
        })?.place
    else { return nil }
    let weights = (0..<count).map { _ in draws.draw().real(in: 0.5..<1.5) }
    let total = weights.reduce(0, +)
    let rows = weights.compactMap { weight -> Posting? in
      let time = site.moment(after: start, within: seconds, of: account, .online, &draws)
      let part = sum * weight / total
      if site.sending.hours == nil {
        return site.posting(
          site.sending, account: account, at: time, amount: part, payee, &draws)
      }
      guard part >= 1000 else { return nil }
      return Posting(
        account: Int32(account), time: time, amount: Int64(part) / 1000 * 1000, type: .debit,
        operation: .withdrawal, channel: .atm, place: place)
    }
    return rows.isEmpty ? nil : rows
  }
}
