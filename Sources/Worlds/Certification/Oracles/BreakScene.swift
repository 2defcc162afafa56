internal import RingtrueCore
internal import RingtrueKernels

/// The breaks of a reconciliation, column by column as whole numbers.
struct BreakScene: Sendable {
  let count: Int
  private let columns: [String: [Int64]]

  init(_ table: Table) {
    count = table.rowCount
    columns = table.columns.reduce(into: [:]) { columns, column in
      columns[column.name] =
        switch column.cells {
        case .integers(let cells): cells
        case .decimals(let cells): cells.units
        case .days(let cells): cells.map { Int64($0.number) }
        case .categories(let cells): cells.codes.map { Int64($0) }
        default: nil
        }
    }
  }

  /// A column; zeros where there is none.
  subscript(name: String) -> [Int64] { columns[name] ?? Array(repeating: 0, count: count) }

  /// A code for each row.
  func codes(_ code: (Int) -> Int) -> [UInt8] {
    (0..<count).map { UInt8(min(max(code($0), 0), 255)) }
  }

  /// How large a difference is beside a size, in steps of a fifth of an octave; 0 for none.
  func share(_ difference: String, of size: String) -> [UInt8] {
    let (differences, sizes) = (self[difference], self[size])
    return codes { row in
      guard differences[row] != 0 else { return 0 }
      let ratio = Double(differences[row].magnitude) / Double(max(1, sizes[row].magnitude))
      return 2 + stepped(5 * Elementary.log(ratio) / Elementary.log(2), from: -110, to: 110, by: 1)
    }
  }
}

extension Clue<BreakScene> {
  /// What the matcher says.
  static let status = Clue("status") { scene in
    let (status, desks) = (scene["MATCHSTATUS"], scene["DESKNAME"])
    return scene.codes { Int(status[$0]) * 16 + Int(desks[$0]) }
  }

  /// How large the difference of quantities is.
  static let quantity = Clue("quantity") { $0.share("QUANTITYDIFFERENCE", of: "QUANTITY") }

  /// How large the difference of prices is.
  static let price = Clue("price") { $0.share("PRICEDIFFERENCE", of: "PRICE") }

  /// How large the difference of money is.
  static let net = Clue("net") { $0.share("NETDIFFERENCE", of: "NET_A") }

  /// How long it has been open, and over how many lines it goes.
  static let age = Clue("age") { scene in
    let (ages, first, second) = (scene["AGE_DAYS"], scene["N_LINES_A"], scene["N_LINES_B"])
    return scene.codes { row in
      min(Int(ages[row]), 40) * 4 + (first[row] == second[row] ? 0 : first[row] == 0 ? 1 : 2)
    }
  }

  /// How large the difference of faces is.
  static let face = Clue("face") { $0.share("ORIGINALFACEDIFFERENCE", of: "ORIGINAL_FACE") }

  /// How the money of the two sides compares: near one, near a power of ten, near its inverse.
  static let money = Clue("money") { scene in
    let (first, second) = (scene["NET_A"], scene["NET_B"])
    return scene.codes { row in
      guard first[row] != 0, second[row] != 0 else { return 0 }
      let ratio = Double(first[row].magnitude) / Double(second[row].magnitude)
      return (first[row] < 0) == (second[row] < 0)
        ? 1 + stepped(Elementary.log(ratio), from: -6, to: 6, by: 0.1) : 255
    }
  }

  /// Whether a difference of prices leaves no rest by nine, as swapped digits do, and its zeros.
  static let digits = Clue("digits") { scene in
    let (prices, faces) = (scene["PRICEDIFFERENCE"], scene["ORIGINALFACEDIFFERENCE"])
    return scene.codes { row in
      func nines(_ units: Int64) -> Int { units == 0 ? 0 : units % 9 == 0 ? 1 : 2 }
      var (left, zeros) = (prices[row].magnitude, 0)
      while left > 0, left % 10 == 0 { (left, zeros) = (left / 10, zeros + 1) }
      return (nines(prices[row]) * 3 + nines(faces[row])) * 8 + min(zeros, 7)
    }
  }

  /// How large the trade is beside others of its desk, in fifths of an octave.
  static let trade = Clue("trade") { scene in
    let (sizes, other) = (scene["QUANTITY"], scene["IMPACT_QUANTITY"])
    return scene.codes { row in
      let size = max(sizes[row].magnitude, other[row].magnitude)
      return stepped(
        5 * Elementary.log(Double(max(1, size))) / Elementary.log(2), from: 0, to: 200, by: 1)
    }
  }

  /// How many days lie between dealing and settling.
  static let term = Clue("term") { scene in
    let (dealt, settled) = (scene["TRADE_DATE"], scene["SETTLE_DATE"])
    return scene.codes { Int(settled[$0] - dealt[$0]) + 8 }
  }

  /// Which way the difference of quantities goes, and on which side.
  static let side = Clue("side") { scene in
    let (difference, side, money) = (
      scene["QUANTITYDIFFERENCE"], scene["BUY_SELL"], scene["CURRENCY"]
    )
    return scene.codes { row in
      let sign = difference[row] == 0 ? 0 : difference[row] > 0 ? 1 : 2
      return (sign * 4 + Int(side[row])) * 8 + Int(money[row])
    }
  }
}

/// What the makers of reconciliations can read from a break.
enum BreakClues {
  /// All clues; a new one is one line here, and every kind's oracle looks at it.
  static let all: [Clue<BreakScene>] = [
    .age, .digits, .face, .money, .net, .price, .quantity, .side, .status, .term, .trade,
  ]
}
