internal import RingtrueCore
internal import RingtrueKernels

/// Has errors befall trades: those that are planned, and those that modifiers add.
struct EventMaker: Sendable {
  let book: TradeBook
  let starts: Starts
  let views: TradeViews
  let plan: ReconPlan
  let split: RowSplit
  let modifiers: [any TradeModifier]
  let seed: UInt64

  /// No break is looked at later than so many business days after its trade.
  private static let longest = 30

  /// The errors, by ascending trade.
  func events(_ errors: [ErrorPlan]) -> [TradeEvent] {
    let calls = errors.flatMap(calls)
    return calls.sorted { $0.group < $1.group }.map { call in
      let rows = starts.rows(of: call.group)
      let trade = TradeCase(
        trade: book.trades[call.group], views: views,
        capture: rows.capture.map { book.capture[$0] },
        risk: rows.risk.map { book.risk[$0] })
      return TradeEvent(call, trade, modifiers, without: plan.without, seed: seed)
    }
  }

  /// The errors of one plan, and those that modifiers add to them.
  private func calls(_ errors: ErrorPlan) -> [ErrorCall] {
    let planned = Mishaps.errors.indices.flatMap { place in
      errors.chosen(place).map {
        ErrorCall(place: place, group: $0, severity: plan.severity)
      }
    }
    return planned + modifiers.flatMap { $0.added(to: errors, learnedFrom: isLearned) }
  }

  /// Whether a break of a trade is for learning, however old it is when it is looked at.
  private func isLearned(_ group: Int) -> Bool {
    let (trade, calendar) = (book.trades[group], views.market.calendar)
    let latest = calendar.days[min(trade.day + Self.longest, calendar.days.count - 1)]
    return split.parts(
      times: [latest.seconds], accounts: [Int32(trade.instrument)], within: calendar.span,
      seed: seed) == [.train]
  }
}

extension TradingCalendar {
  /// From the first second to the end of the days on which deals are made, since 1970.
  var span: Range<Int64> { days[0].seconds..<days[tradingDays].seconds }
}

extension Day {
  /// Its first second, since 1970.
  var seconds: Int64 { Int64(number) * 86_400 }
}
