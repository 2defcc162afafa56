internal import RingtrueKernels

/// Two neighbouring digits of an amount that have changed places.
struct TransposedDigits: AnomalyKind {
  let card = KindCard(
    id: "transposed_digits", family: .context,
    summary: "Two neighbouring digits of an amount have changed places.",
    catcher: "amounts that come every month; statistics by client", impact: .misstatement,
    impactFormula: "|change of the amount|",
    dials: [
      Dial("place", "where in the number, from its last digits (0) to its first", mild: 0, gross: 1)
    ], content: [.digits])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let row = site.row(&draws) { !exchanges(in: $0, site).isEmpty }
    guard let row else { return nil }
    let choices = exchanges(in: row, site)
    let wanted = dials["place"] * Double(choices.count - 1)
    let posting = choices[Int(wanted + draws.draw().unit).clamped(to: 0..<choices.count)]
    return Draft(
      [.change(row, to: posting)], impact: abs(posting.amount - site.postings.amount[row]))
  }

  /// The row with each pair of digits exchanged that makes another amount of the same rounding,
  /// from the last pair to the first.
  private func exchanges(in row: Int, _ site: Site) -> [Posting] {
    let own = site.postings.amount[row]
    let step = site.step(of: row)
    let powers = (0..<14).map { (0..<$0).reduce(1 as Int64) { power, _ in power * 10 } }
    return powers.prefix { $0 * 10 <= own }.compactMap { power in
      let (low, high) = (own / power % 10, own / (power * 10) % 10)
      let isFirst = own < power * 100
      let amount = own + (low - high) * 9 * power
      guard amount % step == 0, !(isFirst && low == 0) else { return nil }
      return site.posting(row, amount: amount)
    }
  }
}

extension Int {
  fileprivate func clamped(to range: Range<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound - 1)
  }
}
