internal import RingtrueKernels

extension Mishaps {
  /// What has not been seen before, or ought not to be seen at all.
  static let news: [Mishap] = [
    Mishap(
      "corporate_action", kind: "history_departure", share: 0.04, pull: 2, roots: ["pool_factor"],
      "The second system has last month's factor still.",
      fits: { $0.desk.hasFactor && $0.trade.quantity > 5000 }
    ) { trade, _, _ in
      let month = trade.market.calendar.month(trade.trade.day)
      let last =
        month > 0
        ? trade.market.factor(trade.trade.instrument, month: month - 1)
        : scaled(trade.trade.factor, by: 101, over: 100)
      trade.editRisk { $0.refactor(last) }
    },
    Mishap(
      "counterparty_dispute", kind: "stale_or_wrong_price", share: 0.03,
      roots: ["price", "settle_date"],
      "The other side disputes the price, and nothing settles meanwhile.",
      dials: [
        Dial(
          "share", "how far the price is off, as a share", mild: 0.002, gross: 0.03,
          proportional: true)
      ]
    ) { trade, dials, draws in
      let share = dials["share"]
      let price = trade.moved(trade.trade.price, by: share, up: draws.draw().chance(0.5))
      let days = draws.draw().integer(in: 3...8)
      for line in trade.risk.indices {
        trade.risk[line].settleDate = trade.putOff(trade.risk[line].settleDate, by: days)
      }
      trade.editRisk { $0.price = price }
    },
    Mishap(
      "unauthorised_trade", kind: "hour_context", share: 0.03, roots: ["entry_ts", "account_id"],
      "Someone books a trade at night that nobody agreed to.",
      dials: [Dial("hour", "the hour of entry, at the latest", mild: 19.3, gross: 23.5)],
      fits: { !$0.isBlock }
    ) { trade, dials, draws in
      let hour = dials["hour"] - Double(draws.draw().integer(in: 0..<900)) / 3600
      let midnight = trade.capture[0].entry - Int64(trade.trade.second)
      trade.capture[0].entry = midnight + Int64(hour * 3600)
      trade.capture[0].account = Int32(draws.draw().integer(in: 0..<150))
      trade.risk = []
    },
    Mishap(
      "late_settlement_stuck", cause: "unsettled", kind: "late_settlement_stuck", share: 0.05,
      roots: ["settle_date"],
      "What looks like timing does not clear, for 4 to 25 business days.",
      dials: [
        Dial(
          "age", "how many business days it has been open", mild: 4, gross: 25, proportional: true)
      ]
    ) { trade, dials, draws in
      let age = Int(dials["age"] + 0.5)
      let days = age + draws.draw().integer(in: 1...3)
      for line in trade.risk.indices {
        trade.risk[line].settleDate = trade.putOff(trade.risk[line].settleDate, by: days)
      }
      trade.age = age
    },
    Mishap(
      "novel_sanctions_hold", kind: "history_departure", share: 0.02,
      roots: ["settle_date", "account_id"],
      "The second system parks a trade in an account for what may not be settled.",
      fits: { !$0.isBlock }
    ) { trade, _, draws in
      let step = Int32(draws.draw().integer(in: 1..<150))
      trade.risk[0].account = (trade.risk[0].account + step) % 150
      trade.risk[0].settleDate = trade.putOff(trade.risk[0].settleDate, by: 15)
    },
    Mishap(
      "novel_token_mismatch", kind: "history_departure", share: 0.02,
      roots: ["quantity", "original_face"],
      "The second system holds tokens of a security, a little more or less than one for one.",
      dials: [
        Dial(
          "share", "how far the quantity is off, as a share", mild: 0.004, gross: 0.1,
          proportional: true)
      ],
      fits: { $0.trade.quantity > 1000 && !$0.isBlock }
    ) { trade, dials, draws in
      let share = dials["share"]
      let isUp = draws.draw().chance(0.5)
      trade.editRisk { booking in
        booking.resize(Int64(Double(booking.face) * (isUp ? 1 + share : 1 - share)))
      }
    },
  ]
}
