import RingtrueCore
import RingtrueData
import Testing

extension LabelledTable {
  /// What is odd, as people are told.
  fileprivate var remarks: [String] { warnings.map(\.description) }
}

@Suite struct `An odd file` {
  @Test func `with a stray quote is read, and the quote is a character`() throws {
    let read = try table("a,b\n1,x\"y\n2,5\" pipe\n")
    #expect(read.texts("b") == ["x\"y", "5\" pipe"])
    #expect(
      read.remarks == ["2:4: a quote inside of an unquoted cell is read as a character (2 times)"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `with blank lines is read without them`(end: String) throws {
    let lines = ["", "a,b", "", "1,2", "", "", "3,4", "", ""]
    let read = try table(lines.joined(separator: end))
    #expect(read.texts("a") == ["1", "3"])
    #expect(read.texts("b") == ["2", "4"])
    #expect(read.remarks == ["3:1: an empty line is passed over (4 times)"])
  }

  @Test(arguments: ["a,b", "a,b\n", "a,b\r\n", "a,b\r", "\u{FEFF}a,b\n"])
  func `with nothing but a header has no rows`(text: String) throws {
    let read = try table(text)
    #expect(read.table.columnNames == ["a", "b"])
    #expect(read.table.rowCount == 0)
    #expect(read.remarks == ["there are no rows under the header; add some"])
  }

  @Test func `may begin with a byte order mark, which is no part of the first name`() throws {
    let read = try table("\u{FEFF}a,b\n1,x\n2,y\n")
    #expect(read.table.columnNames == ["a", "b"])
    #expect(read.texts("a") == ["1", "2"])
    #expect(complaint("\u{FEFF}a,,c\n1,2,3\n") == "t.csv:1:3: column 2 has no name; give it one")
    #expect(try table("\u{FEFF}\"a,b\"\n1\n").table.columnNames == ["a,b"])
  }

  @Test(arguments: [
    "a,b\n1,x\n2,y\n3,z\n", "a,b\r\n1,x\r\n2,y\r\n3,z\r\n", "a,b\r1,x\r2,y\r3,z\r",
    "a,b\n1,x\r\n2,y\r3,z", "a,b\r1,x\n2,y\r\n3,z\n", "a,b\r\n1,x\n2,y\r3,z\r",
  ])
  func `may end its lines in any way, and in several`(text: String) throws {
    let read = try table(text)
    #expect(read.texts("a") == ["1", "2", "3"])
    #expect(read.texts("b") == ["x", "y", "z"])
    #expect(read.remarks == [])
    let bad = text.replacing("3,z", with: "3")
    #expect(complaint(bad).hasPrefix("t.csv:4:1: the row has 1 cell but the header has 2; "))
  }

  @Test func `keeps line ends of every sort inside of quotes`() throws {
    let read = try table("a,b\n\"1\r\n2\",x\n\"1\r2\",y\n\"1\n2\",z\n")
    #expect(read.texts("a") == ["1\r\n2", "1\r2", "1\n2"])
    #expect(
      complaint("a,b\n\"1\r\n2\r3\n4\",x\n5\n").hasPrefix("t.csv:6:1: the row has 1 cell but "))
  }
}

@Suite struct `An odd number` {
  @Test func `that is a word makes a column of words, with a warning where it stands`() throws {
    let remark = { (line: Int) in
      "\(line):1: column 'a' is read as words, since 'x' is not like the cells before it; "
        + "mend the cell, or declare the column as texts"
    }
    let short = try table("a,b\n1,0\n2,0\nx,0\n3,0\n")
    #expect(short.texts("a") == ["1", "2", "x", "3"])
    #expect(short.remarks == [remark(4)])
    let long = try table(
      "a,b\n" + String(repeating: "1.50,0\n", count: 1000) + "x,0\n" + "2024-01-01,0\n")
    #expect(long.texts("a").suffix(3) == ["1.50", "x", "2024-01-01"])
    #expect(long.remarks == [remark(1002)])
    #expect(try table("a\nx\n1\n").remarks == [])
  }

  @Test func `with zeros before it is a word, unless it was declared a number`() throws {
    let read = try table("a\n007\n008\n")
    #expect(read.schema.fields[0].kind == .texts)
    #expect(read.texts("a") == ["007", "008"])
    #expect(read.remarks == [])
    #expect(
      try table("a\n7\n007\n").remarks == [
        "3:1: column 'a' is read as words, since '007' is not like the cells before it; "
          + "mend the cell, or declare the column as texts"
      ])
    let declared = try table("a\n007\n-08\n0\n") { $0.kinds = ["a": .integers] }
    #expect(declared.table["a"]?.cells == .integers([7, -8, 0]))
  }

