public import RingtrueCore

/// An array of numbers as NumPy writes one.
public struct NumberArray: Sendable, Equatable {
  /// How long it is in each dimension.
  public let shape: [Int]
  /// The numbers in C order, where the last dimension changes fastest: whole ones as integers, each
  /// exact, booleans as flags, the others as reals.
  public let cells: Cells

  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// Reads an `.npy` file.
  init(npy bytes: [UInt8]) throws(Problem) {
    let header = try NumPyHeader(bytes)
    let count = try header.count
    let data = bytes[header.dataStart...]
    guard data.count == count * header.kind.size else {
      let wanted = count * header.kind.size
      throw Problem(
        "it has \(data.count) bytes of numbers instead of \(wanted); save or copy it again")
    }
    let flat = try header.kind.cells(data, count: count)
    shape = header.shape
    cells = header.isFortranOrder ? flat.gathering(Self.order(shape, count)) : flat
  }

  /// For each number in C order, its place in Fortran order, where the first dimension changes
  /// fastest.
  private static func order(_ shape: [Int], _ count: Int) -> [Int] {
    var strides = [1]
    for length in shape.dropLast() { strides.append((strides.last ?? 1) * length) }
    return (0..<count).map { index in
      var rest = index
      var place = 0
      for dimension in shape.indices.reversed() {
        place += rest % shape[dimension] * strides[dimension]
        rest /= shape[dimension]
      }
      return place
    }
  }
}

// MARK: - As a table

extension NumberArray {
  /// The rows as a table with columns `x0`, `x1`, …; NaN is missing.
  func table() throws(Problem) -> Table {
    guard shape.count == 1 || shape.count == 2 else {
      throw Problem("X has \(shape.count) dimensions; it must have rows and columns")
    }
    let width = shape.count == 2 ? shape[1] : 1
    if let index = cells.reals?.firstIndex(where: \.isInfinite) {
      throw Problem("X is infinite in row \(index / width), column \(index % width); mend it")
    }
    let columns = (0..<width).map { column in
      Self.column(
        "x\(column)", cells.gathering((0..<shape[0]).map { $0 * width + column }))
    }
    do { return try Table(columns: columns) } catch { throw Problem(error.description) }
  }

  private static func column(_ name: String, _ cells: Cells) -> Column {
    guard let reals = cells.reals else { return Column(name, cells) }
    let missing = RowSet(reals.indices.filter { reals[$0].isNaN })
    return Column(name, .reals(reals.map { $0.isNaN ? 0 : $0 }), missing: missing)
  }

  /// The numbers as labels: 0 is normal, 1 anomalous, NaN unlabelled.
  func labels(count: Int) throws(Problem) -> Labels {
    guard cells.count == count else {
      throw Problem("y has \(cells.count) labels for \(count) rows; give every row one")
    }
    var labels: [Label] = []
    for row in 0..<count {
      let value = cells.number(row) ?? .nan
      guard value.isNaN || value == 0 || value == 1 else {
        throw Problem("y is \(cells.text(row)) in row \(row); labels are 0, 1 or NaN")
      }
      labels.append(value.isNaN ? .unlabelled : value == 0 ? .normal : .anomalous)
    }
    return Labels(labels)
  }
}
