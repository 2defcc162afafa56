import RingtrueCore
import RingtrueData
import Testing

/// A file of so many rows and columns: numbers, words that repeat, and some empty cells.
private func file(rows: Int, columns: Int) -> [UInt8] {
  var text = (0..<columns).map { "c\($0)" }.joined(separator: ",") + "\n"
  for row in 0..<rows {
    let cells = (0..<columns).map { column in
      let number = (row * 7919 + column * 104_729) % 9973
      return switch column % 4 {
      case 0: "\(number).\(number % 10)"
      case 1: "word\(number % 500)"
      case 2: number % 11 == 0 ? "" : "\(number)"
      default: "\(number).12345"
      }
    }
    text += cells.joined(separator: ",") + "\n"
  }
  return Array(text.utf8)
}

private func reader(threads: Int, rowLimit: Int = .max) -> TableReader {
  var options = ReadingOptions()
  options.threads = threads
  options.limits.rows = rowLimit
  return TableReader(options: options)
}

@Suite struct `Several threads` {
  @Test(arguments: [2, 3, 5])
  func `read many tiles as one thread does`(threads: Int) throws {
    let bytes = file(rows: 30_000, columns: 5)
    let alone = try reader(threads: 1).read(bytes: bytes, named: "t.csv")
    let together = try reader(threads: threads).read(bytes: bytes, named: "t.csv")
    #expect(alone.table.rowCount == 30_000)
    #expect(together.table == alone.table && together.schema == alone.schema)
  }

  @Test func `read a wide file as one thread does`() throws {
    let bytes = file(rows: 1500, columns: 131)
    let alone = try reader(threads: 1).read(bytes: bytes, named: "t.csv")
    let together = try reader(threads: 2).read(bytes: bytes, named: "t.csv")
    #expect(alone.table.columns.count == 131)
    #expect(together.table == alone.table)
  }

  @Test(arguments: [1, 2, 4])
  func `stop at what is wrong`(threads: Int) throws {
    var bytes = file(rows: 20_000, columns: 5)
    #expect(throws: DataError.self) {
      try reader(threads: threads, rowLimit: 19_999).read(bytes: bytes, named: "t.csv")
    }
    bytes += Array("1,2,3\n".utf8)
    let error = try #require(throws: DataError.self) {
      try reader(threads: threads).read(bytes: bytes, named: "t.csv")
    }
    #expect("\(error)".contains("t.csv:20002"), "\(error)")
  }
}
