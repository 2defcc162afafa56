internal import RingtrueCore

extension MeasuredFile {
  /// The numbers of a column; a missing one is not a number.
  func numbers(_ name: String) throws -> [Double] {
    try cells(of: name, "a number", missing: .nan) { cells, row in
      cells.number(row) ?? Double(cells.text(row))
    }
  }

  /// The numbers of a column that lacks none.
  func wholeNumbers(_ name: String) throws -> [Double] {
    try cells(of: name, "a number") { cells, row in cells.number(row) ?? Double(cells.text(row)) }
  }

  /// The truth values of a column.
  func flags(_ name: String, missing: Bool? = nil) throws -> [Bool] {
    try cells(of: name, "1 for yes, 0 for no", missing: missing) { cells, row in
      if let number = cells.number(row) { return number == 0 ? false : number == 1 ? true : nil }
      return switch cells.text(row).lowercased() {
      case "no", "false": false
      case "yes", "true": true
      default: nil
      }
    }
  }

  /// The words of a column; nil where a cell is empty.
  func words(_ name: String) throws -> [String?] {
    let column = try table.column(name)
    return (0..<table.rowCount).map { column.missing.contains($0) ? nil : column.cells.text($0) }
  }

  /// The words of the lists in a column.
  func lists(_ name: String) throws -> [[String]] {
    try words(name).map { list in
      (list ?? "").split { "|;".contains($0) }.map { word in
        String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
  }

  /// The times of a column; numbers count seconds.
  func instants(_ name: String) throws -> [Instant] {
    try cells(of: name, "a time such as 2026-03-01T09:30:00Z, or seconds", Self.instant)
  }

  /// The times of a column, where it has them.
  func instantsIfAny(_ name: String) throws -> [Instant?] {
    try cells(of: name, "a time such as 2026-03-01T09:30:00Z, or seconds", missing: .some(nil)) {
      Self.instant($0, $1).map(Optional.some)
    }
  }

  private static func instant(_ cells: Cells, _ row: Int) -> Instant? {
    if let instants = cells.instants { return instants[row] }
    if let days = cells.days { return Instant(days[row]) }
    return cells.number(row).flatMap { seconds in
      seconds.magnitude < 0x1p43
        ? Instant(microseconds: Int64((seconds * 1_000_000).rounded())) : nil
    }
  }

  /// The days of a column, numbered in their order: dates, days of times, whole numbers, or words in
  /// the order of their letters.
  func days(_ name: String) throws -> [Int] {
    let cells = try table.column(name).cells
    let order =
      cells.texts == nil && cells.categories == nil
      ? [:]
      : Dictionary(
        uniqueKeysWithValues: zip(Set(try words(name).compactMap(\.self)).sorted(), 0...))
    return try self.cells(of: name, "a day such as 2026-03-01, or its number") { cells, row in
      if let days = cells.days { return Int(days[row].number) }
      if let instants = cells.instants { return Int(instants[row].day.number) }
      if let integers = cells.integers { return Int(integers[row]) }
      return order[cells.text(row)]
    }
  }

  /// Amounts in minor units, and how many of those make up a major one; a missing amount is none.
  func amounts(_ name: String) throws -> (minor: [Int64], perMajor: Double) {
    let column = try table.column(name)
    let missing = (0..<table.rowCount).map(column.missing.contains)
    if let decimals = column.cells.decimals {
      return (zip(decimals.units, missing).map { $1 ? 0 : $0 }, Double(decimals.unitsPerMajor))
    }
    if let integers = column.cells.integers {
      return (zip(integers, missing).map { $1 ? 0 : $0 }, 1)
    }
    return (
      try numbers(name).map { number in
        guard abs(number) < 0x1p53 else { return 0 }
        return Int64((number * 100).rounded())
      }, 100
    )
  }

  /// What is read from each cell; complains of the first that is empty, or cannot be read.
  private func cells<Value>(
    of name: String, _ expected: String, missing: Value? = nil, _ read: (Cells, Int) -> Value?
  ) throws -> [Value] {
    let column = try table.column(name)
    return try (0..<table.rowCount).map { row in
      if column.missing.contains(row) {
        if let missing { return missing }
        throw Failure(
          .badData,
          "column '\(name)' is empty in row \(row + 1); write \(expected), or leave out "
            + "the row")
      }
      guard let value = read(column.cells, row) else {
        let text = column.cells.text(row).quoted
        throw Failure(
          .badData, "column '\(name)' has \(text) in row \(row + 1); write \(expected)")
      }
      return value
    }
  }
}
