internal import RingtrueCore
internal import RingtrueKernels

/// The days of a ledger, and how lively each of them is.
///
/// Everything that hangs on the day alone is worked out here once: an account then walks along
/// these tables without a single call of a function of the calendar.
struct LedgerCalendar: Sendable {
  /// The first day.
  let first: Day
  /// How many months there are.
  let months: Int
  /// Where each month begins, in days since the first; one more for the end.
  let monthStarts: [Int]
  /// The civil year of each day.
  let years: [Int32]
  /// The month and day of each day, as month · 32 + day.
  let monthDays: [Int32]
  /// How far prices have risen by each month since the first, at 3 % a year.
  let inflation: [Double]
  /// The payday of each month for each group of clients, in days since the first.
  let paydays: [[Int]]
  /// How much discretionary business is done before each day, for each group of paydays; an
  /// average day counts 1.
  let business: [[Double]]

  /// The calendar of some months from the first of one.
  init(year: Int, month: Int, months: Int) {
    let first = Day(year: year, month: month, day: 1) ?? Day(0)
    var starts = [0]
    for place in 0..<months {
      let (years, rest) = (month - 1 + place).quotientAndRemainder(dividingBy: 12)
      starts.append(starts[place] + Day.length(ofMonth: rest + 1, year: year + years))
    }
    self.first = first
    self.months = months
    monthStarts = starts
    let civil = (0..<starts[months]).map { (first + $0).civil }
    years = civil.map { Int32($0.year) }
    monthDays = civil.map { Int32($0.month * 32 + $0.day) }
    inflation = (0..<months).map { Elementary.pow(1.03, Double($0) / 12) }
    let paydays = Payday.all.map { payday in
      (0..<months).map { month in
        let length = starts[month + 1] - starts[month]
        return starts[month] + payday.offset(inMonthFrom: first + starts[month], length: length)
      }
    }
    self.paydays = paydays
    let moods = civil.indices.map { day in
      Self.weekdays[(first + day).weekday] * Self.season[civil[day].month - 1]
    }
    business = paydays.map { Self.business(moods: moods, paydays: $0) }
  }

  /// How many days there are.
  var days: Int { years.count }

  /// The second at which a day of the ledger begins, since 1970.
  func second(ofDay day: Int) -> Int64 { (Int64(first.number) + Int64(day)) * 86_400 }

  /// The day of the ledger of a second since 1970.
  func day(ofSecond second: Int64) -> Int {
    Int(second / 86_400) - Int(first.number)
  }

  /// How lively the days of the week are, from Monday.
  private static let weekdays: [Double] = [0.8, 0.9, 1, 1, 1.25, 1.35, 1.1]
  /// How lively the months are.
  private static let season: [Double] = [0.85, 0.85, 1, 1, 1, 1.1, 1.1, 1.1, 1, 1, 1, 1.35]
  /// The mean of an average day, by which all are divided.
  private static let usual = 1.26

  /// On payday people spend 1.6 times as much as usual; half of the excess is gone in five days.
  private static func business(moods: [Double], paydays: [Int]) -> [Double] {
    let fading = Elementary.pow(0.5, 0.2)
    var (total, excess, next) = (0.0, 0.15, 0)
    var before = [0.0]
    for day in moods.indices {
      excess *= fading
      if next < paydays.count, paydays[next] == day {
        excess = 0.6
        next += 1
      }
      total += moods[day] * (1 + excess) / usual
      before.append(total)
    }
    return before
  }
}
