import RingtrueCore
import Testing

@Suite struct `A table` {
  let money = Column("amount", .decimals(Decimals([1234, -50, 0], scale: 2)), missing: RowSet([2]))
  let kind = Column("kind", .categories(Categories(["C", "D", "C"])))

  @Test func `gives a cell as the text that reads back equal`() throws {
    let table = try Table(columns: [money, kind])
    #expect((0..<3).map(table.columns[0].text) == ["12.34", "-0.50", ""])
    #expect((0..<3).map(table.columns[1].text) == ["C", "D", "C"])
  }

  @Test func `refuses columns that differ in length or share a name`() {
    #expect(throws: TableError.duplicateColumn("amount")) { try Table(columns: [money, money]) }
    let short = Column("n", .integers([1]))
    #expect(throws: TableError.unequalLengths("amount", 3, "n", 1)) {
      try Table(columns: [money, short])
    }
  }

  @Test func `names the nearest column when one is not there`() throws {
    let table = try Table(columns: [money, kind])
    let error = #expect(throws: TableError.self) { try table.column("amuont") }
    #expect(error?.description == "there is no column 'amuont'; did you mean 'amount'?")
  }

  @Test func `cuts a range as it gathers the same rows`() throws {
    let table = try Table(columns: [
      money, kind,
      Column("n", .integers([7, 8, 9]), missing: RowSet([0])),
      Column("x", .reals([0.1, 1e300, -0])),
      Column("flag", .flags([true, false, true])),
      Column("day", .days([Day(0), Day(1), Day(-1)])),
      Column("ts", .instants([Instant(seconds: 0), Instant(seconds: 1), Instant(seconds: -1)])),
      Column("note", .texts(Texts(["", "é", "long text"]))),
    ])
    #expect(table.rows(1..<3) == table.gathering([1, 2]))
    #expect(table.rows(0..<3) == table)
    #expect(table.gathering([0, 1, 2]) == table)
    #expect(table.rows(1..<3).column(at: 7).text(0) == "é")
  }

  @Test func `joined from its pieces is the table that was cut`() throws {
    let table = try Table(columns: [
      money, kind, Column("n", .integers([7, 8, 9]), missing: RowSet([0])),
      Column("x", .reals([0.1, 1, -0.5])), Column("flag", .flags([true, false, true])),
      Column("day", .days([Day(0), Day(1), Day(-1)])),
      Column("ts", .instants([Instant(seconds: 0), Instant(seconds: 1), Instant(seconds: 2)])),
      Column("note", .texts(Texts(["", "é", "long"]))),
    ])
    #expect(try Table(joining: [table.rows(0..<1), table.rows(1..<3)]) == table)
    #expect(try Table(joining: [table]) == table)
    #expect(try Table(joining: []) == .empty)
  }

  @Test func `joins words under one dictionary, and refuses columns that differ`() throws {
    let first = try Table(columns: [Column("k", .categories(Categories(["a", "b"])))])
    let second = try Table(columns: [Column("k", .categories(Categories(["c", "a"])))])
    let joined = try Table(joining: [first, second])
    #expect((0..<4).map(joined.columns[0].text) == ["a", "b", "c", "a"])
    let other = try Table(columns: [Column("k", .integers([1]))])
    #expect(throws: TableError.otherStorage("k", "categories", "integers")) {
      try Table(joining: [first, other])
    }
    #expect(throws: TableError.self) { try Table(joining: [first, money.alone()]) }
  }

  @Test func `becomes features with missing cells as NaN`() throws {
    let matrix = try Table(columns: [money, kind]).features(["amount"])
    #expect(Array(matrix.values[0..<2]) == [12.34, -0.5])
    #expect(matrix[2, 0].isNaN)
  }

  @Test func `refuses features that are words or beyond Float`() throws {
    let table = try Table(columns: [kind, Column("x", .reals([1, 1e39, 2]))])
    #expect(throws: TableError.notNumeric("kind", storage: "categories")) {
      try table.features(["kind"])
    }
    #expect(throws: TableError.beyondFloat("x", row: 1)) { try table.features(["x"]) }
  }
}

extension Column {
  fileprivate func alone() throws -> Table { try Table(columns: [self]) }
}

extension Table {
  fileprivate func column(at index: Int) -> Column { columns[index] }
}

@Suite struct `A feature matrix` {
  let matrix = FeatureMatrix(names: ["a", "b"], rowCount: 3, values: [1, 2, 3, 4, 5, 6])

  @Test func `lies feature by feature`() {
    #expect(Array(matrix.feature(1)) == [4, 5, 6])
    #expect(matrix.row(1) == [2, 5])
    #expect(matrix[2, 1] == 6)
  }

  @Test func `cuts and gathers alike`() {
    #expect(matrix.rows(1..<3) == matrix.gathering([1, 2]))
    #expect(matrix.rows(1..<3).values == [2, 3, 5, 6])
    #expect(matrix.selecting([1]).values == [4, 5, 6])
  }
}

@Suite struct `A row set` {
  @Test func `equals a set of the same rows whatever its storage`() {
    var long = RowSet([1])
    long.insert(1000)
    #expect(RowSet([1]) != long)
    #expect(RowSet([1, 1000]) == long)
    #expect(long.shifted(into: 0..<10) == RowSet([1]))
    #expect(long.shifted(into: 990..<1010).rows == [10])
    #expect(RowSet([3]).appending(RowSet([0, 64]), at: 5).rows == [3, 5, 69])
  }

  @Test func `counts what it holds`() {
    #expect(RowSet().isEmpty)
    #expect(RowSet([0, 63, 64, 64]).count == 3)
    #expect(!RowSet([5]).contains(500))
  }
}
