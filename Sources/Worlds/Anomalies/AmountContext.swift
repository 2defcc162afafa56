internal import RingtrueKernels

/// An amount that others pay, but this client never does for this kind of thing.
///
/// The amount is another client's, so that no look at amounts alone can find it: only its distance
/// from the client's own habit is unusual.
struct AmountContext: AnomalyKind {
  let card = KindCard(
    id: "amount_context", family: .context,
    summary: "An amount is ordinary for others, but not for this client and operation.",
    decoy: "A large item that was paid for from savings the day before.",
    catcher: "statistics by client and operation", impact: .misstatement,
    impactFormula: "|change of the amount|",
    dials: [
      Dial(
        "z", "robust deviations from the client's habit, of the logarithm", mild: 2.2, gross: 4.5)
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = visit(&draws, site),
      let posting = swapped(row, z: dials["z"], &draws, site)
    else { return nil }
    let change = posting.amount - site.postings.amount[row]
    return Draft([.change(row, to: posting)], impact: abs(change))
  }

  /// The same, with as much paid in from the client's savings beforehand.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = visit(&draws, site), site.postings.type[row] != .credit,
      let large = swapped(row, z: dials["z"], &draws, site, covered: true),
      let saved = site.savings(large.amount - site.postings.amount[row], before: row, &draws)
    else { return nil }
    return Draft([.insert(saved), .change(row, to: large)], impact: 0)
  }

  private func visit(_ draws: inout RandomStream, _ site: Site) -> Int? {
    site.row(&draws, where: site.isHabitual)
  }

  /// The row with the amount of somebody else, as many deviations off, up or down.
  private func swapped(
    _ row: Int, z: Double, _ draws: inout RandomStream, _ site: Site, covered: Bool = false
  ) -> Posting? {
    var posting = site.postings[row]
    let habit = site.habit(of: row)
    let isUp = covered || draws.draw().chance(0.6)
    let wanted = habit.median + (isUp ? z : -z) * habit.deviation
    let donor = site.donor(like: posting, near: Elementary.exp(wanted), &draws)
    let found = abs(Elementary.log(Double(donor)) - habit.median) / habit.deviation
    guard abs(found - z) < 0.2 * z, donor != posting.amount else { return nil }
    let extra = posting.type.sign * (donor - posting.amount)
    guard covered || site.headroom(from: row) + extra >= 0 else { return nil }
    posting.amount = donor
    return posting
  }
}
