public import RingtrueCore

/// The rows of a table as the lines of a file, without their ends.
///
/// The same cells give the same bytes: numbers are written in the shortest form that reads back
/// equal, and only cells that need quotes have them. No text is made of a cell on the way: words are
/// quoted once, and numbers are written figure by figure.
public struct TableLines: Sendable {
  private let columns: [Column]
  private let words: [[[UInt8]]]
  private let delimiter: UInt8
  private let options: WritingOptions

  /// The lines of a table.
  public init(
    _ table: Table, delimiter: ReadingOptions.Delimiter = .comma,
    options: WritingOptions = WritingOptions()
  ) {
    columns = table.columns
    self.delimiter = delimiter.rawValue
    self.options = options
    let isAlone = columns.count == 1
    words = columns.map { column in
      (column.cells.categories?.levels ?? []).map { word in
        var bytes: [UInt8] = []
        let text = options.formulaSafe ? Formula.disarmed(word) : word
        Quoting.append(text, to: &bytes, delimiter: delimiter.rawValue, isAlone: isAlone)
        return bytes
      }
    }
  }

  /// Appends the cells of a row, with delimiters between them.
  public func append(_ row: Int, to bytes: inout [UInt8]) {
    for (place, column) in columns.enumerated() {
      if place > 0 { bytes.append(delimiter) }
      guard !column.missing.contains(row) else {
        append(options.null, to: &bytes)
        continue
      }
      switch column.cells {
      case .integers(let cells): bytes.append(number: cells[row])
      case .decimals(let cells):
        bytes.append(
          decimal: cells.units[row], scale: cells.scale,
          unitsPerMajor: UInt64(cells.unitsPerMajor))
      case .reals(let cells): bytes.append(contentsOf: cells[row].description.utf8)
      case .flags(let cells): bytes.append(contentsOf: (cells[row] ? "true" : "false").utf8)
      case .days(let cells): bytes.append(day: cells[row])
      case .instants(let cells): bytes.append(instant: cells[row])
      case .categories(let cells): bytes.append(contentsOf: words[place][Int(cells.codes[row])])
      case .texts(let cells): append(cells[row], to: &bytes)
      }
    }
  }

  private func append(_ text: String, to bytes: inout [UInt8]) {
    let text = options.formulaSafe ? Formula.disarmed(text) : text
    Quoting.append(text, to: &bytes, delimiter: delimiter, isAlone: columns.count == 1)
  }
}
