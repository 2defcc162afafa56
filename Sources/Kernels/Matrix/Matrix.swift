/// A dense matrix of floats, row by row.
package struct Matrix: Sendable, Equatable {
  /// How many rows there are.
  package let rows: Int

  /// How many columns there are.
  package let columns: Int

  /// The elements, row after row.
  package var elements: [Float]

  /// A matrix of the given elements, row after row.
  package init(rows: Int, columns: Int, elements: [Float]) {
    precondition(rows >= 0 && columns >= 0, "matrix: \(rows) rows of \(columns) columns")
    precondition(
      elements.count == rows * columns,
      "matrix: \(elements.count) elements for \(rows) rows of \(columns)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix of one number.
  package init(rows: Int, columns: Int, repeating element: Float = 0) {
    self.init(
      rows: rows, columns: columns, elements: [Float](repeating: element, count: rows * columns))
  }

  /// The element in a row and a column.
  package subscript(row: Int, column: Int) -> Float {
    get { elements[place(row, column)] }
    set { elements[place(row, column)] = newValue }
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    precondition(0..<rows ~= row && 0..<columns ~= column, "matrix: no element (\(row), \(column))")
    return row * columns + column
  }
}
