import RingtrueCore
import Testing

@Suite struct `A day` {
  @Test(arguments: [
    (1970, 1, 1, 0, 3), (2000, 2, 29, 11_016, 1), (1969, 12, 31, -1, 2), (2026, 11, 20, 20_777, 4),
    (1, 1, 1, -719_162, 0), (9999, 12, 31, 2_932_896, 4),
  ])
  func `has the known number and weekday`(y: Int, m: Int, d: Int, number: Int, weekday: Int) {
    let day = Day(year: y, month: m, day: d)
    #expect(day?.number == Int32(number))
    #expect(day?.weekday == weekday)
  }

  @Test func `goes to its civil date and back for every day of ten thousand years`() {
    var expected = (year: 1, month: 1, day: 1)
    for number in Int32(-719_162)...2_932_896 {
      let civil = Day(number).civil
      guard civil == expected else {
        Issue.record("day \(number) is \(civil), not \(expected)")
        return
      }
      expected.day += 1
      if expected.day > Day.length(ofMonth: expected.month, year: expected.year) {
        expected =
          expected.month == 12
          ? (expected.year + 1, 1, 1) : (expected.year, expected.month + 1, 1)
      }
      guard Day(year: civil.year, month: civil.month, day: civil.day) == Day(number) else {
        Issue.record("\(civil) does not come back as \(number)")
        return
      }
    }
  }

  @Test(arguments: [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 1)])
  func `is refused when the date does not exist`(y: Int, m: Int, d: Int) {
    #expect(Day(year: y, month: m, day: d) == nil)
  }
}

@Suite struct `An instant` {
  @Test func `is written as ISO 8601, before 1970 too`() {
    #expect(Instant(seconds: 0).description == "1970-01-01T00:00:00Z")
    #expect(Instant(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
    #expect(Instant(Day(20_777), secondOfDay: 34_200).description == "2026-11-20T09:30:00Z")
    #expect(Instant(microseconds: -86_400_000_000).day == Day(-1))
  }
}
