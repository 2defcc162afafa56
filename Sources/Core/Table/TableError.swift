/// Says why columns do not make a table, or a table lacks what was asked of it.
public struct TableError: Error, Equatable, CustomStringConvertible {
  private enum Kind: Equatable {
    case duplicateColumn(String)
    case unequalLengths(String, Int, String, Int)
    case noColumn(String, nearest: String?)
    case notNumeric(String, storage: String)
    case beyondFloat(String, row: Int)
    case otherStorage(String, String, String)
  }

  private let kind: Kind

  /// Two columns have one name.
  public static func duplicateColumn(_ name: String) -> Self { Self(kind: .duplicateColumn(name)) }

  /// Two columns differ in length.
  public static func unequalLengths(
    _ first: String, _ count: Int, _ second: String, _ other: Int
  ) -> Self {
    Self(kind: .unequalLengths(first, count, second, other))
  }

  /// There is no column of that name.
  public static func noColumn(_ name: String, nearest: String?) -> Self {
    Self(kind: .noColumn(name, nearest: nearest))
  }

  /// The column's cells are not numbers.
  public static func notNumeric(_ name: String, storage: String) -> Self {
    Self(kind: .notNumeric(name, storage: storage))
  }

  /// A cell is too large for a 32-bit float.
  public static func beyondFloat(_ name: String, row: Int) -> Self {
    Self(kind: .beyondFloat(name, row: row))
  }

  /// Columns that should stand under each other hold different things.
  public static func otherStorage(_ name: String, _ first: String, _ second: String) -> Self {
    Self(kind: .otherStorage(name, first, second))
  }

  /// What happened, and what to do.
  public var description: String {
    switch kind {
    case .duplicateColumn(let name):
      "two columns are named '\(name)'; rename one"
    case .unequalLengths(let first, let count, let second, let other):
      "column '\(first)' has \(count) rows but '\(second)' has \(other); give every column one cell a row"
    case .noColumn(let name, let nearest):
      "there is no column '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .notNumeric(let name, let storage):
      "column '\(name)' holds \(storage), not numbers; leave it out or encode it"
    case .beyondFloat(let name, let row):
      "column '\(name)' has a number beyond ±3.4e38 in row \(row); rescale it"
    case .otherStorage(let name, let first, let second):
      "column '\(name)' holds \(first) in one table and \(second) in another; read them alike"
    }
  }
}
