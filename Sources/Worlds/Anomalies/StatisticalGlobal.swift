internal import RingtrueCore
internal import RingtrueKernels

/// A row whose amount lies outside what anybody pays.
///
/// The global anomalies of Han et al., NeurIPS 2022 (ADBench), whose bounds could lie inside the
/// data; here every amount lies beyond all but one in a hundred, on its own side.
struct StatisticalGlobal: AnomalyKind {
  let card = KindCard(
    id: "statistical_global", family: .global,
    summary: "An amount lies beyond what nearly anybody pays for the operation.",
    catcher: "any look at amounts by operation", impact: .misstatement,
    impactFormula: "|change of the amount|",
    dials: [Dial("distance", "from the client's habit, in their deviations", mild: 3, gross: 6)])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let z = dials["distance"] * (draws.draw().chance(0.5) ? 1 : -1)
    func shifted(_ row: Int) -> Posting? {
      guard site.isHabitual(row), let posting = site.posting(row, deviation: z) else { return nil }
      return Self.isBeyond(posting, isUp: z > 0, site) ? posting : nil
    }
    guard let row = site.row(&draws, where: { shifted($0) != nil }), let posting = shifted(row)
    else { return nil }
    return Draft(
      [.change(row, to: posting)], impact: abs(posting.amount - site.postings.amount[row]),
      parameters: ["amount_z": .number(site.deviation(of: posting.amount, at: row))])
  }

  /// Whether no more than one in a hundred amounts of its operation and channel lies further out.
  private static func isBeyond(_ posting: Posting, isUp: Bool, _ site: Site) -> Bool {
    let amounts = site.habits.donors(posting.operation, posting.channel)
    guard !amounts.isEmpty else { return false }
    let bound = amounts[isUp ? amounts.count * 99 / 100 : amounts.count / 100]
    return isUp ? posting.amount > bound : posting.amount < bound
  }
}
