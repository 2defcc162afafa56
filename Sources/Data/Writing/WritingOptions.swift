/// How a file of data is to be written.
public struct WritingOptions: Sendable {
  /// The character between cells; a tabulator in `.tsv` files, a comma elsewhere, if nil.
  public var delimiter: ReadingOptions.Delimiter?
  /// Whether texts that a spreadsheet would take for formulas get a `'` before them.
  public var formulaSafe = false
  /// The text of missing cells.
  public var null = ""

  /// Writes what a reader with usual options reads back equal.
  public init() {}
}
