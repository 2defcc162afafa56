internal import RingtrueCore

/// One number for every row, as a rule of one line can look it up.
struct Reading: Sendable {
  /// What it reads, such as `amount` or `rows with its account_id and amount`.
  let name: String
  /// The words that its numbers stand for; such numbers have no order.
  var words: [String]?
  /// Whether rules join it with another reading.
  var isJoined = true
  /// The columns that it reads.
  var columns: [String] = []
  /// The numbers of all rows; NaN where there is nothing to read.
  let values: @Sendable () -> [Double]

  /// A value as a reader of rules wants it.
  func text(_ value: Double) -> String {
    if value == -.infinity { return "missing" }
    if let words { return words.indices.contains(Int(value)) ? words[Int(value)] : "?" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}

/// A way to read tables: one file of rules is a list of these.
struct ReadingFamily: Sendable {
  /// Its name.
  let id: String
  /// What it finds to read in a table.
  let readings: @Sendable (TableView) -> [Reading]
}

/// A table as rules see it: the same questions are asked of its columns again and again.
struct TableView: Sendable {
  let table: Table
  let columns: [ColumnView]
  /// Columns beside the table that no system is shown.
  let hidden: [ColumnView]

  /// Looks at a table, and at columns beside it.
  init(_ table: Table, hidden: [Column] = []) {
    self.table = table
    columns = table.columns.map { ColumnView($0) }
    self.hidden = hidden.map { ColumnView($0) }
  }

  /// The columns of money with the same number of places.
  var money: [ColumnView] {
    let scaled = columns.filter { $0.scale != nil }
    let scales = Dictionary(grouping: scaled) { $0.scale ?? 0 }
    return scales.values.max { $0.count < $1.count } ?? []
  }

  /// Columns whose cells come again, but not everywhere: what rows can have in common.
  var shared: [ColumnView] {
    columns.filter { $0.distinct > 1 && $0.distinct < table.rowCount }
  }
}

/// A column as rules see it.
struct ColumnView: Sendable {
  let column: Column
  /// A number for each different cell, equal where cells are.
  let keys: [UInt64]
  /// How many different cells there are.
  let distinct: Int

  init(_ column: Column) {
    self.column = column
    keys = column.keys
    distinct = Set(keys).count
  }

  var name: String { column.name }

  /// How many places decimals have.
  var scale: Int? { column.cells.decimals?.scale }

  /// The cells as numbers: words as their codes, days and instants as days and seconds, texts as
  /// their length; NaN where a cell is missing.
  var numbers: [Double] {
    var numbers = column.cells.readNumbers
    for row in column.missing.rows { numbers[row] = .nan }
    return numbers
  }

  /// Whether the cells are quantities.
  var isNumeric: Bool { column.cells.isNumeric && column.cells.flags == nil }
}

extension Cells {
  fileprivate var readNumbers: [Double] {
    switch self {
    case .integers(let cells): cells.map { Double($0) }
    case .decimals(let cells):
      cells.units.map { [unit = Double(cells.unitsPerMajor)] in Double($0) / unit }
    case .reals(let cells): cells
    case .flags(let cells): cells.map { $0 ? 1 : 0 }
    case .days(let cells): cells.map { Double($0.number) }
    case .instants(let cells): cells.map { Double($0.microseconds) / 1e6 }
    case .categories(let cells): cells.codes.map { Double($0) }
    case .texts(let cells): (0..<cells.count).map { Double(cells.utf8($0).count) }
    }
  }
}

extension Column {
  /// A number for each cell, equal where cells are.
  fileprivate var keys: [UInt64] {
    var keys: [UInt64] =
      switch cells {
      case .integers(let cells): cells.map { UInt64(bitPattern: $0) }
      case .decimals(let cells): cells.units.map { UInt64(bitPattern: $0) }
      case .reals(let cells): cells.map(\.bitPattern)
      case .flags(let cells): cells.map { $0 ? 1 : 0 }
      case .days(let cells): cells.map { UInt64(bitPattern: Int64($0.number)) }
      case .instants(let cells): cells.map { UInt64(bitPattern: $0.microseconds) }
      case .categories(let cells): cells.codes.map { UInt64($0) }
      case .texts(let cells):
        (0..<cells.count).map { row in
          cells.utf8(row).reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01b3
          }
        }
      }
    for row in missing.rows { keys[row] = 0x9e37_79b9_7f4a_7c15 }
    return keys
  }
}
