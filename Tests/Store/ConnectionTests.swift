import Foundation
import Testing

@testable import RingtrueStore

@Suite struct `A connection` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  func filled(_ name: String = "data", rows: Int = 2000) throws -> Connection {
    let connection = try Connection(scratch.file(name))
    try connection.script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
    try connection.immediate {
      for i in 0..<rows { try connection.execute("INSERT INTO item VALUES (?, ?)", i, "name \(i)") }
    }
    return connection
  }

  @Test func `keeps a log, checks references and waits for locks`() throws {
    let connection = try Connection(scratch.file("data"), patience: .milliseconds(1500))
    #expect(try connection.one("PRAGMA journal_mode") == "wal")
    #expect(try connection.one("PRAGMA foreign_keys") == 1)
    #expect(try connection.one("PRAGMA synchronous") == 1)
    #expect(try connection.one("PRAGMA busy_timeout") == 1500)
    let careful = try Connection(scratch.file("data"), durability: .full)
    #expect(try careful.one("PRAGMA synchronous") == 2)
  }

  @Test func `that only reads writes nothing and begins nothing`() throws {
    let missing = #expect(throws: StoreError.self) { try Connection(scratch.file("none"), .read) }
    #expect(missing?.isUnopened == true)
    #expect(throws: StoreError.self) { try Connection(scratch.file("none"), .write) }
    let writer = try filled()
    let reader = try Connection(scratch.file("data"), .read)
    #expect(try reader.one("SELECT count(*) FROM item") == 2000)
    let error = #expect(throws: StoreError.self) { try reader.execute("DELETE FROM item") }
    #expect(error?.isReadOnly == true)
    withExtendedLifetime(writer) {}
  }

  @Test func `is refused where a folder is, or where none is`() throws {
    for path in [scratch.path, scratch.file("none/data")] {
      let error = #expect(throws: StoreError.self) { try Connection(path) }
      #expect(error?.isUnopened == true)
    }
  }

  @Test func `is refused for a file that is no database`() throws {
    try Data(String(repeating: "not a database ", count: 100).utf8)
      .write(to: URL(fileURLWithPath: scratch.file("data")))
    let error = #expect(throws: StoreError.self) { try Connection(scratch.file("data")) }
    #expect(error?.isCorrupt == true)
    #expect(error?.description.contains("restore a copy") == true)
  }

  @Test func `finds a damaged page`() throws {
    try filled().checkpoint()
    #expect(try Connection(scratch.file("data")).problems().isEmpty)
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: scratch.file("data")))
    try file.seek(toOffset: 4096 * 3)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    let connection = try Connection(scratch.file("data"))
    #expect((try? connection.problems().isEmpty) != true)
    let error = #expect(throws: StoreError.self) {
      try connection.rows("SELECT * FROM item") { row in try row.values() }
    }
    #expect(error?.isCorrupt == true)
  }

  @Test func `says when the disk is full`() throws {
    let connection = try filled()
    let pages = try connection.one("PRAGMA page_count", as: Int.self)
    try connection.script("PRAGMA max_page_count = \(pages)")
    let error = #expect(throws: StoreError.self) {
      try connection.immediate {
        let insert = try connection.prepare("INSERT INTO item (name) VALUES (?)")
        for _ in 0..<10_000 { try insert.run(String(repeating: "x", count: 500)) }
      }
    }
    #expect(error?.isFull == true)
    #expect(try connection.one("SELECT count(*) FROM item") == 2000, "rolled back")
    try connection.execute("DELETE FROM item WHERE id < 10")
  }

  @Test func `writes a whole copy that others can open`() throws {
    let connection = try filled()
    try connection.copy(to: scratch.file("copy"))
    let copy = try Connection(scratch.file("copy"), .read)
    #expect(try copy.one("SELECT count(*) FROM item") == 2000)
    #expect(try copy.problems().isEmpty)
    #expect(throws: StoreError.self) { try connection.copy(to: scratch.file("copy")) }
  }

  @Test func `is interrupted from another thread`() throws {
    let connection = try Connection.inMemory()
    let interrupter = connection.interrupter
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    var count = 0
    let statement = try connection.prepare(endless)
    let error = #expect(throws: StoreError.self) {
      try statement.forEachRow { _ in
        count += 1
        if count == 1000 { Thread.detachNewThread { interrupter.interrupt() } }
      }
    }
    #expect(error?.isInterrupted == true)
    #expect(try connection.one("SELECT 1") == 1, "and goes on")
  }

  @Test func `may be gone when it is interrupted`() throws {
    let interrupter = try Connection.inMemory().interrupter
    interrupter.interrupt()
  }
}
