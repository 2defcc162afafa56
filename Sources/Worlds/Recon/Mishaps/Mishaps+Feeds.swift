internal import RingtrueKernels

extension Mishaps {
  /// What stands in the wrong place.
  static let statics: [Mishap] = [
    Mishap(
      "wrong_account_static", kind: "omitted_fields", share: 0.04, roots: ["account_id"],
      "A trade is booked for another account.", fits: { !$0.isBlock }
    ) { trade, _, draws in
      let step = Int32(draws.draw().integer(in: 1..<150))
      trade.edit(&draws) { $0.account = ($0.account + step) % 150 }
    },
    Mishap(
      "wrong_currency", kind: "fx_wrong", share: 0.04, roots: ["currency"],
      "A trade is booked in another currency."
    ) { trade, _, draws in
      let step = UInt8(draws.draw().integer(in: 1..<Market.currencies.count))
      let currency = (trade.capture[0].currency + step) % UInt8(Market.currencies.count)
      let rate = trade.market.rate(currency, trade.trade.day)
      trade.edit(&draws) { booking in
        booking.currency = currency
        booking.rate = rate
      }
    },
    Mishap(
      "mapping_defect", kind: "omitted_fields", share: 0.05, roots: ["inventory_code"],
      "The second system files a trade in another book."
    ) { trade, _, draws in
      let step = UInt8(draws.draw().integer(in: 1...3))
      trade.editRisk { $0.book = ($0.book + step) % 4 }
    },
  ]

  /// What messages go wrong.
  static let feeds: [Mishap] = [
    Mishap(
      "dropped_message", kind: "missing_posting", share: 0.08, roots: [],
      "One system never hears of a trade."
    ) { trade, _, draws in
      if draws.draw().chance(0.8) { trade.risk = [] } else { trade.capture = [] }
    },
    Mishap(
      "duplicate_feed", kind: "duplicate_posting", share: 0.08, roots: [],
      "The second system books a message twice, at once or the next day.",
      dials: [Dial("at once", "the chance that the copy comes at once", mild: 0.4, gross: 1)]
    ) { trade, dials, draws in
      let isLater = !draws.draw().chance(dials["at once"])
      let wait = Int64(draws.draw().integer(in: 1...120))
      let morning = trade.morning(1, draws.draw())
      trade.risk += trade.risk.map { booking in
        var copy = booking
        copy.line += 16
        copy.entry = isLater ? morning : booking.entry + wait
        return copy
      }
    },
    Mishap(
      "allocation_sum", kind: "missing_posting", share: 0.06, pull: 3,
      roots: ["quantity", "original_face"],
      "The parts of a block do not add up to it: by a lot, or by half of a part.",
      dials: [Dial("share", "what share of a part is missing, in whole lots", mild: 0, gross: 0.5)],
      fits: { $0.isBlock }
    ) { trade, dials, draws in
      let line = draws.draw().integer(in: 0..<trade.risk.count)
      let lot = trade.desk.style.lotSize
      let lots = Int64(Double(trade.risk[line].face / lot) * dials["share"])
      let isUp = trade.risk[line].face <= lot * max(1, lots) || draws.draw().chance(0.5)
      let face = trade.risk[line].face + (isUp ? lot : -lot) * max(1, lots)
      trade.risk[line].resize(face)
      trade.risk[line].settle(trade.trade)
    },
    Mishap(
      "cancel_correct_one_sided", kind: "missing_posting", share: 0.05,
      roots: ["quantity", "original_face"],
      "A trade is cancelled and booked anew in the first system, and in the second stays as it was.",
      fits: { !$0.isBlock }
    ) { trade, _, draws in
      cancelAndCorrect(&trade, inRisk: false, draws: &draws)
    },
  ]
}
