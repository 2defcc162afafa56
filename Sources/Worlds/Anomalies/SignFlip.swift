internal import RingtrueCore
internal import RingtrueKernels

/// Money that goes where it should come, or comes where it should go.
struct SignFlip: AnomalyKind {
  let card = KindCard(
    id: "sign_flip", family: .dependency,
    summary: "A posting is booked on the wrong side.",
    decoy: "A posting that is taken back within the hour.",
    catcher: "the rule before ± amount = after; operations on their wrong side",
    impact: .misstatement, impactFormula: "2 · the amount",
    dials: [Dial("repaired", "the chance that the balances follow it", mild: 1, gross: 0)])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let isRepaired = draws.draw().chance(dials["repaired"])
    let row = site.row(&draws) { row in
      !isRepaired || site.headroom(from: row) >= 2 * site.postings[row].signed
    }
    guard let row else { return nil }
    let ripple: Ripple = isRepaired ? .moves : .none
    return Draft(
      [.change(row, to: Self.flipped(site.postings[row]), ripple)],
      impact: 2 * site.postings.amount[row],
      parameters: ["balances": .string(isRepaired ? "follow" : "stand")])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    let row = site.row(&draws) { row in
      site.postings.type[row] != .credit && site.postings.channel[row] != .system
    }
    guard let row else { return nil }
    var back = Self.flipped(site.postings[row])
    back.time += Int64(draws.draw().integer(in: 60...3600))
    guard back.time / 86_400 == site.postings.time[row] / 86_400 else { return nil }
    return Draft([.insert(back)], impact: 0, claims: [row])
  }

  private static func flipped(_ posting: Posting) -> Posting {
    var posting = posting
    posting.type = posting.type == .credit ? .debit : .credit
    return posting
  }
}
