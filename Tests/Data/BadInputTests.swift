import RingtrueCore
import RingtrueData
import Testing

/// What a reader says of a bad file.
func complaint(
  _ bytes: [UInt8], _ change: (inout ReadingOptions) -> Void = { _ in }
) -> String {
  var options = ReadingOptions()
  change(&options)
  do {
    _ = try TableReader(options: options).read(bytes: bytes, named: "t.csv")
    return "read without a complaint"
  } catch { return error.description }
}

func complaint(_ text: String, _ change: (inout ReadingOptions) -> Void = { _ in }) -> String {
  complaint(Array(text.utf8), change)
}

@Suite struct `A bad file` {
  @Test func `with uneven rows is told of all of them at once`() {
    #expect(
      complaint("a,b\n1,2\n3\n4,5,6\n7,8\n9\n") == """
        t.csv:3:1: the row has 1 cell but the header has 2; \
        give every row one cell a column, and quote cells that hold the delimiter
        t.csv:4:1: the row has 3 cells but the header has 2; \
        give every row one cell a column, and quote cells that hold the delimiter
        t.csv:6:1: the row has 1 cell but the header has 2; \
        give every row one cell a column, and quote cells that hold the delimiter
        """)
  }

  @Test func `with very many uneven rows is told of the first twenty and their number`() {
    let text = "a,b\n" + String(repeating: "1\n", count: 100_000)
    let lines = complaint(text).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last == "… and 99980 more")
    #expect(lines[19].hasPrefix("t.csv:21:1: "))
  }

  @Test(arguments: [
    ("a,,c\n1,2,3\n", "t.csv:1:3: column 2 has no name; give it one"),
    ("a,b,a\n1,2,3\n", "t.csv:1:5: columns 1 and 3 are both named 'a'; rename one"),
    ("1,2\n3,4\n", "t.csv:1:1: the first line holds data, not names; put a header line before it"),
    ("", "t.csv: the file is empty; give it a header line and rows"),
    ("\n\n", "t.csv: the file is empty; give it a header line and rows"),
    ("\u{FEFF}", "t.csv: the file is empty; give it a header line and rows"),
  ])
  func `with a bad header is told so`(text: String, expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test(arguments: [
    (
      "a,b\n1,\"2\n3,4\n",
      "t.csv:2:3: a quote is opened here and never closed; close it, or double it"
    ),
    (
      "\"a,b\n1,2\n", "t.csv:1:1: a quote is opened here and never closed; close it, or double it"
    ),
    (
      "a,b\n1,\"2\"x\n",
      "t.csv:2:6: text behind a closing quote; double the quotes inside of a quoted cell"
    ),
    (
      "a,b\n1,\"two\nlines\"\n2,\"x\"y\n",
      "t.csv:4:6: text behind a closing quote; double the quotes inside of a quoted cell"
    ),
  ])
  func `with a broken quote is told where it is`(text: String, expected: String) {
    #expect(complaint(text) == expected)
  }

  @Test func `that is not UTF-8 is told the byte and how to mend it`() {
    #expect(
      complaint(Array("name,n\ncaf".utf8) + [0xE9] + Array(",1\n".utf8))
        == "t.csv:2:4: byte 0xE9 is not UTF-8; save the file as UTF-8 (iconv -f latin1 -t utf-8)")
    #expect(
      complaint("a\n1\0\n")
        == "t.csv:2:2: a NUL byte; the file is not text, or in UTF-16: save it as CSV in UTF-8")
    #expect(
      complaint([0xFF, 0xFE] + Array("a\0,\0".utf8))
        == "t.csv: the file is in UTF-16, not CSV; export it as CSV in UTF-8")
    #expect(
      complaint(Array("a\0,\0b\0\n\0".utf8)).hasPrefix("t.csv:1:2: a NUL byte; "))
  }

  /// At the edges of every range that a character's second byte may come from.
  @Test func `is refused for just the bytes that the language refuses`() {
    for first in UInt8(0x80)...0xFF {
      for second: UInt8 in [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF] {
        for count in 2...4 {
          let word = [first, second, 0x80, 0xBF].prefix(count)
          let isText = String(validating: word, as: UTF8.self) != nil
          let read = complaint(Array("name,n\ncaf".utf8) + word + Array(",1\n".utf8))
          #expect((read == "read without a complaint") == isText, "\(word)")
        }
      }
    }
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html>", "an HTML page"), ("\n <html>", "an HTML page"),
    ("{\"a\": 1}", "JSON"), ("[{\"a\": 1}]", "JSON"), ("<?xml version=\"1.0\"?>", "XML"),
  ])
  func `of another format is called by its name`(text: String, format: String) {
    #expect(complaint(text) == "t.csv: the file is \(format), not CSV; export it as CSV")
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}xxxx", "a zip archive, perhaps an Excel workbook"), ("PAR1xxxx", "in Parquet"),
    ("%PDF-1.7", "a PDF"), ("SQLite format 3\0", "an SQLite database"),
  ])
  func `in a binary format is called by its name`(text: String, format: String) {
    #expect(complaint(text) == "t.csv: the file is \(format), not CSV; export it as CSV in UTF-8")
  }

  @Test(arguments: ["inf", "-Infinity", "1e400", "-1E+999"])
  func `with an infinite number is told the cell`(number: String) {
    #expect(
      complaint("a,b\n1.5,x\n\(number),y\n2.5,z\n") == """
        t.csv:3:1: '\(number)' is beyond every number that can be computed with; \
        write a finite number, or leave the cell of column 'a' empty
        """)
  }

  @Test(arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "0000-01-01"])
  func `with an impossible date is told the cell`(date: String) {
    #expect(
      complaint("a,day\n1,2024-01-01\n2,\(date)\n") == """
        t.csv:3:3: there is no such date or time as '\(date)'; \
        mend it, or leave the cell of column 'day' empty
        """)
  }

  @Test(arguments: ["2024-01-01T24:00:00", "2024-01-01T10:60:00", "2024-02-30T10:00:00"])
  func `with an impossible time is told the cell`(time: String) {
    #expect(
      complaint("t\n2024-01-01T10:00:00\n\(time)\n") == """
        t.csv:3:1: there is no such date or time as '\(time)'; \
        mend it, or leave the cell of column 't' empty
        """)
  }

  @Test(arguments: [
    "\"1,234.50\"", "$5.00", "€ 5", "5.00 USD", "EUR 7", "\"12,5\"", "(3.00)", "7%", "1'234.50",
    "\"1,234\"", "-$3", "\"1.234,50\"", "\"1,234,567\"",
  ])
  func `with a number in fancy dress is told the cell`(number: String) {
    let shown = number.filter { $0 != "\"" }
    #expect(
      complaint("a;b\n1;1.5\n2;\(number)\n") == """
        t.csv:3:3: '\(shown)' is a number in fancy dress; write plain numbers such as 1234.50, \
        or declare column 'b' as texts
        """)
  }

  @Test func `tells problems of all columns in the order of the file`() {
    #expect(
      complaint("a,b\n1,2024-01-01\n2,2024-02-30\n1e999,2024-01-02\n3,2024-13-01\n")
        .split(separator: "\n").map { $0.prefix(11) }
        == ["t.csv:3:3: ", "t.csv:4:1: ", "t.csv:5:3: "])
  }

  @Test func `that is not what was declared is told every cell`() {
    #expect(
      complaint("a,b\n1,x\nx,y\n1.5,z\n") { $0.kinds = ["a": .integers, "b": .texts] } == """
        t.csv:3:1: 'x' is not a whole number of 64 bits, as column 'a' was declared; \
        mend the cell, or declare the column as texts
        t.csv:4:1: '1.5' is not a whole number of 64 bits, as column 'a' was declared; \
        mend the cell, or declare the column as texts
        """)
  }

  @Test func `without a column that was named is told the nearest`() {
    #expect(
      complaint("amount,fraud\n1,0\n") {
        $0.label = "Frud"
        $0.id = "zzzzz"
        $0.kinds = ["amuont": .reals]
      } == """
        t.csv: there is no column 'Frud', named as the label column; did you mean 'fraud'?
        t.csv: there is no column 'zzzzz', named as the id column; the file has 'amount', 'fraud'
        t.csv: there is no column 'amuont', named in the declared kinds; did you mean 'amount'?
        """)
  }

  @Test func `with a label that is none is told the cell`() {
    #expect(
      complaint("a,y\n1,0\n2,perhaps\n") { $0.label = "y" } == """
        t.csv:3:3: 'perhaps' is not a label; write 1, true or yes, 0, false or no, or nothing
        """)
  }
}

