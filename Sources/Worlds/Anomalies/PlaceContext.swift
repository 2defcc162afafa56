internal import RingtrueCore
internal import RingtrueKernels

/// Things done where others live, but far from where this client ever is.
struct PlaceContext: AnomalyKind {
  let card = KindCard(
    id: "place_context", family: .context,
    summary: "A client acts in a district that is ordinary for others, but far from home.",
    decoy: "A journey, on which everything happens in one far district.",
    catcher: "distance from home, and the speed between two places", impact: .loss,
    impactFormula: "the amounts", observable: [.extended],
    dials: [
      Dial("quantile", "the share of all visits that are nearer to home", mild: 0.95, gross: 0.999),
      Dial(
        "infeasible", "the chance that nobody could travel there in time, if there is such a row",
        mild: 0.25, gross: 0.75),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isHurried = draws.draw().chance(dials["infeasible"])
    let reach = site.reach(of: dials["quantile"], &draws)
    var best: (row: Int, place: UInt8, miss: Double)?
    for _ in 0..<16 {
      guard let row = visit(isHurried, &draws, site) ?? visit(false, &draws, site),
        let place = district(for: row, at: reach, &draws, site)
      else { continue }
      let miss = abs(site.distance(site.home(of: row), place) - reach)
      if miss < best?.miss ?? .infinity { best = (row, place, miss) }
      if miss < 0.1 * reach { break }
    }
    guard let best, best.miss < 0.5 * reach else { return nil }
    let distance = site.distance(site.home(of: best.row), best.place)
    return Draft(
      [.change(best.row, to: site.posting(best.row, place: best.place))],
      impact: site.postings.amount[best.row],
      parameters: [
        "kilometres": .integer(Int64(distance)),
        "too_far": .bool(site.isTooFar(best.row, place: best.place)),
      ])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let reach = site.reach(of: dials["quantile"], &draws)
    guard let row = visit(false, &draws, site),
      let place = district(for: row, at: reach, &draws, site)
    else { return nil }
    let days = draws.draw().integer(in: 3...14)
    let rows = site.rows(from: row, days: days, where: site.isOnSite)
      .filter { site.postings.place[$0] != place }
    return Draft(rows.map { .change($0, to: site.posting($0, place: place)) }, impact: 0)
  }

  /// A row at home or near it; if that is wished, another one is made within hours of it.
  private func visit(_ isHurried: Bool, _ draws: inout RandomStream, _ site: Site) -> Int? {
    site.row(&draws) { row in
      let (own, home) = (site.postings.place[row], site.home(of: row))
      guard site.isOnSite(row), site.distance(home, own) < 60 else { return false }
      return !isHurried || site.hasCompany(row)
    }
  }

  /// Where somebody else was, about so far from the client's home.
  private func district(
    for row: Int, at reach: Double, _ draws: inout RandomStream, _ site: Site
  ) -> UInt8? {
    let home = site.home(of: row)
    let donors = (0..<64).map { _ in draws.draw().integer(in: 0..<site.postings.count) }
      .filter { site.isOnSite($0) && site.postings.place[$0] != site.postings.place[row] }
    func miss(_ donor: Int) -> Double {
      abs(site.distance(home, site.postings.place[donor]) - reach)
    }
    return donors.min { miss($0) < miss($1) }.map { site.postings.place[$0] }
  }
}

extension Site {
  /// Whether the same person is elsewhere within an hour and a half of a row.
  fileprivate func hasCompany(_ row: Int) -> Bool {
    let rows = rows(of: row)
    return [row - 1, row + 1].contains {
      rows.contains($0) && isOnSite($0) && postings.actor[$0] == postings.actor[row]
        && abs(postings.time[$0] - postings.time[row]) < 5400
    }
  }
}
