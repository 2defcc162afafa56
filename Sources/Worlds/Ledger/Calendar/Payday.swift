internal import RingtrueCore

/// The day of the month on which a person is paid.
enum Payday: Equatable {
  /// That day, or the last business day before it.
  case day(Int)
  /// The last business day of the month.
  case last

  /// All paydays, by which clients are grouped.
  static let all: [Payday] = [.day(8), .day(10), .day(12), .day(15), .day(25), .last]
  /// How common each is.
  static let shares: [Double] = [0.10, 0.25, 0.20, 0.20, 0.15, 0.10]

  /// The payday of a month, as the days since its first.
  func offset(inMonthFrom first: Day, length: Int) -> Int {
    var offset: Int
    switch self {
    case .day(let number): offset = number - 1
    case .last: offset = length - 1
    }
    while (first + offset).weekday > 4 { offset -= 1 }
    return offset
  }
}
