public import RingtrueCore
internal import RingtrueKernels

extension Reconciliation {
  /// What a system holds, by time of entry; nothing in it tells the truth. Each thread makes a
  /// column at a time.
  public func table(_ system: TradingSystem, threads: Int = 1) throws(TableError) -> Table {
    let (rows, order) = (rows(self[system], system), order(of: system, threads: threads))
    let columns = TradeColumns.all(market, system)
    return try Table(
      columns: parallelMap(Chunks(columns.count, of: 1), width: threads) { places in
        places.map { columns[$0].column(rows, order: order) }
      }.flatMap { $0 })
  }

  /// The lines of a system in the order of its table: by entry, and those of one second mixed.
  func order(of system: TradingSystem, threads: Int = 1) -> [UInt32] {
    let key = key(of: system)
    return TimeSpans(self[system].entry).order(threads: threads, key: key)
  }

  /// What the lines of a system are sorted by, whatever block they are of.
  func keys(of system: TradingSystem) -> [UInt64] {
    (0..<self[system].count).map(key(of: system))
  }

  private func key(of system: TradingSystem) -> @Sendable (_ row: Int) -> UInt64 {
    let bookings = self[system]
    let mix = RandomStream(seed: seed, name: "recon/order")
    return { [numbers] row in
      let line = UInt64(bookings.line[row]) << 8 | UInt64(bookings.version[row])
      let tie = mix[UInt64(numbers[Int(bookings.group[row])]) << 16 | line].bits >> 33
      return UInt64(bookings.entry[row]) << 31 | tie
    }
  }

  /// What really happened to the rows of a system's table.
  public func truth(of system: TradingSystem) -> GroundTruth {
    let (bookings, order) = (self[system], order(of: system))
    var place = [Int: Int](minimumCapacity: events.count)
    for (number, event) in events.enumerated() { place[event.group] = number }
    var rows = [TrueRow](repeating: TrueRow(label: .normal), count: order.count)
    var (members, cells) = ([[Int]](repeating: [], count: events.count), [TrueCell]())
    for (row, source) in order.enumerated() {
      guard let number = place[Int(bookings.group[Int(source)])] else { continue }
      let booking = bookings[Int(source)]
      guard !events[number].clean[system].contains(booking) else { continue }
      rows[row] = TrueRow(label: .anomalous, event: number)
      members[number].append(row)
      cells += self.cells(events[number], booking, row: row, event: number, in: system)
    }
    let facts = zip(events, members).map { fact($0, rows: $1) }
    return GroundTruth(rows: rows, events: facts, cells: cells)
  }

  /// The cells of a line that an error changed; a line that it put in has none.
  private func cells(
    _ event: TradeEvent, _ booking: Booking, row: Int, event number: Int, in system: TradingSystem
  ) -> [TrueCell] {
    let clean = event.clean[system].first {
      $0.line == booking.line && $0.version == booking.version
    }
    guard let clean else { return [] }
    let pair = rows(Bookings([clean, booking]), system)
    return TradeColumns.all(market, system).compactMap { column in
      let values = [column.value(pair, 0), column.value(pair, 1)]
      guard values[0] != values[1] else { return nil }
      let texts = values.map { column.shape.cells([$0]).text(0) }
      return TrueCell(
        row: row, column: column.name, event: number,
        isRoot: event.roots.contains(column.name), clean: texts[0], injected: texts[1])
    }
  }

  /// An error as an event over rows of a table; it is named after its trade, whatever else happens.
  func fact(_ event: TradeEvent, rows: [Int]) -> TrueEvent {
    let day = market.calendar.days[trades[event.group].day]
    let start = Instant(day, secondOfDay: trades[event.group].second)
    return TrueEvent(
      id: "R\(numbers[event.group] + 1)", kind: event.mishap.kind ?? event.mishap.id,
      severity: event.severity, rows: rows, start: start, end: start,
      earliestKnowable: Instant(day + 1), impactMinor: event.impact,
      parameters: .object([
        ("mishap", .string(event.mishap.id)), ("cause", .string(event.mishap.cause)),
        ("trade", .string(reference(event.group))),
        ("dials", Dials(event.mishap.dials, severity: event.severity).json),
        (Compound.id, event.second.map { second(event, $0) }),
      ]), modifiers: event.modifiers)
  }

  private func second(_ event: TradeEvent, _ mishap: Mishap) -> JSON {
    [
      "kind": .string(mishap.kind ?? mishap.id), "mishap": .string(mishap.id),
      "dials": Dials(mishap.dials, severity: event.severity).json,
    ]
  }

  private func rows(_ bookings: Bookings, _ system: TradingSystem) -> TradeRows {
    TradeRows(
      system: system, bookings: bookings, numbers: numbers, instruments: market.instruments,
      codes: RandomStream(seed: seed, name: "recon/codes"))
  }
}
