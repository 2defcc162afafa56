internal import RingtrueKernels

extension Mishaps {
  /// Business days until things have taken care of themselves: 1.4 on average.
  private static func delay(_ draws: inout RandomStream) -> Int {
    1 + min(draws.next(Geometric(mean: 0.4)), 9)
  }

  /// What it is called that one system knows a trade, and the other not yet.
  static let lateFeed = "late_feed"

  /// What arrives late, and clears.
  static let timing: [Mishap] = [
    Mishap(
      lateFeed, share: 0.006, roots: ["entry_ts"],
      "The second system hears of a trade some days late."
    ) { trade, _, draws in
      let entry = trade.morning(delay(&draws), draws.draw())
      for line in trade.risk.indices { trade.risk[line].entry = entry }
    },
    Mishap(
      "unsettled", share: 0.0035, roots: ["settle_date"],
      "The second system rolls the settlement of a deal that has not settled."
    ) { trade, _, draws in
      let days = delay(&draws)
      for line in trade.risk.indices {
        trade.risk[line].settleDate = trade.putOff(trade.risk[line].settleDate, by: days)
      }
    },
    Mishap(
      "pending_amend", share: 0.006, roots: ["entry_ts"],
      "A deal is amended, and the second system follows up to two days later.",
      fits: { !$0.isBlock }
    ) { trade, _, draws in
      let days = draws.draw().integer(in: 0...2)
      amend(&trade, follows: days, draws: &draws)
    },
    Mishap(
      "cancel_correct_pair", cause: "pending_amend", share: 0.003, roots: ["entry_ts"],
      "A deal is cancelled and booked anew in both systems on one day.",
      fits: { !$0.isBlock }
    ) { trade, _, draws in
      cancelAndCorrect(&trade, inRisk: true, draws: &draws)
    },
  ]

  /// The first version had another size; the systems learn of the right one at different times.
  private static func amend(
    _ trade: inout TradeCase, follows days: Int, draws: inout RandomStream
  ) {
    let old = otherFace(trade, &draws)
    let later = trade.capture[0].entry + Int64(draws.draw().integer(in: 600..<7200))
    let morning = trade.morning(max(days, 1), draws.draw())
    amend(&trade.capture, trade.trade, from: old, at: later)
    amend(&trade.risk, trade.trade, from: old, at: days == 0 ? later + 300 : morning)
  }

  private static func amend(
    _ lines: inout [Booking], _ trade: Trade, from old: Int64, at entry: Int64
  ) {
    guard var right = lines.first else { return }
    right.version = 2
    right.action = .amend
    right.entry = max(entry, right.entry + 60)
    lines[0].resize(old)
    lines[0].settle(trade)
    lines.append(right)
  }

  /// Books a deal of another size first, then takes it back and books the right one.
  static func cancelAndCorrect(
    _ trade: inout TradeCase, inRisk: Bool, draws: inout RandomStream
  ) {
    let old = otherFace(trade, &draws)
    let wait = Int64(draws.draw().integer(in: 300..<5400))
    cancelAndCorrect(&trade.capture, trade.trade, from: old, after: wait)
    if inRisk {
      cancelAndCorrect(&trade.risk, trade.trade, from: old, after: wait + 240)
    } else {
      trade.risk[0].resize(old)
      trade.risk[0].settle(trade.trade)
    }
  }

  private static func cancelAndCorrect(
    _ lines: inout [Booking], _ trade: Trade, from old: Int64, after wait: Int64
  ) {
    guard var right = lines.first else { return }
    lines[0].resize(old)
    lines[0].settle(trade)
    var cancel = lines[0]
    cancel.version = 2
    cancel.action = .cancel
    cancel.entry += wait
    right.version = 3
    right.entry += wait + 45
    lines += [cancel, right]
  }

  /// Another size such as the desk deals in, in whole lots.
  private static func otherFace(_ trade: TradeCase, _ draws: inout RandomStream) -> Int64 {
    let lot = trade.desk.style.lotSize
    let lots = trade.trade.face / lot
    let other = Int64(Double(lots) * draws.draw().real(in: 0.5..<2))
    return (other == lots ? lots + 1 : max(1, other)) * lot
  }

  /// What lies just outside tolerance.
  static let edges: [Mishap] = [
    Mishap(
      "tolerance_edge", share: 0.001, roots: ["price"],
      "The second system's average price lies just outside tolerance."
    ) { trade, _, draws in
      let step = Int64(draws.draw().integer(in: 11...15)) * 100
      let sign: Int64 = draws.draw().chance(0.5) ? 1 : -1
      trade.editRisk { $0.price += sign * step }
    },
    Mishap(
      "forward_rate", cause: "tolerance_edge", share: 0.002, roots: ["fx_rate"],
      "The second system exchanges at the deal's own forward rate, a little off the day's.",
      fits: { $0.isForeign && $0.principal > 500_000 }
    ) { trade, _, draws in
      let share = draws.draw().real(in: 0.0002..<0.002)
      let isUp = draws.draw().chance(0.5)
      trade.editRisk { $0.rate = Int64(Double($0.rate) * (isUp ? 1 + share : 1 - share)) }
    },
  ]
}