  @Test func `of 64 bits is exact, and beyond them a word`() throws {
    let edge = try table("a\n9223372036854775807\n-9223372036854775808\n")
    #expect(edge.table["a"]?.cells == .integers([.max, .min]))
    #expect(edge.remarks == [])
    let beyond = try table("a\n1\n9223372036854775808\n")
    #expect(beyond.texts("a") == ["1", "9223372036854775808"])
    #expect(
      beyond.remarks == ["column 'a' has whole numbers beyond 64 bits, and is read as words"])
  }

  @Test func `with more digits than can be kept is rounded, with a warning`() throws {
    let read = try table("a\n0.5\n0.1000000000000000055511151231257827\n12345678901234567890\n")
    #expect(read.table["a"]?.cells == .reals([0.5, 0.1, 12_345_678_901_234_567_168]))
    #expect(
      read.remarks == [
        "3:1: a number of column 'a' has more digits than can be kept, and is rounded (2 times)"
      ])
  }

  @Test(arguments: ["0.5\n9007199254740993", "9007199254740993\n0.123456"])
  func `that is whole and beyond what reals hold is rounded, with a warning`(_ cells: String) throws
  {
    let read = try table("a\n\(cells)\n9007199254740992\n-9007199254740994\n1e3\n")
    #expect(read.table["a"]?.cells.count == 5)
    #expect(
      read.remarks.map { $0.drop { $0 != " " } } == [
        " a number of column 'a' has more digits than can be kept, and is rounded"
      ])
  }

  @Test func `that is too small for any is 0, with a warning`() throws {
    let read = try table("a\n1.5\n1e-400\n0e-400\n5e-324\n-1e-999\n")
    #expect(read.table["a"]?.cells == .reals([1.5, 0, 0, .leastNonzeroMagnitude, -0.0]))
    #expect(
      read.remarks == [
        "3:1: a number of column 'a' is so small that it is read as 0 (2 times)"
      ])
  }
}

@Suite struct `An odd time` {
  @Test func `with an offset is read in UTC`() throws {
    let read = try table(
      """
      t
      2024-01-01T10:00:00Z
      2024-01-01T10:00:00+02:00
      2024-01-01T10:00:00-0530
      2024-03-01T00:30:00+01
      2024-01-01 10:00z

      """)
    #expect(
      read.texts("t") == [
        "2024-01-01T10:00:00Z", "2024-01-01T08:00:00Z", "2024-01-01T15:30:00Z",
        "2024-02-29T23:30:00Z", "2024-01-01T10:00:00Z",
      ])
    #expect(read.remarks == [])
  }

  @Test(arguments: [
    "2024-01-01T10:00:00\n2024-01-01T10:00:00Z\n",
    "2024-01-01T10:00:00+00:00\n2024-01-01T10:00\n",
  ])
  func `without a zone among others with one is read as UTC, with a warning`(rows: String) throws {
    let read = try table("t\n" + rows)
    #expect(read.texts("t") == ["2024-01-01T10:00:00Z", "2024-01-01T10:00:00Z"])
    #expect(
      read.remarks == [
        "column 't' has times with and without a zone; those without are read as UTC"
      ])
  }

  @Test func `finer than a microsecond is cut, with a warning`() throws {
    let read = try table("t\n2024-01-01T10:00:00.1234567\n2024-01-01T10:00:00.120000000\n")
    #expect(
      read.texts("t") == ["2024-01-01T10:00:00.123456Z", "2024-01-01T10:00:00.120000Z"])
    #expect(read.remarks == ["2:1: a time of column 't' is cut to the microsecond"])
  }

  @Test func `with an offset that is none is told`() {
    #expect(
      complaint("t\n2024-01-01T10:00:00+01:00\n2024-01-01T10:00:00+24:00\n") == """
        t.csv:3:1: there is no such date or time as '2024-01-01T10:00:00+24:00'; \
        mend it, or leave the cell of column 't' empty
        """)
  }
}

@Suite struct `A missing cell` {
  private func remark(_ name: String, _ times: String = "") -> String {
    "a cell of column '\(name)', which holds words, is read as missing since it says NA or the "
      + "like; if that is a word here, declare other texts for missing cells\(times)"
  }

  @Test func `that says NA among words is told, since it may be Namibia`() throws {
    let read = try table("country,n\nDE,1\nNA,2\nFR,NA\n na ,3\n,4\nDE,5\nN/A,6\n")
    #expect(read.texts("country") == ["DE", "", "FR", "", "", "DE", ""])
    #expect(read.table["country"]?.missing == RowSet([1, 3, 4, 6]))
    #expect(read.remarks == [remark("country", " (2 times)")])
  }

  @Test(arguments: [300, 66_000])
  func `is told in texts, behind many rows, and once for all readings`(count: Int) throws {
    let rows = (0..<count).map { "\($0),w\($0)\n" }.joined()
    let text = "n,w\n" + rows + "x,NA\nNULL,\nNA,nan\n"
    let read = try table(text)
    #expect(read.remarks.suffix(2) == [remark("n", " (2 times)"), remark("w", " (2 times)")])
    #expect(read.remarks.count == 3)
    let chunks = try TableReader().chunks(bytes: Array(text.utf8), named: "t.csv")
    #expect(chunks.warnings == read.warnings)
  }

  @Test func `is not told among numbers, or where it was declared`() throws {
    #expect(try table("a\n1\nNA\n2\n").remarks == [])
    let declared = try table("a\nx\nNA\n-\n") { $0.nulls = ["NA", "-"] }
    #expect(declared.texts("a") == ["x", "", ""])
    #expect(declared.remarks == [])
    #expect(try table("a\nx\nNA\n") { $0.nulls = [""] }.texts("a") == ["x", "NA"])
  }
}
