internal import RingtrueCore
internal import RingtrueKernels

/// Things done at hours at which others are about, but never this client.
struct HourContext: AnomalyKind {
  let card = KindCard(
    id: "hour_context", family: .context,
    summary: "A client acts at an hour that is ordinary for others, but not for them.",
    decoy: "Two weeks of night shifts, in which everything is done at other hours.",
    catcher: "the client's own clock", impact: .loss, impactFormula: "the amounts",
    observable: [.extended],
    dials: [
      Dial(
        "z", "deviations off the client's hours, as far as some client's clock allows", mild: 2.5,
        gross: 6),
      Dial("spell", "the chance that it is three to ten rows, not one", mild: 0.3, gross: 0.3),
    ], content: [.order])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isSpell = draws.draw().chance(dials["spell"])
    let length = draws.draw().integer(in: 3...10)
    guard let first = anchor(z: dials["z"], &draws, site), let row = first.row else { return nil }
    var edits = [first]
    if isSpell {
      let others = site.rows(from: row, days: 30, where: Self.isAloneVisit(site))
        .filter { $0 != row }
      edits += others.prefix(length - 1).compactMap { moved($0, z: dials["z"], &draws, site) }
    }
    let rows = edits.compactMap(\.row)
    let z = edits.compactMap { Self.deviation($0, site) }.min() ?? 0
    return Draft(
      edits, impact: rows.reduce(0) { $0 + site.postings.amount[$1] },
      claims: site.sameDay(row), parameters: ["placed_z": .number(z)])
  }

  /// Everything in two weeks is done at other hours.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws, where: site.isVisit) else { return nil }
    let shift = draws.draw().integer(in: 2...9) * 3600
    var edits: [Edit] = []
    for row in site.rows(from: row, days: 14, where: Self.isAloneVisit(site)) {
      guard site.postings.channel[row] != .branch else { continue }
      let second = (Int(site.postings.time[row] % 86_400) + shift) % 86_400
      if let moved = site.posting(row, second: second) { edits.append(.change(row, to: moved)) }
    }
    return edits.isEmpty ? nil : Draft(edits, impact: 0)
  }

  /// The one of some rows that comes closest to what is wanted; the first that is close enough.
  private func anchor(z: Double, _ draws: inout RandomStream, _ site: Site) -> Edit? {
    var best: (edit: Edit, miss: Double)?
    for _ in 0..<24 {
      guard let row = site.row(&draws, where: site.isVisit),
        let edit = moved(row, z: z, &draws, site), let found = Self.deviation(edit, site)
      else { continue }
      let miss = abs(found - z)
      if miss < 0.1 * z { return edit }
      if miss < best?.miss ?? .infinity { best = (edit, miss) }
    }
    return best?.edit
  }

  private func moved(
    _ row: Int, z: Double, _ draws: inout RandomStream, _ site: Site
  ) -> Edit? {
    guard let posting = site.posting(row, hourDeviation: z, &draws) else { return nil }
    let edit = Edit.change(row, to: posting)
    return Self.deviation(edit, site) ?? 0 < 2.25 ? nil : edit
  }

  private static func deviation(_ edit: Edit, _ site: Site) -> Double? {
    guard let row = edit.row, let posting = edit.posting else { return nil }
    return site.hourDeviation(row, at: Int(posting.time % 86_400))
  }

  /// Whether a row is the only one of its account's day, so that others may move beside it.
  private static func isAloneVisit(_ site: Site) -> (Int) -> Bool {
    { site.isVisit($0) && site.sameDay($0).isEmpty }
  }
}
