internal import RingtrueCore

/// An array of numbers as NumPy writes one.
public struct NumberArray: Sendable, Equatable {
  /// How long it is in each dimension.
  public let shape: [Int]
  /// The numbers in C order: the last dimension changes fastest.
  public let values: [Double]

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
    let flat = header.kind.numbers(data, count: count)
    shape = header.shape
    values = header.isFortranOrder ? Self.reordered(flat, shape) : flat
  }

  /// From Fortran order, where the first dimension changes fastest, to C order.
  private static func reordered(_ flat: [Double], _ shape: [Int]) -> [Double] {
    var strides = [1]
    for length in shape.dropLast() { strides.append((strides.last ?? 1) * length) }
    return flat.indices.map { index in
      var rest = index
      var place = 0
      for dimension in shape.indices.reversed() {
        place += rest % shape[dimension] * strides[dimension]
        rest /= shape[dimension]
      }
      return flat[place]
    }
  }

  /// The rows as a table with columns `x0`, `x1`, …; NaN is missing.
  func table() throws(Problem) -> Table {
    guard shape.count == 1 || shape.count == 2 else {
      throw Problem("X has \(shape.count) dimensions; it must have rows and columns")
    }
    let width = shape.count == 2 ? shape[1] : 1
    if let index = values.firstIndex(where: \.isInfinite) {
      throw Problem("X is infinite in row \(index / width), column \(index % width); mend it")
    }
    let columns = (0..<width).map { column in
      let cells = (0..<shape[0]).map { values[$0 * width + column] }
      let missing = RowSet(cells.indices.filter { cells[$0].isNaN })
      return Column("x\(column)", .reals(cells.map { $0.isNaN ? 0 : $0 }), missing: missing)
    }
    do { return try Table(columns: columns) } catch { throw Problem(error.description) }
  }

  /// The numbers as labels: 0 is normal, 1 anomalous, NaN unlabelled.
  func labels(count: Int) throws(Problem) -> Labels {
    guard values.count == count else {
      throw Problem("y has \(values.count) labels for \(count) rows; give every row one")
    }
    var labels: [Label] = []
    for (row, value) in values.enumerated() {
      guard value.isNaN || value == 0 || value == 1 else {
        throw Problem("y is \(value) in row \(row); labels are 0, 1 or NaN")
      }
      labels.append(value.isNaN ? .unlabelled : value == 0 ? .normal : .anomalous)
    }
    return Labels(labels)
  }
}

/// How the numbers of an array lie in its bytes.
enum NumberKind: String {
  case float32 = "<f4"
  case float64 = "<f8"
  case int32 = "<i4"
  case int64 = "<i8"
  case uint8 = "|u1"
  case int8 = "|i1"
  case flag = "|b1"

  var size: Int {
    switch self {
    case .float64, .int64: 8
    case .float32, .int32: 4
    case .uint8, .int8, .flag: 1
    }
  }

  /// The numbers; whole ones beyond 2⁵³ are rounded to the nearest.
  func numbers(_ bytes: ArraySlice<UInt8>, count: Int) -> [Double] {
    (0..<count).map { number in
      let start = bytes.startIndex + number * size
      let bits = (0..<size).reduce(0 as UInt64) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
      return self.number(bits)
    }
  }

  private func number(_ bits: UInt64) -> Double {
    switch self {
    case .float64: Double(bitPattern: bits)
    case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
    case .int64: Double(Int64(bitPattern: bits))
    case .int32: Double(Int32(truncatingIfNeeded: bits))
    case .int8: Double(Int8(truncatingIfNeeded: bits))
    case .uint8: Double(bits)
    case .flag: bits == 0 ? 0 : 1
    }
  }
}
