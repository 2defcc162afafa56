internal import RingtrueCore

/// The business days of the bank, and when each desk's deals settle in the eyes of each system.
///
/// Both systems close on weekends and on the great holidays. The second also closes, for deals that
/// are not in dollars, on two days a year of which the first knows nothing: a natural source of
/// breaks that clear by themselves.
struct TradingCalendar: Sendable {
  /// The days on which deals are made.
  let tradingDays: Int
  /// The business days, some weeks longer than there are deals, so that breaks can age.
  let days: [Day]
  /// The settlement day, by business day, desk and view.
  private var settlements: [Day]

  /// Whose calendar a deal settles by.
  enum View: Int, CaseIterable {
    /// Everybody's.
    case common
    /// The second system's for foreign deals.
    case foreign
  }

  /// The calendar of some months from the January of a year.
  init(firstYear: Int, months: Int) {
    let first = Day(year: firstYear, month: 1, day: 1) ?? Day(0)
    let (lastYear, place) = (firstYear + months / 12, months % 12 + 1)
    let end = Day(year: lastYear, month: place, day: 1) ?? first + 365
    let days = (0..<(end - first + 90)).map { first + $0 }.filter { Self.isOpen($0, .common) }
    tradingDays = days.firstIndex { $0 >= end } ?? days.count
    self.days = days
    settlements = days.flatMap { day in
      Desks.all.flatMap { desk in
        View.allCases.map { Self.settlement(of: day, desk.settlement, $0) }
      }
    }
  }

  /// The day on which a desk's deal of a business day settles.
  func settlement(_ day: Int, desk: Int, _ view: View) -> Day {
    settlements[place(day, desk, view)]
  }

  /// Has a desk's deals settle by another law from a business day on, in everybody's eyes.
  mutating func settle(_ desk: Int, from day: Int, by law: Settlement) {
    for day in day..<days.count {
      for view in View.allCases {
        settlements[place(day, desk, view)] = Self.settlement(of: days[day], law, view)
      }
    }
  }

  private func place(_ day: Int, _ desk: Int, _ view: View) -> Int {
    (day * Desks.all.count + desk) * View.allCases.count + view.rawValue
  }

  /// The place of the first business day that is not before a day.
  func place(of day: Day) -> Int {
    var (low, high) = (0, days.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if days[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The months since the first, of a business day.
  func month(_ day: Int) -> Int {
    let (now, then) = (days[day].civil, days[0].civil)
    return (now.year - then.year) * 12 + now.month - then.month
  }

  /// How busy a day is: twice as usual at the end of a quarter, half as much again at that of others.
  func bustle(_ day: Int) -> Double {
    let (now, next) = (days[day].civil, days[day + 1].civil)
    guard now.month != next.month else { return 1 }
    return now.month.isMultiple(of: 3) ? 2 : 1.5
  }

  private static func settlement(of day: Day, _ law: Settlement, _ view: View) -> Day {
    switch law {
    case .days(let count):
      return (0..<count).reduce(day) { day, _ in open(from: day + 1, view) }
    case .monthly(let place):
      let (year, month, _) = day.civil
      let next = Day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: place)
      return open(from: next ?? day + 30, view)
    }
  }

  private static func open(from day: Day, _ view: View) -> Day {
    var day = day
    while !isOpen(day, view) { day = day + 1 }
    return day
  }

  private static func isOpen(_ day: Day, _ view: View) -> Bool {
    if day.weekday > 4 { return false }
    let (_, month, place) = day.civil
    switch (month, place) {
    case (1, 1), (5, 1), (7, 4), (12, 25): return false
    // The second Monday of October, and the Wednesday of the second week of May.
    case (10, 8...14): return view == .common || day.weekday != 0
    case (5, 8...14): return view == .common || day.weekday != 2
    default: return true
    }
  }
}
