/// Named columns of equal length: what a file or a world holds once it is in memory.
public struct Table: Sendable, Equatable {
  /// The columns, in the order of the file.
  public let columns: [Column]
  /// How many rows every column has.
  public let rowCount: Int

  /// Joins columns into a table; they must agree in length and differ in name.
  public init(columns: [Column]) throws(TableError) {
    var seen: Set<String> = []
    for column in columns {
      guard seen.insert(column.name).inserted else { throw .duplicateColumn(column.name) }
      guard column.count == columns[0].count else {
        throw .unequalLengths(columns[0].name, columns[0].count, column.name, column.count)
      }
    }
    self.columns = columns
    self.rowCount = columns.first?.count ?? 0
  }

  private init(unchecked columns: [Column], rowCount: Int) {
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The names of the columns, in their order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column of that name, if there is one.
  public subscript(name: String) -> Column? { columns.first { $0.name == name } }

  /// The column of that name, or an error that names the nearest one.
  public func column(_ name: String) throws(TableError) -> Column {
    guard let column = self[name] else {
      throw .noColumn(name, nearest: Nearest.match(for: name, in: columnNames))
    }
    return column
  }

  /// The same rows without the named columns; names that are not there are ignored.
  public func removing(_ names: Set<String>) -> Table {
    Table(unchecked: columns.filter { !names.contains($0.name) }, rowCount: rowCount)
  }

  /// The rows of a range, every column cut alike.
  public func rows(_ range: Range<Int>) -> Table {
    Table(unchecked: columns.map { $0.rows(range) }, rowCount: range.count)
  }

  /// The rows at the given places, in that order; a place may come twice.
  public func gathering(_ rows: [Int]) -> Table {
    Table(unchecked: columns.map { $0.gathering(rows) }, rowCount: rows.count)
  }
}

extension Table {
  /// A table without columns and rows.
  public static let empty = Table(unchecked: [], rowCount: 0)
}
