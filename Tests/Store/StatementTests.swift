import Testing

@testable import RingtrueStore

@Suite struct `A statement` {
  let connection: Connection

  init() throws {
    connection = try .inMemory()
    try connection.script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
  }

  @Test func `is compiled once and run for many rows`() throws {
    let insert = try connection.prepare("INSERT INTO item (name) VALUES (?)")
    try connection.immediate { for i in 0..<1000 { try insert.run("item \(i)") } }
    #expect(try connection.one("SELECT count(*) FROM item") == 1000)
    #expect(connection.lastInsertedID == 1000)
    let names: [String] = try connection.rows(
      "SELECT name FROM item WHERE id BETWEEN ? AND ? ORDER BY id", 3, 4
    ) { row in try row[0] }
    #expect(names == ["item 2", "item 3"])
  }

  @Test func `takes values by name`() throws {
    let insert = try connection.prepare("INSERT INTO item (id, name) VALUES (:id, :name)")
    try insert.bind("named", to: ":name")
    try insert.bind(5, to: ":id")
    #expect(try insert.step() == false)
    #expect(try connection.one("SELECT name FROM item WHERE id = 5") == "named")
    let error = #expect(throws: StoreError.self) { try insert.bind(1, to: ":nam") }
    #expect(error?.description.contains("there is no parameter :nam") == true)
  }

  @Test func `wants as many values as it has parameters`() throws {
    let few = #expect(throws: StoreError.self) { try connection.execute("SELECT ?, ?", 1) }
    #expect(few?.description.contains("1 values were given for 2 parameters") == true)
    #expect(throws: StoreError.self) { try connection.execute("SELECT ?", 1, 2) }
    let some = try connection.prepare("SELECT ?, ?")
    try some.bind(values: [1, "two"])
    try some.forEachRow { row in
      let values = try row.values()
      #expect(values == [1, "two"])
    }
    #expect(throws: StoreError.self) { try some.bind(values: [1]) }
  }

  @Test func `knows its columns`() throws {
    #expect(
      try connection.prepare("SELECT id, name AS label FROM item").columns == ["id", "label"])
  }

  @Test func `stands alone`() throws {
    #expect(throws: StoreError.self) { try connection.execute("SELECT 1; SELECT 2") }
    #expect(throws: StoreError.self) { try connection.execute("") }
    try connection.execute("SELECT 1 ; ")
    let error = #expect(throws: StoreError.self) { try connection.execute("SELEC 1") }
    #expect(error?.description.hasSuffix("syntax error; check the statement [SELEC 1]") == true)
  }

  @Test func `can be used twice at once from one text`() throws {
    try connection.execute("INSERT INTO item (name) VALUES ('a'), ('b')")
    let pairs: [[String]] = try connection.rows("SELECT name FROM item ORDER BY id") { outer in
      let first: String = try outer[0]
      return try connection.rows("SELECT name FROM item ORDER BY id") { inner in
        first + (try inner[0] as String)
      }
    }
    #expect(pairs == [["aa", "ab"], ["ba", "bb"]])
  }

  @Test func `is forgotten when too many are kept, and works nevertheless`() throws {
    for round in 0..<2 {
      for i in 0..<100 { #expect(try connection.one("SELECT \(i)") == i, "round \(round)") }
    }
  }

  @Test func `tells a missing row from none`() throws {
    #expect(try connection.first("SELECT id FROM item", as: Int.self) == nil)
    let error = #expect(throws: StoreError.self) {
      try connection.one("SELECT id FROM item", as: Int.self)
    }
    #expect(error?.description.contains("there is no row") == true)
  }

  @Test func `lets go of its rows when reading fails, so that others can write`() throws {
    struct Enough: Error {}
    try connection.execute("INSERT INTO item (name) VALUES ('a'), ('b')")
    #expect(throws: Enough.self) {
      try connection.rows("SELECT * FROM item") { _ in throw Enough() }
    }
    try connection.script("DROP TABLE item")
  }

  @Test func `obeys the types and rules of its table`() throws {
    for values: [Value] in [[1, nil], ["one", "a"], [1.5, "a"], [1, .blob([1])]] {
      let insert = try connection.prepare("INSERT INTO item (id, name) VALUES (?, ?)")
      try insert.bind(values: values)
      let error = #expect(throws: StoreError.self) { try insert.step() }
      #expect(error?.isConstraint == true)
    }
    #expect(try connection.one("SELECT count(*) FROM item") == 0)
  }

  @Test func `may not take text in double quotes`() throws {
    #expect(throws: StoreError.self) { try connection.execute("SELECT \"no such column\"") }
  }
}

@Suite struct `An identifier` {
  @Test(arguments: ["plain", "two words", "qu\"ote", "'; DROP TABLE x; --", "select", "ä"])
  func `is a name whatever it holds`(name: String) throws {
    let connection = try Connection.inMemory()
    try connection.script("CREATE TABLE \(SQL.identifier(name)) (a INTEGER) STRICT")
    #expect(try connection.one("SELECT name FROM sqlite_schema") == name)
  }

  @Test(arguments: ["", "a\u{0}b"])
  func `is refused when SQLite would cut it`(name: String) {
    #expect(throws: StoreError.self) { try SQL.identifier(name) }
  }
}
