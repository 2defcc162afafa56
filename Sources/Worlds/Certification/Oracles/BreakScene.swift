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
}

/// The kinds of errors in reconciliations, each told from all that ordinary work leaves behind.
enum BreakOracles {
  /// All oracles, by their kinds' names.
  static let all: [Oracle<BreakScene>] = Set(Mishaps.errors.compactMap(\.kind)).sorted().map {
    Oracle($0, .status, .quantity, .price, .net, .age)
  }
}
