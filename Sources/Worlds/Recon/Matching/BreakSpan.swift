internal import RingtrueCore

/// A break as the matcher first sees it, and the day on which it is gone.
struct BreakSpan: Sendable {
  /// The trade, by its place among all trades.
  let group: Int
  let status: MatchStatus
  /// What both systems hold on the day it is first seen.
  let first: MatchSide?, second: MatchSide?
  /// The day it is first seen.
  let seen: Day
  /// The day on which a message, or settlement, takes it away; nil if nothing does.
  let clears: Day?
}

/// Runs the reference matcher over what two systems know at the end of each day.
struct DailyMatcher: Sendable {
  let capture: Bookings, risk: Bookings
  let matcher = ReferenceMatcher()

  /// The first break of a trade, if it ever has one.
  ///
  /// Days on which no message comes change nothing, so only the others are looked at: mostly one.
  func span(of group: Int, _ ours: Range<Int>, _ theirs: Range<Int>) -> BreakSpan? {
    var found: (status: MatchStatus, first: MatchSide?, second: MatchSide?, day: Day)?
    for day in days(ours, theirs) {
      let end = (Int64(day.number) + 1) * 86_400
      let first = side(capture, .capture, ours, before: end)
      let second = side(risk, .risk, theirs, before: end)
      let status = matcher.status(first, second)
      if let found, status == .match {
        return BreakSpan(
          group: group, status: found.status, first: found.first, second: found.second,
          seen: found.day, clears: day)
      }
      if found == nil, status != .match { found = (status, first, second, day) }
    }
    return found.map { found in
      let settles = max(found.first?.settleDate ?? Day(0), found.second?.settleDate ?? Day(0))
      return BreakSpan(
        group: group, status: found.status, first: found.first, second: found.second,
        seen: found.day, clears: found.status == .settleBreak ? settles : nil)
    }
  }

  /// How the two systems hold a trade before some second; by default, once every message has come.
  func sides(
    _ ours: Range<Int>, _ theirs: Range<Int>, before end: Int64 = .max
  ) -> (first: MatchSide?, second: MatchSide?) {
    (side(capture, .capture, ours, before: end), side(risk, .risk, theirs, before: end))
  }

  /// The days on which messages about a trade come, ascending.
  private func days(_ ours: Range<Int>, _ theirs: Range<Int>) -> [Day] {
    var days: [Day] = []
    func note(_ entry: Int64) {
      let day = Day(Int32(entry / 86_400))
      if !days.contains(day) { days.append(day) }
    }
    for row in ours { note(capture.entry[row]) }
    for row in theirs { note(risk.entry[row]) }
    return days.count > 1 ? days.sorted() : days
  }

  /// The latest versions of a trade's lines added up, those that were taken back left out.
  private func side(
    _ bookings: Bookings, _ system: TradingSystem, _ rows: Range<Int>, before end: Int64
  ) -> MatchSide? {
    var side: MatchSide?
    for row in rows where bookings.entry[row] < end {
      let next = row + 1
      let isOld =
        next < rows.upperBound && bookings.line[next] == bookings.line[row]
        && bookings.entry[next] < end
      if isOld || bookings.action[row] == .cancel { continue }
      let line = bookings.tradeLine(row, in: system)
      if side == nil { side = MatchSide(line) } else { side?.add(line) }
    }
    return side
  }
}

extension Bookings {
  /// A line as the matcher wants it, whatever the system's convention of signs.
  func tradeLine(_ row: Int, in system: TradingSystem) -> TradeLine {
    TradeLine(
      group: Int(group[row]), quantity: system.signed(quantity[row], isSale: isSale[row]),
      price: price[row], settleDate: settleDate[row],
      net: system.signed(net[row], isSale: isSale[row]), face: face[row],
      standing: Standing(account: account[row], book: book[row], currency: currency[row]))
  }
}
