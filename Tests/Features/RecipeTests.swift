import RingtrueCore
import RingtrueFeatures
import Testing

@Suite struct `Every recipe` {
  let train = try? Table(columns: [
    Column("amount", .decimals(Decimals([100, 200, 300, 0], scale: 2)), missing: RowSet([3])),
    Column("flat", .integers([7, 7, 7, 7])),
    Column("word", .categories(Categories(["a", "b", "a", "b"]))),
  ])

  @Test(arguments: Recipes.all)
  func `makes of a row alone what it makes of it among others`(_ kind: any Recipe.Type) throws {
    let table = try #require(train)
    let fitted = try kind.init(columns: ["amount", "flat"]).fit(table, roles: ColumnRoles())
    let together = try fitted.features(of: table)
    for row in 0..<3 {
      #expect(try fitted.features(of: table.rows(row..<row + 1)).row(0) == together.row(row))
    }
    #expect(together[3, 0].isNaN, "a missing cell stays missing")
  }

  @Test(arguments: Recipes.all)
  func `is the same after a journey through an archive`(_ kind: any Recipe.Type) throws {
    let table = try #require(train)
    let fitted = try kind.init(columns: ["amount", "flat"]).fit(table, roles: ColumnRoles())
    let loaded = try type(of: fitted).init(fitted.archive)
    #expect(try loaded.features(of: table.rows(0..<3)) == fitted.features(of: table.rows(0..<3)))
    #expect(throws: ArchiveError.self) { try type(of: fitted).init(Archive(detector: "other")) }
  }

  @Test(arguments: Recipes.all)
  func `refuses words and names that are not there`(_ kind: any Recipe.Type) throws {
    let table = try #require(train)
    #expect(throws: TableError.self) {
      try kind.init(columns: ["word"]).fit(table, roles: ColumnRoles())
    }
    #expect(throws: TableError.self) {
      try kind.init(columns: ["amoutn"]).fit(table, roles: ColumnRoles())
    }
  }
}

@Suite struct `The standard recipe` {
  /// Mean 2, population deviation √(2/3) over the three cells that are there.
  @Test func `scales by the population deviation of the training rows alone`() throws {
    let train = try Table(columns: [
      Column("x", .integers([1, 2, 3, 0]), missing: RowSet([3])),
      Column("flat", .reals([0.1, 0.1, 0.1, 0.1])),
    ])
    let fitted = try StandardFeatures(columns: ["x", "flat"]).fit(train, roles: ColumnRoles())
    let deviation = (2.0 / 3).squareRoot()
    let new = try Table(columns: [
      Column("x", .integers([10])), Column("flat", .reals([0.1])),
    ])
    let features = try fitted.features(of: new)
    #expect(features[0, 0] == Float(8 / deviation))
    #expect(features[0, 1].magnitude < 1e-8)
  }
}
