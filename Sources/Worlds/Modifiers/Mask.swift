public import RingtrueCore

/// Columns that systems are not shown, as after a feed has lost them.
public struct Mask: Modifier {
  /// What it is.
  public static let card = KindCard(
    id: "mask", family: .modifier,
    summary: "Systems are not shown some columns; what happens stays the same.",
    catcher: "systems that do without a column", impact: .none,
    impactFormula: "none: the rows stay what they are")

  /// The columns that are hidden.
  public let columns: [String]

  /// Hides columns.
  public init(_ columns: [String]) { self.columns = columns }

  /// Reads `{ columns: ["balance_after"] }`.
  public init(
    reading settings: JSON, on ground: ModifierGround, file: String?
  ) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    columns = fields.require("columns", fields.strings("columns"), else: [])
    for name in columns where !ground.columns.contains(name) {
      let hint = Nearest.hint(for: name, in: ground.columns)
      fields.report(
        "'columns' names '\(name)', which no world '\(ground.world)' can hide; "
          + (hint.isEmpty ? "use some of \(ground.columns.joined(separator: ", "))" : hint),
        at: settings["columns"]?.place)
    }
    try fields.finish()
  }

  /// Its settings.
  public var settings: JSON { ["columns": .array(columns.map { .string($0) })] }

  /// Whether it is one of its columns.
  public func hides(_ column: String) -> Bool { columns.contains(column) }
}

extension Table {
  /// The table without what some modifiers hide.
  func masked(by modifiers: [any Modifier]) throws(TableError) -> Table {
    try Table(
      columns: columns.filter { column in !modifiers.contains { $0.hides(column.name) } })
  }
}
