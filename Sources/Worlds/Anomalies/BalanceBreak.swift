internal import RingtrueCore
internal import RingtrueKernels

/// A balance that does not follow from the one before it and the amount.
struct BalanceBreak: AnomalyKind {
  let card = KindCard(
    id: "balance_break", family: .dependency,
    summary: "The balance after a posting does not follow from the balance before and the amount.",
    decoy: "A fee that was netted into the balance.", catcher: "the rule before ± amount = after",
    impact: .misstatement, impactFormula: "|residual|",
    dials: [
      Dial("factor", "the residual, in ordinary residuals", mild: 1, gross: 6, proportional: true),
      Dial("cascade", "the chance that later balances carry it on", mild: 0.25, gross: 0.25),
    ])

  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws) else { return nil }
    let size = max(1, Int64(Double(Self.ordinary(&draws)) * dials["factor"]))
    let residual = draws.draw().chance(0.5) ? size : -size
    let goesOn = draws.draw().chance(dials["cascade"])
    guard !goesOn || site.headroom(from: row) + residual >= 0 else { return nil }
    var posting = site.postings[row]
    posting.after += residual
    let ripple: Ripple = goesOn ? .corrupts : .none
    return Draft(
      [.change(row, to: posting, ripple)], impact: size,
      parameters: ["propagation": .string(goesOn ? "cascade" : "local")])
  }

  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
    guard let row = site.row(&draws) else { return nil }
    var posting = site.postings[row]
    posting.after -= Self.ordinary(&draws)
    return Draft([.change(row, to: posting, .none)], impact: 0)
  }

  /// What balances are off by in any real ledger: a cent, or a fee.
  private static func ordinary(_ draws: inout RandomStream) -> Int64 {
    draws.choose([1, 1, 1, 146, 250, 600])
  }
}
