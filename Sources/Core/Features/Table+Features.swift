extension Table {
  /// The named columns as features, as they are: decimals in major units, flags as 0 and 1,
  /// missing cells as NaN.
  ///
  /// Cost: one pass a column. Throws where a column holds no numbers, or one beyond `Float`.
  public func features(_ names: [String]) throws(TableError) -> FeatureMatrix {
    var values: [Float] = []
    values.reserveCapacity(names.count * rowCount)
    for name in names {
      try column(name).appendFloats(to: &values)
    }
    return FeatureMatrix(names: names, rowCount: rowCount, values: values)
  }

  /// The names of the columns that hold numbers.
  public var numericColumnNames: [String] {
    columns.filter { $0.cells.isNumeric }.map(\.name)
  }
}

extension Column {
  fileprivate func appendFloats(to values: inout [Float]) throws(TableError) {
    let start = values.count
    switch cells {
    case .integers(let cells): for cell in cells { values.append(Float(cell)) }
    case .flags(let cells): for cell in cells { values.append(cell ? 1 : 0) }
    case .decimals(let cells):
      let unitsPerMajor = Double(cells.unitsPerMajor)
      for units in cells.units { values.append(Float(Double(units) / unitsPerMajor)) }
    case .reals(let cells):
      for (row, cell) in cells.enumerated() {
        let value = Float(cell)
        if value.isInfinite { throw .beyondFloat(name, row: row) }
        values.append(value)
      }
    case .days, .instants, .categories, .texts:
      throw .notNumeric(name, storage: cells.storage)
    }
    if !missing.isEmpty {
      for row in missing.rows { values[start + row] = .nan }
    }
  }
}
