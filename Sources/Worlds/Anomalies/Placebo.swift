internal import RingtrueKernels

/// Nothing at all: some row is called anomalous by the toss of a coin.
///
/// Whatever finds it better than chance does, has found a leak.
struct Placebo: AnomalyKind {
  let card = KindCard(
    id: "placebo", family: .control,
    summary: "Nothing happens: a row is called anomalous at random.", decoy: "Any other row.",
    catcher: "nothing; whoever finds it has found a leak", impact: .none, impactFormula: "none")

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    site.row(&draws).map { Draft([], impact: 0, members: [$0]) }
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    draft(dials, &draws, at: site)
  }
}
