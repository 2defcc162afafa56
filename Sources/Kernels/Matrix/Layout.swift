/// How a matrix lies in a span of floats: rows, columns, and how far apart neighbours are.
///
/// A transpose or a part of a larger matrix is only another layout of the same floats.
package struct Layout: Sendable, Equatable {
  /// How many rows there are.
  package let rows: Int

  /// How many columns there are.
  package let columns: Int

  /// The distance from a row to the next.
  package let rowStride: Int

  /// The distance from a column to the next.
  package let columnStride: Int

  private init(rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// Row after row, each `stride` floats after the one before; adjacent if that is not given.
  package init(rows: Int, columns: Int, stride: Int? = nil) {
    let stride = stride ?? columns
    precondition(
      rows >= 0 && columns >= 0 && stride >= columns,
      "layout: \(rows) rows of \(columns) columns, \(stride) apart")
    self.init(rows: rows, columns: columns, rowStride: stride, columnStride: 1)
  }

  /// The same floats with rows and columns exchanged.
  package var transposed: Layout {
    Layout(rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  /// How many floats it spans, gaps between rows included.
  package var extent: Int {
    guard rows > 0, columns > 0 else { return 0 }
    return (rows - 1) * rowStride + (columns - 1) * columnStride + 1
  }
}