@Suite struct `A limit` {
  @Test func `on columns is told in the header`() {
    #expect(
      complaint("a,b,c\n1,2,3\n") { $0.limits.columns = 2 } == """
        t.csv:1:1: the header has 3 columns, more than the 2 allowed; \
        raise the limit, or check the delimiter
        """)
  }

  @Test func `on rows refuses the file`() {
    #expect(
      complaint("a\n1\n2\n3\n") { $0.limits.rows = 2 }
        == "t.csv: there are more than 2 rows; raise the limit, or split the file")
  }

  @Test func `on a cell's bytes tells the cell`() {
    let long = String(repeating: "x", count: 3000)
    let expected =
      "t.csv:2:3: a cell has more than 1000 bytes; look for a missing quote, or raise the limit"
    #expect(complaint("a,b\n1,\(long)\n") { $0.limits.cellBytes = 1000 } == expected)
    #expect(complaint("a,b\n1,\"\(long)\"\n") { $0.limits.cellBytes = 1000 } == expected)
  }

  @Test func `of five megabytes a cell is not reached`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "x"), count: 5_000_000)
    let bytes = Array("a,b\n1,\"".utf8) + long + Array("\"\n2,x\n".utf8)
    let read = try TableReader().read(bytes: bytes, named: "t.csv")
    #expect(read.texts("b").map(\.utf8.count) == [5_000_000, 1])
  }

  @Test func `of ten thousand columns is not reached`() throws {
    let count = 10_000
    let header = (0..<count).map { "column\($0)" }.joined(separator: ",")
    let row = (0..<count).map(String.init).joined(separator: ",")
    let read = try table("\(header)\n\(row)\n\(row)\n")
    #expect(read.table.columns.count == count)
    #expect(read.texts("column9999") == ["9999", "9999"])
  }
}
