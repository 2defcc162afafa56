internal import RingtrueCore
internal import RingtrueKernels

/// From one day on, something is usual in a region that was not before.
///
/// The payday is moved forward for good, or a season comes in which more is earned and spent.
struct RegimeShift: AnomalyKind {
  let card = KindCard(
    id: "regime_shift", family: .drift,
    summary: "From one day on, clients of a region are paid earlier, or have a busy season.",
    catcher: "change-point detectors; nothing that looks at single rows", impact: .none,
    impactFormula: "none: the rows are ordinary",
    dials: [
      Dial("earlier", "by how many days the payday moves", mild: 2, gross: 10),
      Dial("factor", "how large amounts are in the season", mild: 1.1, gross: 1.35),
    ])

  var turn: Turn { .late }

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let start = site.row(&draws).map({ site.postings.time[$0] }) else { return nil }
    let segment = Segment(&draws, site)
    if draws.draw().chance(0.5) {
      return payday(Int64(dials["earlier"] + 0.5), from: start, segment, site).ifAny
    }
    let length = Int64(draws.draw().integer(in: 30...60)) * 86_400
    return season(dials["factor"], start..<start + length, segment, site).ifAny
  }

  /// Wages come some days earlier than before, and never on a weekend.
  private func payday(_ days: Int64, from start: Int64, _ segment: Segment, _ site: Site) -> Draft {
    let wages = segment.rows(from: start + days * 86_400 + 2 * 86_400, in: site).filter { row in
      site.postings.operation[row] == .collection
        && site.postings.counterparty[row] == site.details(Int(site.postings.account[row])).employer
    }
    let edits = wages.flatMap { row -> [Edit] in
      var wage = site.postings[row]
      wage.time -= days * 86_400
      while Day(Int32(wage.time / 86_400)).weekday > 4 { wage.time -= 86_400 }
      wage.date = Int32(wage.time / 86_400)
      return [.insert(wage), .delete(row)]
    }
    return draft(
      edits, .abrupt, segment, start..<segment.end(in: site), "payday", from: 0,
      to: -Double(days))
  }

  private func season(
    _ factor: Double, _ time: Range<Int64>, _ segment: Segment, _ site: Site
  ) -> Draft {
    let edits = segment.scaled(from: time.lowerBound, in: site) { second in
      time.contains(second) ? factor : 1
    }
    let end = min(time.upperBound, segment.end(in: site))
    return draft(
      edits, .seasonal, segment, time.lowerBound..<end, "amount_factor", from: 1, to: factor)
  }

  private func draft(
    _ edits: [Edit], _ shape: TrueDrift.Shape, _ segment: Segment, _ time: Range<Int64>,
    _ parameter: String, from: Double, to: Double
  ) -> Draft {
    Draft(
      edits, impact: 0, start: time.lowerBound, knowable: edits.compactMap(\.posting?.time).min(),
      parameters: ["what": .string(parameter)],
      drift: TrueDrift(
        id: card.id, shape: shape, segment: segment.name,
        start: Instant(seconds: time.lowerBound), end: Instant(seconds: time.upperBound),
        parameter: parameter, from: from, to: to))
  }
}
