import Testing

@testable import RingtrueStore

@Suite struct `A schema` {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  static let schema = Schema(
    application: 0x52_54_52_54,
    [
      Migration("runs", sql: "CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT) STRICT"),
      Migration(
        "trials",
        sql: """
          CREATE TABLE trial (run INTEGER NOT NULL REFERENCES run, score REAL) STRICT;
          CREATE INDEX trial_run ON trial (run);
          """),
      Migration("names are needed") { connection in
        try connection.script(
          """
          CREATE TABLE next (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
          INSERT INTO next SELECT id, coalesce(name, 'nameless') FROM run;
          DROP TABLE run;
          ALTER TABLE next RENAME TO run;
          """)
      },
    ])

  func tables(_ connection: Connection) throws -> [String] {
    try connection.rows("SELECT sql FROM sqlite_schema ORDER BY name") { row in try row[0] }
  }

  @Test(arguments: 0...3)
  func `leads to the same tables from every earlier version`(version: Int) throws {
    let fresh = try Connection.inMemory()
    try fresh.migrate(to: Self.schema)
    let old = try Connection(scratch.file("data"))
    try old.migrate(to: Self.schema.upTo(version))
    #expect(try old.schemaVersion() == version)
    try old.migrate(to: Self.schema)
    #expect(try old.schemaVersion() == 3)
    #expect(try tables(old) == tables(fresh))
    #expect(try old.one("PRAGMA foreign_keys") == 1)
  }

  @Test func `keeps the rows, and the references to a table that is rebuilt`() throws {
    let connection = try Connection.inMemory()
    try connection.migrate(to: Self.schema.upTo(2))
    try connection.script("INSERT INTO run VALUES (1, NULL); INSERT INTO trial VALUES (1, 0.5)")
    try connection.migrate(to: Self.schema)
    #expect(try connection.one("SELECT name FROM run") == "nameless")
    #expect(try connection.one("SELECT score FROM trial JOIN run ON run.id = run") == 0.5)
  }

  @Test func `refuses a database that a newer program has changed`() throws {
    let connection = try Connection(scratch.file("data"))
    try connection.migrate(to: Self.schema)
    let error = #expect(throws: StoreError.self) {
      try connection.migrate(to: Self.schema.upTo(2))
    }
    #expect(error?.isNewer == true)
    #expect(
      error?.description == scratch.file("data")
        + ": its tables have version 3, and this program knows up to 2; use a newer program")
    #expect(try connection.schemaVersion() == 3)
  }

  @Test func `refuses a database of another program`() throws {
    let connection = try Connection(scratch.file("data"))
    try connection.script("CREATE TABLE theirs (a)")
    let error = #expect(throws: StoreError.self) { try connection.migrate(to: Self.schema) }
    #expect(error?.isForeign == true)
    let other = try Connection(scratch.file("other"))
    try other.migrate(to: Schema(application: 7, [Migration("a", sql: "CREATE TABLE a (b)")]))
    #expect(throws: StoreError.self) { try other.migrate(to: Self.schema) }
  }

  @Test func `undoes a step that fails and keeps those before it`() throws {
    let broken = Schema(
      application: 1,
      [
        Migration("good", sql: "CREATE TABLE a (b INTEGER) STRICT"),
        Migration("bad", sql: "CREATE TABLE c (d INTEGER) STRICT; CREATE TABLE a (b)"),
      ])
    let connection = try Connection(scratch.file("data"))
    #expect(throws: StoreError.self) { try connection.migrate(to: broken) }
    #expect(try connection.schemaVersion() == 1)
    #expect(try tables(connection) == ["CREATE TABLE a (b INTEGER) STRICT"])
    #expect(try connection.one("PRAGMA foreign_keys") == 1)
  }

  @Test func `refuses a step that loses what others refer to`() throws {
    let careless = Schema(
      application: Self.schema.application,
      Self.schema.migrations + [Migration("careless", sql: "DELETE FROM run")])
    let connection = try Connection.inMemory()
    try connection.migrate(to: Self.schema)
    try connection.script("INSERT INTO run VALUES (1, 'a'); INSERT INTO trial VALUES (1, 0.5)")
    let error = #expect(throws: StoreError.self) { try connection.migrate(to: careless) }
    #expect(error?.isConstraint == true)
    #expect(try connection.one("SELECT count(*) FROM run") == 1)
  }

  @Test func `is reached once by many that open at the same time`() async throws {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let connection = try Connection(scratch.file("data"))
          try connection.migrate(to: Self.schema)
          return try connection.schemaVersion()
        }
      }
      for try await version in group { #expect(version == 3) }
    }
  }
}
