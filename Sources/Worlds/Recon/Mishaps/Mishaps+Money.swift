internal import RingtrueKernels

extension Mishaps {
  /// What is valued wrongly.
  static let money: [Mishap] = [
    Mishap(
      "stale_price", kind: "stale_or_wrong_price", share: 0.06, roots: ["price"],
      "The second system's price is days old, from two to twenty.",
      dials: [Dial("days", "how old the price is", mild: 2, gross: 20, proportional: true)]
    ) { trade, dials, draws in
      let (instrument, day) = (trade.trade.instrument, trade.trade.day)
      let days = Int(dials["days"] + 0.5)
      let ratio =
        Double(trade.market.price(instrument, max(0, day - days)))
        / Double(trade.market.price(instrument, day))
      let isUp = ratio == 1 ? draws.draw().chance(0.5) : ratio > 1
      // A price that hardly moved is frozen at a level that can be told from today's.
      let share = max(abs(ratio - 1), 0.0004)
      let price = trade.moved(trade.trade.price, by: share, up: isUp)
      trade.editRisk { $0.price = price }
    },
    Mishap(
      "fx_stale_or_inverted", kind: "fx_wrong", share: 0.05, pull: 5, roots: ["fx_rate"],
      "The second system's rate of exchange is off by 15 to 400 hundredths of a per cent, or inverted.",
      dials: [
        Dial(
          "share", "how far the rate is off, as a share", mild: 0.0015, gross: 0.04,
          proportional: true)
      ],
      fits: { $0.isForeign && $0.principal > 500_000 }
    ) { trade, dials, draws in
      let share = dials["share"]
      let isUp = draws.draw().chance(0.5)
      let isInverted = draws.draw().chance(0.25 * dials.severity)
      trade.editRisk { booking in
        let off = Int64(Double(booking.rate) * (isUp ? 1 + share : 1 - share))
        booking.rate = isInverted ? 10_000_000_000_000_000 / booking.rate : off
      }
    },
    Mishap(
      "fee_table_defect", kind: "inflated_segment", share: 0.04, roots: ["fees"],
      "The second system charges from an old table, three to ten times too much.",
      dials: [
        Dial(
          "ratio", "how many times the commission is charged", mild: 3, gross: 10,
          proportional: true)
      ],
      fits: { $0.principal > 10_000_000 }
    ) { trade, dials, _ in
      // Prices that the two round apart must not make up for the fees.
      let (money, fees) = (trade.risk.net, trade.risk.reduce(0) { $0 + $1.fees })
      let hidden = 100 + money / 50_000 + 2 * abs(trade.capture.net - money)
      let factor = max(Int64(dials["ratio"]), 2 + hidden / max(1, fees))
      for line in trade.risk.indices {
        trade.risk[line].fees *= factor
        trade.risk[line].total()
      }
    },
  ]
}

extension [Booking] {
  /// What the lines come to, without the side.
  fileprivate var net: Int64 { reduce(0) { $0 + Int64($1.net.magnitude) } }
}
