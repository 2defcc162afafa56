internal import RingtrueCore
internal import RingtrueKernels

/// A row whose amount and hour are other people's, so that nothing in it hangs together any more.
///
/// The dependency anomalies of Han et al., NeurIPS 2022 (ADBench): every marginal stays, the
/// dependence goes; here without a copula, since the clean rows are there to take cells from.
struct StatisticalDependency: AnomalyKind {
  let card = KindCard(
    id: "statistical_dependency", family: .dependency,
    summary: "Amount and hour are each another client's, and neither goes with this one.",
    catcher: "models of amount and hour given the client", impact: .misstatement,
    impactFormula: "|change of the amount|",
    dials: [Dial("distance", "of each, in the client's deviations", mild: 1.2, gross: 2.4)],
    content: [.order])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let distance = dials["distance"]
    let z = distance * (draws.draw().chance(0.5) ? 1 : -1)
    guard let row = site.row(&draws, where: { site.isHabitual($0) && site.isVisit($0) }),
      let moved = site.posting(row, hourDeviation: distance, &draws)
    else { return nil }
    let habit = site.habit(of: row)
    let wanted = Elementary.exp(habit.median + z * habit.deviation)
    let donor = site.donor(like: site.postings[row], near: wanted, &draws)
    let amountZ = site.deviation(of: donor, at: row)
    let hourZ = site.hourDeviation(row, at: Int(moved.time % 86_400))
    guard abs(amountZ - z) < 0.2 * distance, abs(hourZ - distance) < 0.25 * distance,
      var posting = site.posting(row, amount: donor)
    else { return nil }
    posting.time = moved.time
    return Draft(
      [.change(row, to: posting)], impact: abs(posting.amount - site.postings.amount[row]),
      claims: site.sameDay(row).filter(site.isUnclaimed),
      parameters: ["amount_z": .number(amountZ), "hour_z": .number(hourZ)])
  }
}
