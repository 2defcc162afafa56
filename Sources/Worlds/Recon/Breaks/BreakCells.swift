internal import RingtrueCore

extension BreakList {
  /// The cells of a line that an error changed, beside what would stand there had it not happened.
  ///
  /// Roots are those that show what it changed in a system itself. Of some errors the list shows
  /// only what follows, such as that a trade does not match; then that is all there is to see.
  func cells(of line: TradeBreak, row: Int, in columns: [BreakColumn]) -> [TrueCell] {
    guard let number = line.event else { return [] }
    let event = world.events[number]
    let clean = line.unharmed(by: event)
    let keepsLines =
      line.first?.lineCount == clean.first?.lineCount
      && line.second?.lineCount == clean.second?.lineCount
    let roots = keepsLines ? event.roots : event.roots.union([BreakColumn.lines])
    let changed = columns.compactMap { column in
      let values = (column.value(self, clean), column.value(self, line))
      return values.0 == values.1 ? nil : (column: column, clean: values.0, injected: values.1)
    }
    let isShown = changed.contains { !$0.column.shows.isDisjoint(with: roots) }
    return changed.map { cell in
      TrueCell(
        row: row, column: cell.column.name, event: number,
        isRoot: !isShown || !cell.column.shows.isDisjoint(with: roots),
        clean: cell.column.text(cell.clean), injected: cell.column.text(cell.injected))
    }
  }
}

extension TradeBreak {
  /// The line as it would stand on the same day had an error not happened: errors befall none but
  /// trades that match.
  fileprivate func unharmed(by event: TradeEvent) -> TradeBreak {
    let (ours, theirs) = (event.clean.capture, event.clean.risk)
    let matcher = DailyMatcher(capture: Bookings(ours), risk: Bookings(theirs))
    let sides = matcher.sides(
      0..<ours.count, 0..<theirs.count, before: (Int64(firstSeen.number) + 1) * 86_400)
    return TradeBreak(
      group: group, status: matcher.matcher.status(sides.first, sides.second), first: sides.first,
      second: sides.second, riskDate: riskDate, reconDate: reconDate, firstSeen: firstSeen,
      ageDays: ageDays, clears: nil, cause: nil, event: nil)
  }
}

extension BreakColumn {
  /// A number as text; nothing for what is missing.
  fileprivate func text(_ number: Int64?) -> String {
    number.map { shape.cells([$0]).text(0) } ?? ""
  }
}
