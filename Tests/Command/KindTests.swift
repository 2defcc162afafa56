import Testing

@testable import RingtrueCommand

@Suite struct `A kind of value` {
  @Test(arguments: [
    ("5", 5), ("-5", -5), ("1_000_000", 1_000_000), ("1M", 1_000_000), ("1.5M", 1_500_000),
    ("250k", 250_000), ("0", 0), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min),
  ])
  func `reads whole numbers exactly`(_ word: String, _ number: Int) throws {
    #expect(try Kind.integer.read(word) == number)
  }

  @Test(arguments: [
    "", "-", "five", "1e6", "0x10", "1.5", "1.", ".5k", "1..2", "9G9", "٣", "9223372036854775808",
    "10000000000G",
  ])
  func `takes nothing else for a whole number`(_ word: String) {
    #expect(throws: Misreading.self) { try Kind.integer.read(word) }
  }

  @Test(arguments: [
    ("0", 0), ("17", 17), ("512MB", 512_000_000), ("512MiB", 512 << 20), ("1.5GB", 1_500_000_000),
    ("4gib", 4 << 30), ("2TB", 2_000_000_000_000), ("8B", 8),
  ])
  func `reads sizes, decimal and binary`(_ word: String, _ bytes: Int) throws {
    #expect(try Kind.size.read(word) == bytes)
    #expect(try Kind.size.read(Kind.size.show(bytes)) == bytes)
  }

  @Test(arguments: [
    ("30s", Duration.seconds(30)), ("250ms", .milliseconds(250)), ("1h30m", .seconds(5400)),
    ("1.5s", .milliseconds(1500)), ("2d", .seconds(172_800)), ("10us", .microseconds(10)),
    ("7ns", .nanoseconds(7)), ("0", .zero),
  ])
  func `reads spans of time`(_ word: String, _ duration: Duration) throws {
    #expect(try Kind.duration.read(word) == duration)
    #expect(try Kind.duration.read(Kind.duration.show(duration)) == duration)
  }

  @Test(arguments: ["", "s", "30", "-5s", "30 s", "1e9d", "200d", "3..4s", "٣s"])
  func `takes nothing else for a span of time`(_ word: String) {
    #expect(throws: Misreading.self) { try Kind.duration.read(word) }
  }

  @Test(arguments: [
    ("5%", 0.05), ("0.05", 0.05), ("0", 0), ("100%", 1), ("1.0", 1), ("0.1%", 0.001),
  ])
  func `reads shares`(_ word: String, _ share: Double) throws {
    #expect(try Kind.percent.read(word) == share)
  }

  @Test(arguments: ["1", "5", "", "%", "101%", "-1%", "nan", "1.5", "inf%"])
  func `takes nothing doubtful for a share`(_ word: String) {
    #expect(throws: Misreading.self) { try Kind.percent.read(word) }
  }

  @Test func `names the item of a list that is wrong`() {
    let error = #expect(throws: Misreading.self) {
      try Kind.list(of: Kind.integer(in: 1...9)).read("1,x,3")
    }
    #expect(error?.fault == "has an item 'x' that is not a whole number")
    #expect(error?.remedy == "give a whole number from 1 to 9")
  }

  @Test(arguments: ["yes", "true", "on", "1", "YES"])
  func `knows many words for yes`(_ word: String) throws {
    #expect(try Kind.yesNo.read(word))
  }
}
