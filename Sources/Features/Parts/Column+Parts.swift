internal import RingtrueCore
internal import RingtrueKernels

extension Table {
  /// The column that plays a part: the one that was named, or that of its role, or else the first of
  /// some usual names; nil if there is none.
  func column(
    named name: String?, role: String?, or usual: [String]
  ) throws(TableError) -> Column? {
    if let name = name ?? role { return try column(name) }
    for name in usual { if let column = self[name] { return column } }
    return nil
  }

  /// The numbers of a column, NaN where missing.
  func numbers(_ name: String) throws(TableError) -> [Double] { try column(name).numbers() }
}

extension Column {
  /// The cells as numbers, NaN where missing; throws where they are none, or beyond 32-bit floats.
  func numbers() throws(TableError) -> [Double] {
    guard cells.isNumeric else { throw .notNumeric(name, storage: cells.storage) }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    let mayMiss = !missing.isEmpty
    for row in 0..<count {
      let number = mayMiss && missing.contains(row) ? .nan : cells.number(row) ?? .nan
      guard !(number.magnitude > Double(Float.greatestFiniteMagnitude)) else {
        throw .beyondFloat(name, row: row)
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether the cells name things, by words or by numbers: whether a sum of them means nothing.
  var isName: Bool {
    switch cells {
    case .categories: true
    case .integers: name == "id" || name.hasSuffix("_id")
    case .decimals, .reals, .flags, .days, .instants, .texts: false
    }
  }
}

/// The logarithm of a number's size, with its sign: amounts of all sizes become comparable.
func signedLog(_ number: Double) -> Double {
  number < 0 ? -Elementary.log1p(-number) : Elementary.log1p(number)
}
