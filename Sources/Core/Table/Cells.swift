/// The cells of a column, each kind in the storage that holds it exactly.
///
/// The set is closed: a reader infers one of these, and everything downstream handles all of them.
public enum Cells: Sendable, Equatable {
  /// Whole numbers.
  case integers([Int64])
  /// Money and other decimals with few places, exact in minor units.
  case decimals(Decimals)
  /// Floating-point numbers.
  case reals([Double])
  /// Yes or no.
  case flags([Bool])
  /// Calendar days.
  case days([Day])
  /// Points in time.
  case instants([Instant])
  /// Words that repeat, coded by a dictionary.
  case categories(Categories)
  /// Free text.
  case texts(Texts)

  /// How many cells there are.
  public var count: Int {
    switch self {
    case .integers(let cells): cells.count
    case .decimals(let cells): cells.units.count
    case .reals(let cells): cells.count
    case .flags(let cells): cells.count
    case .days(let cells): cells.count
    case .instants(let cells): cells.count
    case .categories(let cells): cells.codes.count
    case .texts(let cells): cells.count
    }
  }

  /// The storage's name in schemas and messages.
  public var storage: String {
    switch self {
    case .integers: "integers"
    case .decimals(let cells): "decimals with \(cells.scale) places"
    case .reals: "reals"
    case .flags: "flags"
    case .days: "days"
    case .instants: "instants"
    case .categories: "categories"
    case .texts: "texts"
    }
  }

  /// Whether a cell is a quantity that a detector can take as it is.
  public var isNumeric: Bool {
    switch self {
    case .integers, .decimals, .reals, .flags: true
    case .days, .instants, .categories, .texts: false
    }
  }

  /// The cell as a number, for the numeric storages: decimals in major units, flags as 0 and 1.
  public func number(_ row: Int) -> Double? {
    switch self {
    case .integers(let cells): Double(cells[row])
    case .decimals(let cells): cells.number(row)
    case .reals(let cells): cells[row]
    case .flags(let cells): cells[row] ? 1 : 0
    case .days, .instants, .categories, .texts: nil
    }
  }

  /// The cell as the text a file would hold; numbers in their shortest form that reads back equal.
  public func text(_ row: Int) -> String {
    switch self {
    case .integers(let cells): String(cells[row])
    case .decimals(let cells): cells.text(row)
    case .reals(let cells): cells[row].description
    case .flags(let cells): cells[row] ? "true" : "false"
    case .days(let cells): cells[row].description
    case .instants(let cells): cells[row].description
    case .categories(let cells): cells.level(row)
    case .texts(let cells): cells[row]
    }
  }

  /// The cells of a range of rows.
  public func rows(_ range: Range<Int>) -> Cells {
    switch self {
    case .integers(let cells): .integers(Array(cells[range]))
    case .decimals(let cells): .decimals(Decimals(Array(cells.units[range]), scale: cells.scale))
    case .reals(let cells): .reals(Array(cells[range]))
    case .flags(let cells): .flags(Array(cells[range]))
    case .days(let cells): .days(Array(cells[range]))
    case .instants(let cells): .instants(Array(cells[range]))
    case .categories(let cells):
      .categories(Categories(codes: Array(cells.codes[range]), levels: cells.levels))
    case .texts(let cells): .texts(cells.gathering(range))
    }
  }

  /// The cells at the given rows, in that order.
  public func gathering(_ rows: [Int]) -> Cells {
    switch self {
    case .integers(let cells): .integers(rows.map { cells[$0] })
    case .decimals(let cells):
      .decimals(Decimals(rows.map { cells.units[$0] }, scale: cells.scale))
    case .reals(let cells): .reals(rows.map { cells[$0] })
    case .flags(let cells): .flags(rows.map { cells[$0] })
    case .days(let cells): .days(rows.map { cells[$0] })
    case .instants(let cells): .instants(rows.map { cells[$0] })
    case .categories(let cells):
      .categories(Categories(codes: rows.map { cells.codes[$0] }, levels: cells.levels))
    case .texts(let cells): .texts(cells.gathering(rows))
    }
  }
}

// MARK: - One storage

extension Cells {
  /// The whole numbers, if the cells are these.
  public var integers: [Int64]? { if case .integers(let cells) = self { cells } else { nil } }
  /// The decimals, if the cells are these.
  public var decimals: Decimals? { if case .decimals(let cells) = self { cells } else { nil } }
  /// The floating-point numbers, if the cells are these.
  public var reals: [Double]? { if case .reals(let cells) = self { cells } else { nil } }
  /// The flags, if the cells are these.
  public var flags: [Bool]? { if case .flags(let cells) = self { cells } else { nil } }
  /// The days, if the cells are these.
  public var days: [Day]? { if case .days(let cells) = self { cells } else { nil } }
  /// The instants, if the cells are these.
  public var instants: [Instant]? { if case .instants(let cells) = self { cells } else { nil } }
  /// The coded words, if the cells are these.
  public var categories: Categories? {
    if case .categories(let cells) = self { cells } else { nil }
  }
  /// The free text, if the cells are this.
  public var texts: Texts? { if case .texts(let cells) = self { cells } else { nil } }
}
