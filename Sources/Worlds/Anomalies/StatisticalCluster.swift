internal import RingtrueKernels

/// A small dense group of rows, each as far off its own client's habit as the others.
///
/// The clustered anomalies of Han et al., NeurIPS 2022 (ADBench), which multiplied a centre and so
/// did nothing where it was zero; here the group's centre is a distance from the clients' own.
struct StatisticalCluster: AnomalyKind {
  let card = KindCard(
    id: "statistical_cluster", family: .cluster,
    summary: "A run of rows lies equally many deviations above the habits of their clients.",
    catcher: "density of amounts that are scaled by client", impact: .misstatement,
    impactFormula: "Σ |change of the amounts|",
    dials: [
      Dial("distance", "from the clients' habits, in their deviations", mild: 2, gross: 4),
      Dial("rows", "how many rows, fewer in a small ledger", mild: 10, gross: 40),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let first = site.row(&draws, where: site.isHabitual) else { return nil }
    let rows = site.rows(since: site.postings.time[first], days: 60) {
      site.isHabitual($0) && site.postings.operation[$0] == site.postings.operation[first]
    }
    let size = site.groupSize(dials["rows"])
    var batch = Batch(at: site)
    for row in rows where batch.count < size {
      let z = dials["distance"] + 0.1 * draws.next(Normal())
      if let posting = site.posting(row, deviation: z) { batch.put(posting, at: row) }
    }
    return batch.count < 5 ? nil : Draft(batch.edits, impact: batch.change)
  }
}
