/// How a file of data is to be read; every part left alone is found out from the file.
public struct ReadingOptions: Sendable {
  /// The character between cells; found out if nil.
  public var delimiter: Delimiter?
  /// The texts of missing cells, whatever their letter case; spaces around them do not count.
  public var nulls: [String] = Self.usualNulls
  /// Kinds that columns must have, by name; a cell that does not fit is a problem.
  public var kinds: [String: ColumnKind] = [:]
  /// The column that says which rows are anomalous.
  public var label: String?
  /// The column that names the rows.
  public var id: String?
  /// What is too much.
  public var limits = Limits()
  /// How many threads read; the result does not depend on it.
  public var threads = 1

  /// Reads as a careful person would without being told anything.
  public init() {}

  /// An empty cell, and how spreadsheets, SQL, pandas and R write one.
  public static let usualNulls = ["", "NA", "N/A", "null", "NaN", "<NA>"]

  /// A character that may stand between cells.
  public enum Delimiter: UInt8, Sendable, CaseIterable {
    /// `,`
    case comma = 0x2C
    /// `;`
    case semicolon = 0x3B
    /// The tabulator.
    case tab = 0x09
    /// `|`
    case pipe = 0x7C

    /// The character itself.
    public var character: Character { Character(Unicode.Scalar(rawValue)) }
  }

  /// What is too much for one file; a file beyond it is refused, not cut.
  public struct Limits: Sendable {
    /// Columns.
    public var columns = 20_000
    /// Bytes of one cell.
    public var cellBytes = 8 << 20
    /// Rows.
    public var rows = Int(UInt32.max)
    /// Different words of a column before it is held as texts.
    public var words = 1 << 20

    /// Limits that ordinary files do not reach.
    public init() {}
  }
}
