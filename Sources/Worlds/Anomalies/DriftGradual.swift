internal import RingtrueCore
internal import RingtrueKernels

/// Amounts that grow little by little in one region, and stay so.
struct DriftGradual: AnomalyKind {
  let card = KindCard(
    id: "drift_gradual", family: .drift,
    summary: "Over months, all that clients of a region earn and spend grows.",
    catcher: "drift detectors on the distribution of amounts", impact: .none,
    impactFormula: "none: the rows are ordinary",
    dials: [
      Dial("shift", "the rise of the amounts' mean logarithm", mild: 0.1, gross: 0.6),
      Dial("days", "how long it takes", mild: 180, gross: 60, proportional: true),
    ])

  var turn: Turn { .late }

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let start = site.row(&draws).map({ site.postings.time[$0] }) else { return nil }
    let (shift, length) = (dials["shift"], 86_400 * dials["days"])
    let segment = Segment(&draws, site)
    let edits = segment.scaled(from: start, in: site) { time in
      Elementary.exp(shift * min(1, Double(time - start) / length))
    }
    let end = min(start + Int64(length), segment.end(in: site))
    return Draft(
      edits, impact: 0, start: start,
      drift: TrueDrift(
        id: card.id, shape: .gradual, segment: segment.name, start: Instant(seconds: start),
        end: Instant(seconds: end), parameter: "log_mean_amount", from: 0,
        to: shift * min(1, Double(end - start) / length))
    ).ifAny
  }
}
