import RingtruePlatform
import Testing

@testable import RingtrueCommand

@Suite struct `Progress on stderr` {
  /// A progress of a hundred rows, advanced by five a second, and what it wrote.
  func trail(columns: Int?) -> [String] {
    let tape = Tape()
    let clock = ManualClock()
    let progress = Progress(
      "scoring", total: 100, unit: "rows", on: tape.side(.never, columns), clock: clock)
    for step in 1...20 {
      clock.advance(by: .seconds(1))
      progress.advance(by: 5, note: step == 20 ? "1 retry" : nil)
    }
    progress.finish()
    return tape.text.split { $0 == "\r" || $0 == "\n" }.map(String.init)
  }

  @Test func `draws one line over and over on a terminal`() {
    let lines = trail(columns: 100)
    #expect(lines.count == 21)
    #expect(
      lines.first == "\u{1B}[2Kscoring    5% [#-------------------]  5/100 rows  5/s  ETA 19s")
    #expect(lines.last == "\u{1B}[2Kscoring  100 rows  in 20s  5/s  1 retry")
  }

  @Test func `writes a plain line every five seconds elsewhere`() {
    #expect(
      trail(columns: nil) == [
        "scoring   25%  25/100 rows  5/s  15s left", "scoring   50%  50/100 rows  5/s  10s left",
        "scoring   75%  75/100 rows  5/s  5.0s left", "scoring  100%  100/100 rows  5/s  1 retry",
        "scoring  100 rows  in 20s  5/s  1 retry",
      ])
  }

  @Test func `never breaks the line of a narrow terminal`() {
    for line in trail(columns: 30) { #expect(line.dropFirst(4).width < 30) }
  }

  @Test func `says nothing of work that is done in no time`() {
    let tape = Tape()
    let progress = Progress(
      "reading", total: nil, unit: "rows", on: tape.side(), clock: ManualClock())
    progress.advance(by: 1000)
    progress.finish()
    #expect(tape.text.isEmpty)
  }

  @Test(arguments: [
    (0, "0"), (950, "950"), (999.6, "1k"), (1250, "1.25k"), (31_400_000, "31.4M"), (0.5, "0.5"),
    (2e15, "2000T"),
  ])
  func `shortens numbers to three digits`(_ number: Double, _ text: String) {
    #expect(ProgressMeter.short(number) == text)
  }

  @Test(arguments: [
    (0.42, "0.4s"), (12, "12s"), (185, "3m05s"), (7800, "2h10m"), (59.9, "1m00s"),
  ])
  func `shortens times`(_ seconds: Double, _ text: String) {
    #expect(ProgressMeter.clock(seconds) == text)
  }
}
