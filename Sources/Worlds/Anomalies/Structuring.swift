internal import RingtrueCore
internal import RingtrueKernels

/// Cash paid in in parts, each just small enough not to be reported.
struct Structuring: AnomalyKind {
  /// What is paid in at once from this amount on is reported: about a month's wages.
  static let threshold: Int64 = 100_000

  let card = KindCard(
    id: "structuring", family: .sequence,
    summary: "Cash is paid in within days in parts, each just below what would be reported.",
    decoy: "A cash business that pays in its takings every week.",
    catcher: "rolling sums of cash by account", impact: .loss,
    impactFormula: "the sum of the deposits",
    dials: [
      Dial("share", "a deposit's share of the threshold, at most", mild: 0.8, gross: 0.99),
      Dial("deposits", "how many deposits there are", mild: 3, gross: 9),
      Dial("days", "within how many days", mild: 10, gross: 1, proportional: true),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let days = max(1, Int64(dials["days"]))
    guard let start = site.start(leaving: (days + 4) * 86_400, &draws),
      let account = site.account(
        &draws, where: { site.isOpen($0, start...start + (days + 4) * 86_400) })
    else { return nil }
    let places = (0..<draws.draw().integer(in: 1...4)).compactMap { _ in
      site.model(of: account, .cashIn, .branch, &draws)?.place
    }
    guard !places.isEmpty else { return nil }
    let deposits = (0..<Int(dials["deposits"] + 0.5)).compactMap { number -> Posting? in
      var day = start / 86_400 + (number == 0 ? 0 : Int64(draws.draw().unit * Double(days)))
      while Day(Int32(day)).weekday > 4 { day += 1 }
      return deposit(on: day, account, share: dials["share"], draws.choose(places), &draws, site)
    }
    let sum = deposits.reduce(0) { $0 + $1.amount }
    return Draft(
      deposits.map { .insert($0) }, impact: sum,
      parameters: ["threshold_minor": .integer(Int(Self.threshold))])
  }

  /// A shop's takings of some weeks; some weeks exceed the threshold, and are reported.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let weeks = draws.draw().integer(in: 3...6)
    let seconds = Int64(7 * weeks) * 86_400
    guard let start = site.start(leaving: seconds, &draws) else { return nil }
    let isOpen = { site.isOpen($0, start...start + seconds) }
    let shop = site.account(&draws) { isOpen($0) && site.details($0).type == .business }
    guard let account = shop ?? site.account(&draws, where: isOpen),
      let place = site.model(of: account, .cashIn, .branch, &draws)?.place
    else { return nil }
    var day = start / 86_400
    while Day(Int32(day)).weekday > 4 { day += 1 }
    let takings = (0..<Int64(weeks)).compactMap { week in
      deposit(on: day + 7 * week, account, share: 1.1, place, &draws, site)
    }
    return Draft(takings.map { .insert($0) }, impact: 0)
  }

  /// Tens, between 85 % of a share of the threshold and all of that share.
  private func deposit(
    on day: Int64, _ account: Int, share: Double, _ place: UInt8, _ draws: inout RandomStream,
    _ site: Site
  ) -> Posting? {
    let top = share * Double(Self.threshold)
    let amount = Int64(draws.draw().real(in: 0.85 * top..<top)) / 1000 * 1000
    return site.moment(on: day, of: account, .branch, &draws).map { time in
      Posting(
        account: Int32(account), time: time, amount: amount, type: .credit, operation: .cashIn,
        channel: .branch, place: place)
    }
  }
}
