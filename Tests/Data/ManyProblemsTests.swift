import RingtrueData
import Testing

/// A way to make one row bad, and what its first problem reads.
struct BadRow: Sendable {
  let row: String
  let problem: String
  var options: @Sendable (inout ReadingOptions) -> Void = { _ in }

  static let all: [BadRow] = [
    BadRow(
      row: "1,2024-01-01,x,0,9",
      problem: "1: the row has 5 cells but the header has 4; give every row one cell a column, "
        + "and quote cells that hold the delimiter"),
    BadRow(
      row: "1,2024-01-01,\"x\"y,0",
      problem: "17: text behind a closing quote; double the quotes inside of a quoted cell"),
    BadRow(
      row: "1,2024-01-01,\u{0},0",
      problem: "14: a NUL byte; the file is not text, or in UTF-16: save it as CSV in UTF-8"),
    BadRow(
      row: "-inf,2024-01-01,x,0",
      problem: "1: '-inf' is beyond every number that can be computed with; write a finite number, "
        + "or leave the cell of column 'n' empty"),
    BadRow(
      row: "1e400,2024-01-01,x,0",
      problem:
        "1: '1e400' is beyond every number that can be computed with; write a finite number, "
        + "or leave the cell of column 'n' empty"),
    BadRow(
      row: "$1,2024-01-01,x,0",
      problem:
        "1: '$1' is a number in fancy dress; write plain numbers such as 1234.50, or declare "
        + "column 'n' as texts"),
    BadRow(
      row: "\"1,000\",2024-01-01,x,0",
      problem: "1: '1,000' is a number in fancy dress; write plain numbers such as 1234.50, or "
        + "declare column 'n' as texts"),
    BadRow(
      row: "1,2023-02-29,x,0",
      problem: "3: there is no such date or time as '2023-02-29'; mend it, or leave the cell of "
        + "column 'd' empty"),
    BadRow(
      row: "1.5,2024-01-01,x,0",
      problem: "1: '1.5' is not a whole number of 64 bits, as column 'n' was declared; mend the "
        + "cell, or declare the column as texts",
      options: { $0.kinds = ["n": .integers] }),
    BadRow(
      row: "1,2024-01-01,x,2",
      problem: "16: '2' is not a label; write 1, true or yes, 0, false or no, or nothing",
      options: { $0.label = "y" }),
  ]
}

@Suite struct `All that is wrong with a file` {
  @Test(arguments: BadRow.all.indices, [1, 2])
  func `is told at once: the first twenty, and how many more`(index: Int, threads: Int) {
    let bad = BadRow.all[index]
    let rows = (0..<50).map { $0 % 2 == 0 ? bad.row : "1,2024-01-01,x,0" }
    let text = "n,d,w,y\n" + rows.joined(separator: "\n") + "\n"
    let expected = (0..<20).map { "t.csv:\(2 + 2 * $0):\(bad.problem)" } + ["… and 5 more"]
    let told = complaint(text) {
      bad.options(&$0)
      $0.threads = threads
    }
    #expect(told == expected.joined(separator: "\n"))
  }

  @Test func `is told for bytes that are no UTF-8, too`() {
    let rows = [[UInt8]](repeating: Array("1,".utf8) + [0xE9, 0x0A], count: 22)
    let told = complaint(Array("a,b\n".utf8) + rows.flatMap { $0 }).split(separator: "\n")
    #expect(told.count == 21)
    #expect(
      told.first
        == "t.csv:2:3: byte 0xE9 is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)")
    #expect(told.last == "… and 2 more")
  }
}
