import Testing

@testable import RingtruePlatform

@Suite struct `A wall time` {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (951_868_800, "2000-03-01T00:00:00Z"),
      (4_107_542_400, "2100-03-01T00:00:00Z"), (1_795_215_829, "2026-11-20T23:03:49Z"),
      (-2_203_891_200, "1900-03-01T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
      (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Int64, String)])
  func `is written in UTC`(seconds: Int64, text: String) {
    #expect(WallTime(seconds: seconds).description == text)
  }

  @Test func `moves one day forward every 86 400 seconds for a thousand years`() {
    var previous = ""
    var inOrder = true
    for day in Int64(-180_000)...180_000 {
      let date = WallTime(seconds: day * 86_400).date
      inOrder = inOrder && date > previous && date.utf8.count == 10
      previous = date
    }
    #expect(inOrder)
  }

  @Test func `is ordered by seconds, then nanoseconds`() {
    #expect(WallTime(seconds: 1, nanoseconds: 5) < WallTime(seconds: 1, nanoseconds: 6))
    #expect(WallTime(seconds: 1, nanoseconds: 999_999_999) < WallTime(seconds: 2))
  }
}
