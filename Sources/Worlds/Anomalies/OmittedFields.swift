internal import RingtrueCore
internal import RingtrueKernels

/// A feed that leaves a field empty for some days, and more often where it matters.
struct OmittedFields: AnomalyKind {
  let card = KindCard(
    id: "omitted_fields", family: .structure,
    summary: "For some days, a feed leaves a field empty, mostly on large amounts.",
    decoy: "An optional field that a feed leaves empty, whatever the amount.",
    catcher: "shares of empty cells by channel and day", impact: .none,
    impactFormula: "nothing but the review", observable: [.extended],
    dials: [
      Dial(
        "share", "of the feed's rows that are hit", mild: 0.03, gross: 0.3, proportional: true),
      Dial("bias", "how much more often large amounts are hit, in logarithms", mild: 1, gross: 3),
    ], content: [.gaps])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    blanked(dials, bias: dials["bias"], &draws, site)
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    blanked(dials, bias: 0, &draws, site)
  }

  private func blanked(
    _ dials: Dials, bias: Double, _ draws: inout RandomStream, _ site: Site
  ) -> Draft? {
    let days = draws.draw().integer(in: 1...10)
    guard let first = site.row(&draws) else { return nil }
    let channel = site.postings.channel[first]
    let rows = site.rows(since: site.postings.time[first], days: days) {
      site.postings.channel[$0] == channel
    }
    let field = draws.choose(Field.all.filter { $0.isFilled(site.postings[first]) })
    let keys = rows.filter { field.isFilled(site.postings[$0]) }.map { row in
      (bias * Elementary.log(Double(site.postings.amount[row])) + draws.next(Normal()), row)
    }
    let count = max(2, Int(dials["share"] * Double(rows.count) + 0.5))
    guard keys.count >= count else { return nil }
    let hit = keys.sorted { $0 > $1 }.prefix(count).map(\.1).sorted()
    let edits = hit.map { row in
      var posting = site.postings[row]
      posting.blanks |= 1 << field.bit
      return Edit.change(row, to: posting)
    }
    return Draft(
      edits, impact: 0, parameters: ["field": .string(field.name), "days": .integer(days)])
  }
}

/// A column whose cells may be empty.
private struct Field {
  let name: String
  let bit: UInt8

  static let all = LedgerColumns.all.compactMap { column in
    column.blank.map { Field(name: column.name, bit: $0) }
  }

  /// Whether a posting has something to say in it.
  func isFilled(_ posting: Posting) -> Bool {
    posting.blanks & 1 << bit == 0 && (!name.hasPrefix("counterparty") || posting.bank != 0)
  }
}
