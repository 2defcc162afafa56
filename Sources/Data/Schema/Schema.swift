/// The columns of a file, and how each is read.
public struct Schema: Sendable, Equatable {
  /// What a column is for.
  public enum Role: Sendable, Equatable {
    /// It describes the row.
    case feature
    /// It says whether the row is anomalous.
    case label
    /// It names the row.
    case id
  }

  /// One column.
  public struct Field: Sendable, Equatable {
    /// The name in the header.
    public let name: String
    /// How its cells are read.
    public let kind: ColumnKind
    /// What it is for.
    public let role: Role
  }

  /// The columns in the order of the file.
  public let fields: [Field]
  /// The character between cells.
  public let delimiter: Character

  /// The kinds of all columns that are neither label nor id, by name: what another reading of the
  /// same kind of file may declare.
  public var kinds: [String: ColumnKind] {
    let features = fields.filter { $0.role == .feature }
    return Dictionary(features.map { ($0.name, $0.kind) }) { first, _ in first }
  }
}
