import RingtrueCore
import RingtrueFeatures
import RingtrueKernels
import Testing

@Suite struct `Every recipe` {
  /// What a recipe takes of a ledger if nobody names columns.
  static func fitted(
    _ kind: any Recipe.Type, on table: Table, settings: String = ""
  ) throws -> any FittedRecipe {
    let choice = try Recipes.parsing("\(kind.card.id):\(settings)")
    let columns = kind.usableColumns(of: table).filter { $0 != "transaction_id" }
    return try choice.recipe(columns: columns).fit(table, roles: ColumnRoles(label: "label"))
  }

  @Test(arguments: Recipes.all)
  func `makes of a row alone what it makes of it among others`(_ kind: any Recipe.Type) throws {
    let table = try Ledger(rows: 160).table
    var fitted = try Self.fitted(kind, on: table.rows(0..<80))
    let together = try fitted.features(of: table)
    for row in 0..<table.rowCount {
      let alone = try fitted.features(of: table.rows(row..<row + 1))
      let followed = try fitted.follow(table.rows(row..<row + 1))
      #expect(same(followed.row(0), alone.row(0)), "row \(row)")
      #expect(same(alone.row(0), together.row(row)), "row \(row)")
    }
    fitted.forget()
    #expect(same(try fitted.features(of: table).values, together.values))
  }

  @Test(arguments: Recipes.all)
  func `makes the same whatever the order of the rows`(_ kind: any Recipe.Type) throws {
    // A time once each, since rows of one time count in their order.
    let table = try Ledger(rows: 90, minutes: 31...400).table
    let fitted = try Self.fitted(kind, on: table)
    let features = try fitted.features(of: table)
    let order = (0..<90).map { $0 * 37 % 90 }
    let mixed = try fitted.features(of: table.gathering(order))
    #expect(mixed.rowCount == 90 && same(mixed.values, features.gathering(order).values))
    #expect(
      same(
        try Self.fitted(kind, on: table.gathering(order)).features(of: table).values,
        features.values))
  }

  @Test(arguments: Recipes.all)
  func `learns from training rows alone`(_ kind: any Recipe.Type) throws {
    let table = try Ledger(rows: 120).table
    let first = try Self.fitted(kind, on: table.rows(0..<60))
    let archive = first.archive
    _ = try first.features(of: table.rows(60..<120))
    #expect(first.archive == archive)
    // What comes later changes nothing about what came before.
    let all = try first.features(of: table).rows(0..<70)
    #expect(same(all.values, try first.features(of: table.rows(0..<70)).values))
  }

  @Test(arguments: Recipes.all)
  func `is the same after a journey through an archive`(_ kind: any Recipe.Type) throws {
    let table = try Ledger(rows: 100).table
    var fitted = try Self.fitted(kind, on: table.rows(0..<60))
    _ = try fitted.follow(table.rows(0..<60))
    let loaded = try type(of: fitted).init(fitted.archive)
    // By their texts, in which a missing cell equals itself.
    #expect(
      "\(loaded.archive.entries.sorted { $0.key < $1.key })"
        == "\(fitted.archive.entries.sorted { $0.key < $1.key })")
    let rest = table.rows(60..<100)
    #expect(same(try loaded.features(of: rest).values, try fitted.features(of: rest).values))
    #expect(throws: ArchiveError.self) { try type(of: fitted).init(Archive(detector: "other")) }
    for lost in fitted.archive.entries.keys {
      let rest = fitted.archive.entries.filter { $0.key != lost }
      let broken = Archive(detector: fitted.archive.detector, rest)
      #expect(throws: ArchiveError.self, "without \(lost)") { try type(of: fitted).init(broken) }
    }
  }

  @Test(arguments: Recipes.all)
  func `names the columns that each feature comes from`(_ kind: any Recipe.Type) throws {
    let table = try Ledger(rows: 50).table
    let features = try Self.fitted(kind, on: table).features(of: table)
    #expect(Set(features.names).count == features.featureCount)
    for (name, columns) in zip(features.names, features.lineage) {
      #expect(!columns.isEmpty, "\(name)")
      #expect(columns.allSatisfy { table[$0] != nil }, "\(name) of \(columns)")
    }
    #expect(!features.lineage.joined().contains("label"))
  }

  @Test(arguments: Recipes.all)
  func `bears columns that never change and columns that are empty`(
    _ kind: any Recipe.Type
  ) throws {
    var columns = try Ledger(rows: 30).table.columns.filter { $0.name != "balance_after" }
    columns.append(Column("flat", .reals(Array(repeating: 0.1, count: 30))))
    columns.append(
      Column("empty", .reals(Array(repeating: 0, count: 30)), missing: RowSet(0..<30)))
    let table = try Table(columns: columns)
    let features = try Self.fitted(kind, on: table).features(of: table)
    #expect(!features.values.contains { $0.isInfinite })
    if kind.card.id != "raw" {
      let flat = try #require(features.names.firstIndex(of: "flat"))
      #expect(!features.feature(flat).contains { $0.magnitude > 1e-6 })
    }
    if !["raw", "standard"].contains(kind.card.id) {
      #expect(!features.values.contains { $0.isNaN })
    }
    let none = try Self.fitted(kind, on: table).features(of: table.rows(0..<0))
    #expect(none.rowCount == 0 && none.names == features.names)
  }

  @Test(arguments: Recipes.all)
  func `makes the same bits on any number of threads`(_ kind: any Recipe.Type) throws {
    let table = try Ledger(rows: 80).table
    let fitted = try Self.fitted(kind, on: table)
    let alone = try fitted.features(of: table).values
    let results = try parallelMap(Chunks(6, of: 1), width: 2) { _ in
      try fitted.features(of: table).values
    }
    #expect(results.allSatisfy { same($0, alone) })
  }

  @Test(arguments: Recipes.all)
  func `refuses names that are not there, and texts`(_ kind: any Recipe.Type) throws {
    let ledger = try Ledger(rows: 10).table
    let table = try Table(
      columns: ledger.columns + [Column("note", .texts(Texts((0..<10).map { "note \($0)" })))])
    for name in ["amoutn", "note"] {
      #expect(throws: TableError.self) {
        try kind.init(columns: [name]).fit(table, roles: ColumnRoles())
      }
    }
  }

  private func same(_ first: [Float], _ second: [Float]) -> Bool {
    first.count == second.count
      && zip(first, second).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}

@Suite struct `A recipe by name` {
  @Test func `says all that is wrong with its settings at once`() {
    do {
      _ = try Recipes.parsing("entity:window=3x,one-hot=-1,owm=true,prior=much")
      Issue.record("nothing was wrong")
    } catch {
      let messages = error.listed.map(\.message)
      #expect(messages.count == 4)
      #expect(messages.contains { $0.contains("'window' cannot be '3x'") })
      #expect(messages.contains { $0.contains("did you mean 'own'") })
    }
  }

  @Test func `that is not there is told with its neighbour`() {
    #expect(throws: Problems(Problem("there is no recipe 'entiy'; did you mean 'entity'?"))) {
      try Recipes.parsing("entiy:window=3")
    }
  }

  @Test func `reads windows of rows and of days`() throws {
    let choice = try Recipes.parsing("entity:window=5+7d,by=client_id")
    #expect(choice.settings.windows("window") == [.rows(5), .days(7)])
    #expect(choice.settings.column("by") == "client_id")
    #expect(choice.settings.column("time") == nil)
    for wrong in ["", "0", "-3", "d", "10+10", "10+", "30 d", "99999"] {
      #expect(RowWindow.list(wrong) == nil)
    }
  }
}
