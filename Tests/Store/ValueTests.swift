import Testing

@testable import RingtrueStore

@Suite struct `A value` {
  let connection: Connection

  init() throws { connection = try .inMemory() }

  @Test(
    arguments: [
      .null, .integer(.min), .integer(.max), .integer(0), .real(-0.1), .real(.infinity),
      .real(.leastNonzeroMagnitude), .text(""), .text("é\u{0}b'\""), .blob([]), .blob([0, 255, 0]),
    ] as [Value])
  func `comes back as it went`(value: Value) throws {
    #expect(try connection.one("SELECT ?", value, as: Value.self) == value)
    #expect(try connection.one("SELECT typeof(?)", value) == value.kind.lowercased())
  }

  @Test func `has a Swift type`() throws {
    #expect(try connection.one("SELECT ?", 7) == 7)
    #expect(try connection.one("SELECT ?", true) == true)
    #expect(try connection.one("SELECT ?", 0.1) == 0.1)
    #expect(try connection.one("SELECT ?", "text") == "text")
    #expect(try connection.one("SELECT ?", [1, 2] as [UInt8]) == [1, 2] as [UInt8])
    #expect(try connection.one("SELECT ?", Int?.none) == Int?.none)
    #expect(try connection.one("SELECT ?", Int?(3)) == Int?(3))
    #expect(try connection.one("SELECT 2", as: Double.self) == 2, "an integer is a number too")
  }

  @Test func `is never converted in silence`() throws {
    let cases: [(sql: String, found: String)] = [
      ("SELECT 'seven'", "TEXT"), ("SELECT 7.5", "REAL"), ("SELECT NULL", "NULL"),
      ("SELECT x'07'", "BLOB"),
    ]
    for (sql, found) in cases {
      let error = #expect(throws: StoreError.self) { try connection.one(sql, as: Int.self) }
      #expect(
        error?.description
          == ":memory:: column 0 holds \(found), not INTEGER; read it as what it is [\(sql)]")
    }
    #expect(throws: StoreError.self) { try connection.one("SELECT 1", as: String.self) }
    #expect(throws: StoreError.self) { try connection.one("SELECT 1", as: [UInt8].self) }
  }

  @Test func `that is no number is refused, since it would be stored as NULL`() throws {
    let error = #expect(throws: StoreError.self) { try connection.execute("SELECT ?", Double.nan) }
    #expect(error?.description.contains("NaN") == true)
  }

  @Test func `can be lent without a copy`() throws {
    let sums = try connection.rows("SELECT x'010203'") { row in
      row.withBlob(at: 0) { bytes in bytes.indices.reduce(0) { $0 + Int(bytes[$1]) } }
    }
    #expect(sums == [6])
  }
}
