internal import RingtrueKernels

extension Mishaps {
  /// What people type wrongly.
  static let keying: [Mishap] = [
    Mishap(
      "qty_keyed", kind: "amount_global", share: 0.09, roots: ["quantity", "original_face"],
      "Another size is typed: by one part in a hundred, or four times as much.",
      dials: [
        Dial("ratio", "how many times the size is typed", mild: 1.01, gross: 4, proportional: true)
      ]
    ) { trade, dials, draws in
      let ratio = dials["ratio"]
      let isUp = draws.draw().chance(0.5)
      let lot = trade.desk.style.lotSize
      trade.edit(&draws) { booking in
        let lots = booking.face / lot
        let other = max(1, Int64(Double(lots) * (isUp ? ratio : 1 / ratio)))
        booking.resize((other == lots ? lots + 1 : other) * lot)
      }
    },
    Mishap(
      "price_keyed", kind: "stale_or_wrong_price", share: 0.09, roots: ["price"],
      "Another price is typed: off by 8 parts in ten thousand, or by five in a hundred.",
      dials: [
        Dial(
          "share", "how far the price is off, as a share", mild: 0.0008, gross: 0.05,
          proportional: true)
      ]
    ) { trade, dials, draws in
      let share = dials["share"]
      let isUp = draws.draw().chance(0.5)
      let price = trade.moved(trade.trade.price, by: share, up: isUp)
      trade.edit(&draws) { $0.price = price }
    },
    Mishap(
      "transposed_digits", kind: "transposed_digits", share: 0.06,
      roots: ["quantity", "original_face", "price"],
      "Two neighbouring digits of a price or a size are swapped, the leading ones at worst.",
      dials: [
        Dial("place", "where digits are swapped: 0 at the end, 1 in front", mild: 0, gross: 1)
      ],
      fits: { !Digits.swaps(of: $0.trade.price / 10_000).isEmpty }
    ) { trade, dials, draws in
      let lot = trade.desk.style.lotSize
      let sizes = Digits.swaps(of: trade.trade.face / lot).map { $0 * lot }
      let prices = Digits.swaps(of: trade.trade.price / 10_000).map { price in
        price * 10_000 + trade.trade.price % 10_000
      }
      let isSize = draws.draw().chance(0.6) && !sizes.isEmpty
      let choice = isSize ? sizes : prices
      let swapped = choice[Int((1 - dials["place"]) * Double(choice.count - 1) + 0.5)]
      trade.edit(&draws) { booking in
        if isSize { booking.resize(swapped) } else { booking.price = swapped }
      }
    },
    Mishap(
      "sign_flip", kind: "sign_flip", share: 0.05, roots: ["quantity"],
      "A quantity has the wrong sign, though its side is right."
    ) { trade, _, draws in
      trade.edit(&draws) { $0.quantity.negate() }
    },
    Mishap(
      "wrong_side", kind: "sign_flip", share: 0.06, roots: ["buy_sell"],
      "A purchase is booked as a sale, or a sale as a purchase.",
      fits: { !$0.isBlock }
    ) { trade, _, draws in
      if draws.draw().chance(0.7) {
        trade.capture[0].isSale.toggle()
        trade.capture[0].settle(trade.trade)
      } else {
        trade.editRisk { booking in
          booking.isSale.toggle()
          booking.quantity.negate()
        }
      }
    },
  ]

  /// What slips by a power of ten.
  static let scales: [Mishap] = [
    Mishap(
      "decimal_shift", kind: "decimal_shift", share: 0.06,
      roots: ["quantity", "original_face", "price"],
      "The point of a price or a size slips by one place, or by two.",
      dials: [
        Dial("two places", "the chance that the point slips by two places", mild: 0, gross: 1)
      ]
    ) { trade, dials, draws in
      let factor: Int64 = draws.draw().chance(dials["two places"]) ? 100 : 10
      let isSize = draws.draw().chance(0.5)
      let isUp =
        draws.draw().chance(0.5) || trade.trade.face % (factor * trade.desk.style.lotSize) != 0
      trade.edit(&draws) { booking in
        if isSize {
          booking.resize(isUp ? booking.face * factor : booking.face / factor)
        } else {
          booking.price = isUp ? booking.price * factor : booking.price / factor
        }
      }
    }
  ]
}

/// The figures of a number.
enum Digits {
  /// The number with two neighbouring figures swapped, in every way that changes it and leaves no
  /// zero in front, from the leading figures to the trailing ones.
  static func swaps(of number: Int64) -> [Int64] {
    let digits = Array(String(number).utf8)
    return zip(digits.indices, digits.indices.dropFirst()).compactMap { place, next in
      guard digits[place] != digits[next], place > 0 || digits[next] != 48 else { return nil }
      var swapped = digits
      swapped.swapAt(place, next)
      return Int64(String(decoding: swapped, as: UTF8.self))
    }
  }
}
