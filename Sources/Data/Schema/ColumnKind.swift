internal import RingtrueCore

/// How the cells of a column are read and held.
public enum ColumnKind: Sendable, Hashable {
  /// True or false.
  case flags
  /// Whole numbers that fit 64 bits.
  case integers
  /// Decimals, exact in minor units, with that many places.
  case decimals(scale: Int)
  /// Floating-point numbers, each the nearest to what the file says.
  case reals
  /// Calendar days.
  case days
  /// Points in time.
  case instants
  /// Words that repeat.
  case categories
  /// Free text.
  case texts
}

extension ColumnKind {
  /// The kind of a column's storage.
  init(of cells: Cells) {
    self =
      switch cells {
      case .flags: .flags
      case .integers: .integers
      case .decimals(let cells): .decimals(scale: cells.scale)
      case .reals: .reals
      case .days: .days
      case .instants: .instants
      case .categories: .categories
      case .texts: .texts
      }
  }
}

extension ColumnKind: CustomStringConvertible {
  /// The kind's name in schemas and messages.
  public var description: String {
    switch self {
    case .flags: "flags"
    case .integers: "integers"
    case .decimals(let scale): "decimals with \(scale) places"
    case .reals: "reals"
    case .days: "days"
    case .instants: "instants"
    case .categories: "categories"
    case .texts: "texts"
    }
  }

  /// What one cell of the kind is called in a message.
  var article: String {
    switch self {
    case .flags: "true or false"
    case .integers: "a whole number of 64 bits"
    case .decimals(let scale): "a decimal with up to \(scale) places and 18 digits"
    case .reals: "a finite number"
    case .days: "a date such as 2026-03-01"
    case .instants: "a time such as 2026-03-01T09:30:00Z"
    case .categories, .texts: "a text"
    }
  }
}
