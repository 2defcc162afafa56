internal import RingtrueCore
internal import RingtrueKernels

/// An account on which nobody did anything for months, and from which the money then goes.
///
/// Few accounts fall silent of themselves. The quietest one at the time is taken, and what little
/// was done on it is left out; only the bank's own postings go on.
struct DormantWakeup: AnomalyKind {
  let card = KindCard(
    id: "dormant_wakeup", family: .sequence,
    summary: "After months without a posting of the client's, most of the money goes in days.",
    decoy: "A student who returns from abroad.", catcher: "days since the last posting, by account",
    impact: .loss, impactFormula: "the sum that goes out",
    dials: [
      Dial(
        "silence", "days without a posting, as far back as the ledger goes", mild: 120,
        gross: 400),
      Dial("payments", "how many payments there are", mild: 3, gross: 12),
    ])

  var turn: Turn { .early }

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let sleeper = Sleeper(days: dials["silence"], &draws, site) else { return nil }
    let count = Int(dials["payments"] + 0.5)
    let each = draws.draw().real(in: 0.5..<0.95) * Double(sleeper.room) / Double(count)
    guard
      let rows = payments(count, of: sleeper, isOwn: false, &draws, { _ in each }, site)
    else { return nil }
    return sleeper.draft(waking: rows, impact: rows.reduce(0) { $0 + $1.amount })
  }

  /// The same silence; then money comes in, and usual amounts are spent in the usual places.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let sleeper = Sleeper(days: dials["silence"], &draws, site),
      let deposit = site.model(of: sleeper.account, .cashIn, .branch, &draws)
    else { return nil }
    var back = site.posting(
      like: deposit, at: sleeper.wake, near: Double(deposit.amount), &draws)
    back.time = site.moment(
      after: sleeper.wake - 86_400, within: 86_400, of: sleeper.account, .branch, &draws)
    back.date = Int32(back.time / 86_400)
    let count = Int(dials["payments"] + 0.5)
    let most = Double(sleeper.room) / Double(count)
    let rows = payments(
      count, of: sleeper, isOwn: true, &draws, { min(Double($0.amount), 0.9 * most) }, site)
    return rows.map { sleeper.draft(waking: [back] + $0, impact: 0) }
  }

  /// Payments within a week, each of the amount that its model suggests; nil if they overdraw.
  private func payments(
    _ count: Int, of sleeper: Sleeper, isOwn: Bool, _ draws: inout RandomStream,
    _ amount: (Posting) -> Double, _ site: Site
  ) -> [Posting]? {
    let (operation, channel) = site.spending
    let seconds = Int64(draws.draw().integer(in: 1...6)) * 86_400
    let rows = (0..<count).compactMap { number -> Posting? in
      let stranger = site.model(of: nil, &draws) { row in
        site.postings.operation[row] == operation && site.postings.channel[row] == channel
      }
      guard
        var model = isOwn
          ? site.model(of: sleeper.account, operation, channel, &draws) : stranger
      else { return nil }
      model.account = Int32(sleeper.account)
      if !isOwn { model.actor = 0 }
      // The first comes at once, so that nothing else stands between it and the silence.
      let later = site.moment(
        after: sleeper.wake, within: seconds, of: sleeper.account, channel, &draws)
      let time = number == 0 ? sleeper.wake : later
      return site.posting(like: model, at: time, near: amount(model), &draws)
    }
    let sum = rows.reduce(0) { $0 + $1.amount }
    return rows.count == count && sum <= sleeper.room ? rows : nil
  }
}

/// An account that is made to sleep until a second.
private struct Sleeper {
  let account: Int
  let silence: Range<Int64>
  /// What its client did in the time in which nothing should be done.
  let acts: [Int]
  /// How much can be taken from it when it wakes.
  let room: Int64

  var wake: Int64 { silence.upperBound }

  /// The quietest account at a time at which others spend money.
  ///
  /// In a ledger of a few accounts none may bear to do without a year of its income; then half of
  /// the silence must do.
  init?(days: Double, _ draws: inout RandomStream, _ site: Site) {
    let channel = site.spending.channel
    for length in [days, days / 2] {
      for _ in 0..<Self.tries {
        let start = site.start(leaving: 8 * 86_400, &draws) {
          site.postings.channel[$0] == channel
        }
        guard let wake = start else { return nil }
        if let found = Self.quietest(wake - Int64(length * 86_400)..<wake, &draws, site) {
          self = found
          return
        }
      }
    }
    return nil
  }

  /// How many times are tried before a shorter silence must do.
  private static let tries = 24

  private static func quietest(
    _ silence: Range<Int64>, _ draws: inout RandomStream, _ site: Site
  ) -> Sleeper? {
    var found: Sleeper?
    for most in [0, 8, 32, 128, Int.max] where found == nil {
      _ = site.account(&draws) { account in
        found = Sleeper(account, silence, most: most, site)
        return found != nil
      }
    }
    return found
  }

  /// An account, if it can do without what was done on it.
  private init?(_ account: Int, _ silence: Range<Int64>, most: Int, _ site: Site) {
    (self.account, self.silence) = (account, silence)
    let wake = silence.upperBound
    let rows = site.rows(of: account, in: silence)
    guard site.timeline.actCount(rows) <= most,
      site.isOpen(account, wake...wake + 8 * 86_400)
    else { return nil }
    acts = rows.filter { !site.postings.category[$0].isBanksOwn }
    guard acts.allSatisfy(site.isUntaken) else { return nil }
    var shift: Int64 = 0
    for row in acts {
      shift -= site.postings[row].signed
      guard site.headroom(from: row) + shift >= 0 else { return nil }
    }
    room = (site.headroom(of: account, at: wake) ?? 0) + min(shift, 0)
    guard room > 30_000 else { return nil }
  }

  /// Silence, then some rows.
  func draft(waking rows: [Posting], impact: Int64) -> Draft {
    let first = rows.map(\.time).min() ?? wake
    return Draft(
      acts.map { .delete($0) } + rows.map { .insert($0) }, impact: impact,
      silences: [Silence(account, silence.lowerBound..<first)], start: first, knowable: first,
      parameters: [
        "left_out": .integer(acts.count),
        "slept_days": .integer(Int((silence.upperBound - silence.lowerBound) / 86_400)),
      ])
  }
}
