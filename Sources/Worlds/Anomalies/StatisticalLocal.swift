internal import RingtrueCore
internal import RingtrueKernels

/// A row that lies off its client's usual amounts and hours, in a direction of its own.
///
/// The local anomalies of Han et al., NeurIPS 2022 (ADBench), which spread a group more widely
/// about its own centre; here by a distance that is known for each row, and never none.
struct StatisticalLocal: AnomalyKind {
  let card = KindCard(
    id: "statistical_local", family: .context,
    summary: "Amount and hour lie some deviations off the client's own, in a random direction.",
    catcher: "density by client", impact: .misstatement, impactFormula: "|change of the amount|",
    dials: [
      Dial("distance", "from the client's centre, in their own deviations", mild: 2.5, gross: 5)
    ], content: [.order])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let distance = dials["distance"]
    let angle = draws.draw().real(in: 0..<0.25 * Double.pi)
    let isUp = draws.draw().chance(0.5)
    let z = (isUp ? 1 : -1) * distance * Elementary.cos(angle)
    guard let row = site.row(&draws, where: { site.isHabitual($0) && site.isVisit($0) }),
      var posting = site.posting(row, deviation: z)
    else { return nil }
    let moved = site.posting(row, hourDeviation: distance * Elementary.sin(angle), &draws)
    posting.time = moved?.time ?? posting.time
    let hour = site.hourDeviation(row, at: Int(posting.time % 86_400))
    return Draft(
      [.change(row, to: posting)], impact: abs(posting.amount - site.postings.amount[row]),
      claims: site.sameDay(row).filter(site.isUnclaimed),
      parameters: [
        "amount_z": .number(site.deviation(of: posting.amount, at: row)), "hour_z": .number(hour),
      ])
  }
}
