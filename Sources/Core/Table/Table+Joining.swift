extension Table {
  /// Puts tables of the same columns under each other.
  ///
  /// Words are coded anew by one dictionary; columns of one name must have one storage.
  public init(joining tables: [Table]) throws(TableError) {
    guard let first = tables.first, tables.count > 1 else {
      self = tables.first ?? .empty
      return
    }
    var columns: [Column] = []
    for column in first.columns {
      var parts: [Column] = []
      for table in tables { parts.append(try table.column(column.name)) }
      columns.append(try Column(joining: parts))
    }
    try self.init(columns: columns)
  }
}

extension Column {
  /// Puts columns of one storage under each other.
  fileprivate init(joining parts: [Column]) throws(TableError) {
    let first = parts[0]
    var missing = RowSet()
    var offset = 0
    for part in parts {
      guard part.cells.storage == first.cells.storage else {
        throw .otherStorage(first.name, first.cells.storage, part.cells.storage)
      }
      if !part.missing.isEmpty { missing = missing.appending(part.missing, at: offset) }
      offset += part.count
    }
    self.init(first.name, Cells(joining: parts.map(\.cells)), missing: missing)
  }
}

extension Cells {
  /// Puts cells of one storage under each other.
  fileprivate init(joining parts: [Cells]) {
    switch parts[0] {
    case .integers: self = .integers(parts.flatMap { $0.integers ?? [] })
    case .decimals(let first):
      let units = parts.flatMap { $0.decimals?.units ?? [] }
      self = .decimals(Decimals(units, scale: first.scale))
    case .reals: self = .reals(parts.flatMap { $0.reals ?? [] })
    case .flags: self = .flags(parts.flatMap { $0.flags ?? [] })
    case .days: self = .days(parts.flatMap { $0.days ?? [] })
    case .instants: self = .instants(parts.flatMap { $0.instants ?? [] })
    case .categories: self = .categories(Categories(joining: parts.compactMap(\.categories)))
    case .texts:
      var joined = Texts()
      for part in parts.compactMap(\.texts) {
        for row in part.indices { joined.append(part.utf8(row)) }
      }
      self = .texts(joined)
    }
  }
}

extension Categories {
  /// Puts columns under each other, keeping the order in which words first come.
  fileprivate init(joining parts: [Categories]) {
    var numbers: [String: UInt32] = [:]
    var levels: [String] = []
    var codes: [UInt32] = []
    for part in parts {
      let renumbered = part.levels.map { word in
        if let number = numbers[word] { return number }
        numbers[word] = UInt32(levels.count)
        levels.append(word)
        return UInt32(levels.count - 1)
      }
      codes.append(contentsOf: part.codes.lazy.map { renumbered[Int($0)] })
    }
    self.init(codes: codes, levels: levels)
  }
}
