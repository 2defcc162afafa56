import RingtrueCore
import Testing

@Suite struct `A sketch` {
  @Test func `tells numbers to sixteen binary digits, and whole ones to 65536 as they are`() {
    for number in [0.0, 1, 3, 20_781, 65_535, 65_536, -1, 0.5, .infinity] {
      #expect(ShortNumber.rounded(number) == number)
    }
    #expect(ShortNumber.rounded(.nan).isNaN)
    for number in [0.1, 1.0 / 3, -2e-7, 7e11, 65_537] {
      let error = (ShortNumber.rounded(number) - number).magnitude / number.magnitude
      #expect(error > 0 && error <= 0x1p-16, "\(number)")
    }
    // What lies halfway to the next power of two goes up to it.
    #expect(ShortNumber.rounded(1.999_999) == 2)
  }

  @Test func `takes three bytes a number`() throws {
    let numbers = (0..<500).map { Double($0) * 0.37 - 40 }
    let bytes = ShortNumber.pack(numbers)
    #expect(bytes.count == 500 * 3 + 2 + 4)
    #expect(try ShortNumber.unpack(bytes) == numbers.map(ShortNumber.rounded))
    #expect(throws: PackingError.self) { try ShortNumber.unpack(Array(bytes.dropLast())) }
  }

  @Test func `finds numbers by their name`() {
    let sketch = Sketch(.watch, [.init("day", [1, 2]), .init("rows", [7, 9])])
    #expect(sketch["rows"] == [7, 9] && sketch["alerts"].isEmpty)
  }

  @Test func `of a subject that is not known yet is passed over`() throws {
    var report = TrialReport(Trial(scenario: "s", seed: 1, system: "x"), data: "", .scored([]))
    report.sketches = [Sketch(.pace, [.init("median", [1])]), Sketch(.watch, [])]
    let text = Record.V1.Trial(encoding: report).json.text
    let newer = text.replacing(#""subject":"pace""#, with: #""subject":"orbit""#)
    #expect(newer != text)
    let read = try Record.V1.Trial(reading: try JSON.read(newer)).report(on: nil)
    #expect(read.sketches.map(\.subject) == [.watch])
  }

  @Test func `with another number of values than rows is refused`() throws {
    var report = TrialReport(Trial(scenario: "s", seed: 1, system: "x"), data: "", .scored([]))
    report.sketches = [Sketch(.errors, rows: [3, 8], [.init("score", [1, 2])])]
    let text = Record.V1.Trial(encoding: report).json.text
    let right = Base64.text(ShortNumber.pack([1, 2]))
    let wrong = text.replacing(right, with: Base64.text(ShortNumber.pack([1])))
    #expect(wrong != text)
    #expect(throws: Problems.self) { try Record.V1.Trial(reading: try JSON.read(wrong)) }
  }
}
