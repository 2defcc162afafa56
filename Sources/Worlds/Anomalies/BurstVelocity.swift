internal import RingtrueCore
internal import RingtrueKernels

/// Many small payments within hours, where this client makes one or two in a day.
struct BurstVelocity: AnomalyKind {
  let card = KindCard(
    id: "burst_velocity", family: .cluster,
    summary: "A client pays many times within hours, who else pays once or twice in a day.",
    decoy: "A day of shopping for Christmas.", catcher: "counts by account and hour",
    impact: .loss, impactFormula: "the sum of the payments",
    dials: [
      Dial("rate", "times the client's payments on a usual day", mild: 3, gross: 15),
      Dial(
        "minutes", "from the first payment to the last, at most", mild: 360, gross: 20,
        proportional: true),
    ])

  /// How many payments there are at least and at most.
  private static let counts = 5...25

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let start = site.start(leaving: 86_400, &draws) else { return nil }
    return burst(
      on: start / 86_400, rate: dials["rate"], seconds: Int64(60 * dials["minutes"]), &draws, site)
  }

  /// As many payments, on a Saturday of Advent, or any Saturday of a period without Advent.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    var days = (site.period.lowerBound / 86_400 + 1..<site.period.upperBound / 86_400)
      .filter { Day(Int32($0)).weekday == 5 }
    let advent = days.filter { day in
      let (_, month, date) = Day(Int32(day)).civil
      return month == 12 && date < 25
    }
    if !advent.isEmpty { days = advent }
    guard !days.isEmpty else { return nil }
    return burst(
      on: draws.choose(days), rate: dials["rate"],
      seconds: Int64(draws.draw().integer(in: 10_800...28_800)), &draws, site)
  }

  private func burst(
    on day: Int64, rate: Double, seconds: Int64, _ draws: inout RandomStream, _ site: Site
  ) -> Draft? {
    let noon = day * 86_400
    let (operation, channel) = site.spending
    guard
      let account = site.account(
        &draws,
        where: { account in
          site.isOpen(account, noon...noon + 2 * 86_400)
            && site.headroom(of: account, at: noon) ?? 0 > Int64(Self.counts.upperBound) * 2000
        }),
      let first = site.moment(on: day, of: account, channel, &draws),
      let room = site.headroom(of: account, at: first)
    else { return nil }
    let usual = usualDay(account, site)
    let count = min(max(Int(rate * usual + 0.5), Self.counts.lowerBound), Self.counts.upperBound)
    let most = 0.8 * Double(room) / Double(count)
    let times =
      [first]
      + (1..<count).map { _ in
        first + 1 + Int64(draws.draw().unit * Double(seconds - 1))
      }
    let payments = times.sorted().compactMap { time in
      site.model(of: account, operation, channel, &draws).map { model in
        site.posting(like: model, at: time, near: min(Double(model.amount), most), &draws)
      }
    }
    let sum = payments.reduce(0) { $0 + $1.amount }
    guard payments.count == count, sum <= room, site.ends(after: first + seconds) else {
      return nil
    }
    return Draft(
      payments.map { .insert($0) }, impact: sum,
      parameters: ["payments": .integer(count), "usual_day": .number(usual)])
  }

  /// How often a client acts on a day on which it acts at all.
  private func usualDay(_ account: Int, _ site: Site) -> Double {
    let days = site.ledger.rows(of: account).filter { site.postings.channel[$0] != .system }
      .map { site.postings.time[$0] / 86_400 }
    return days.isEmpty ? 1 : Double(days.count) / Double(Set(days).count)
  }
}
