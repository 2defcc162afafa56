internal import RingtrueCore
internal import RingtrueKernels

extension EntityPlan {
  /// All features of some rows, not scaled yet.
  func parts(of table: Table, _ passage: Passage) throws -> [FeatureColumn] {
    var parts = try (amounts + numbers).map { name in
      FeatureColumn(name, of: [name], sized(try table.numbers(name)))
    }
    var room = [WindowStatistics](repeating: .none, count: passage.ticks.count)
    for amount in amounts.indices {
      for window in windows {
        parts += statistics(amount, over: window, in: passage, room: &room)
      }
      parts.append(habit(amount, in: passage))
    }
    if let time = walk.time {
      parts.append(FeatureColumn("\(walk.entity).since", of: [time, walk.entity], passage.pauses))
    }
    if let residual { parts.append(try residual.feature(of: table)) }
    for encoding in encodings { parts += try encoding.features(of: table) }
    return parts + (try missing(in: table))
  }

  private func sized(_ numbers: [Double]) -> [Double] {
    usesLog ? numbers.map(signedLog) : numbers
  }

  private func statistics(
    _ amount: Int, over window: RowWindow, in passage: Passage, room: inout [WindowStatistics]
  ) -> [FeatureColumn] {
    let name = amounts[amount]
    let cells = passage.cells[amount]
    rolling(window, in: passage).fill(
      &room, of: cells.span, in: passage.groups, first: passage.earlier)
    let windows = room[passage.keptCount...]
    let lineage = [name, walk.entity] + (window.isOfDays ? walk.columns.dropFirst() : [])
    func feature(_ what: String, _ values: [Double]) -> FeatureColumn {
      FeatureColumn("\(name).\(what)@\(window)", of: lineage, values)
    }
    let ratios = zip(cells[passage.keptCount...], windows).map { cell, window in
      signedLog(cell) - signedLog(window.mean)
    }
    return [
      feature("mean", sized(windows.map(\.mean))),
      feature("sd", sized(windows.map(\.deviation))),
      feature("sum", sized(windows.map(\.sum))),
      feature("count", sized(windows.map(\.count))),
      feature("ratio", ratios),
    ]
  }

  private func rolling(_ window: RowWindow, in passage: Passage) -> RollingWindow {
    switch window {
    case .rows(let rows): .rows(rows, withOwn: countsOwn)
    case .days(let days):
      .ticks(Int64(days) * Ticks.day, of: passage.ticks, withOwn: countsOwn)
    }
  }

  private func habit(_ amount: Int, in passage: Passage) -> FeatureColumn {
    let habit = OwnHabit(rows: lookBack, prior: prior, usual: usual[amount])
    let deviations = habit.deviations(of: passage.cells[amount].map(signedLog), in: passage)
    return FeatureColumn("\(amounts[amount]).z", of: [amounts[amount], walk.entity], deviations)
  }

  /// A flag for each column that lacked cells in training, and how many cells a row lacks in all.
  private func missing(in table: Table) throws -> [FeatureColumn] {
    let flags = try holed.map { name in
      FeatureColumn("\(name).missing", of: [name], scaledAs: nil, try holes(of: [name], in: table))
    }
    let names = amounts + numbers + encodings.map(\.column)
    let count = try holes(of: names, in: table)
    return flags + [FeatureColumn("missing", of: names, scaledAs: nil, count)]
  }

  private func holes(of names: [String], in table: Table) throws -> [Double] {
    var counts = [Double](repeating: 0, count: table.rowCount)
    for name in names {
      for row in try table.column(name).missing.rows { counts[row] += 1 }
    }
    return counts
  }
}
