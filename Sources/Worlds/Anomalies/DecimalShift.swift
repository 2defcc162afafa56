internal import RingtrueCore
internal import RingtrueKernels

/// An amount whose decimal point has slipped.
struct DecimalShift: AnomalyKind {
  let card = KindCard(
    id: "decimal_shift", family: .context,
    summary: "The decimal point of an amount has slipped by a place or two.",
    decoy: "An amount that really is ten times as large or as small as usual.",
    catcher: "statistics by client and operation", impact: .misstatement,
    impactFormula: "|change of the amount|",
    dials: [Dial("places", "how far the point slips; in between, a chance", mild: 1, gross: 2)],
    content: [.digits])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let power: Int64 = draws.draw().chance(dials["places"] - 1) ? 100 : 10
    let isUp = draws.draw().chance(0.5)
    func shifted(_ row: Int) -> Posting? {
      let own = site.postings.amount[row]
      if isUp { return site.posting(row, amount: own * power) }
      let step = site.steps[site.postings.operation[row], site.postings.channel[row]]
      return own % (power * step) == 0 ? site.posting(row, amount: own / power) : nil
    }
    guard let row = site.row(&draws, where: { shifted($0) != nil }), let posting = shifted(row)
    else { return nil }
    return Draft(
      [.change(row, to: posting)], impact: abs(posting.amount - site.postings.amount[row]),
      parameters: ["power": .integer((isUp ? 1 : -1) * (power == 10 ? 1 : 2))])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let factor = Elementary.pow(10, dials["places"] * draws.draw().real(in: 0.8..<1.2))
    let isUp = draws.draw().chance(0.5)
    guard let row = site.row(&draws) else { return nil }
    let own = Double(site.postings.amount[row])
    let donor = site.donor(
      like: site.postings[row], near: isUp ? own * factor : own / factor, &draws)
    guard site.postings.channel[row] != .system, donor > 0, Self.isFar(Double(donor), own),
      let posting = site.posting(row, amount: donor)
    else { return nil }
    return Draft([.change(row, to: posting)], impact: 0)
  }

  private static func isFar(_ first: Double, _ second: Double) -> Bool {
    max(first, second) > 3 * min(first, second)
  }
}
