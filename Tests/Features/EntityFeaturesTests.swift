import RingtrueCore
import RingtrueFeatures
import Testing

/// A feature of a table by name.
private func feature(
  _ name: String, of table: Table, _ recipe: any FittedRecipe
) throws -> [Float] {
  let features = try recipe.features(of: table)
  return Array(features.feature(try #require(features.names.firstIndex(of: name))))
}

private func recipe(
  _ text: String, columns: [String], on table: Table
) throws -> any FittedRecipe {
  try Recipes.parsing(text).recipe(columns: columns).fit(table, roles: ColumnRoles())
}

@Suite struct `The entity recipe` {
  /// Account 1 moves 10, 20, 30; account 2 moves 100; by turns, some days apart.
  static func table(days: [Int32] = [0, 0, 5, 6, 40]) throws -> Table {
    try Table(columns: [
      Column("account_id", .integers([1, 2, 1, 2, 1])),
      Column("date", .days(days.map { Day($0) })),
      Column("amount", .integers([10, 100, 20, 100, 30])),
    ])
  }

  @Test func `looks back on the account's rows before, and not on the row itself`() throws {
    let table = try Self.table()
    let fitted = try recipe("entity:window=2+7d,log=false", columns: ["amount"], on: table)
    // Counts of training are 0, 0, 1, 1, 2 by rows: median 1, median deviation 1.
    let counts = try feature("amount.count@2", of: table, fitted)
    #expect(counts.map { ($0 * 1.4826).rounded() } == [-1, -1, 0, 0, 1])
    // The last row stands 35 days behind the one before.
    let recent = try feature("amount.count@7d", of: table, fitted)
    #expect(recent[4] == recent[0] && recent[2] == recent[3] && recent[2] > recent[0])
    // 10 before 20, and 15 on average before 30; the others have none or equal.
    let ratios = try feature("amount.ratio@2", of: table, fitted)
    #expect(ratios[4] > ratios[2] && ratios[2] > ratios[3])
  }

  @Test func `counts the row itself if told to`() throws {
    let table = try Self.table()
    let fitted = try recipe("entity:window=2,own=true,log=false", columns: ["amount"], on: table)
    let counts = try feature("amount.count@2", of: table, fitted)
    #expect(counts[0] == counts[1] && counts[2] == counts[3] && counts[4] == counts[2])
    #expect(counts[2] > counts[0])
  }

  @Test func `gives a word that training had not a code of its own`() throws {
    let words = { (words: [String]) in
      try Table(columns: [
        Column("account_id", .integers(words.indices.map { Int64($0 % 2) })),
        Column("amount", .integers(words.indices.map { Int64($0) })),
        Column("type", .categories(Categories(words))),
      ])
    }
    let fitted = try recipe(
      "entity:window=3", columns: ["amount", "type"], on: words(["C", "D", "C", "C"]))
    let new = try words(["D", "X", "C"])
    #expect(try feature("type=C", of: new, fitted) == [0, 0, 1])
    #expect(try feature("type=D", of: new, fitted) == [1, 0, 0])
    #expect(try feature("type.unseen", of: new, fitted) == [0, 1, 0])
    let rarity = try feature("type.rarity", of: new, fitted)
    #expect(rarity[1] > rarity[0] && rarity[0] > rarity[2])
    let narrow = try recipe(
      "entity:window=3,one-hot=1", columns: ["type"], on: words(["C", "D", "C", "C"]))
    #expect(try !narrow.features(of: new).names.contains("type=C"))
  }

  /// Codes in the order of words would put it beside the first of them, and far from the last.
  @Test func `puts a new word no nearer to one that was learned than to another`() throws {
    let words = { (words: [String]) in
      try Table(columns: [
        Column("account_id", .integers(words.indices.map { Int64($0 % 2) })),
        Column("desk", .categories(Categories(words))),
      ])
    }
    let learned = ["A", "B", "C", "D"]
    let fitted = try recipe("entity:window=3", columns: ["desk"], on: words(learned + learned))
    let features = try fitted.features(of: words(["X"] + learned))
    let codes = features.names.indices.filter {
      features.names[$0].hasPrefix("desk=") || features.names[$0] == "desk.unseen"
    }
    #expect(codes.count == 5)
    let distances = (1...4).map { row in
      codes.reduce(Float(0)) { sum, code in
        let column = Array(features.feature(code))
        return sum + (column[0] - column[row]) * (column[0] - column[row])
      }
    }
    #expect(Set(distances).count == 1 && distances[0] > 0)
  }

  @Test func `sees a balance that does not add up, and no other`() throws {
    let table = try Ledger(rows: 60).table
    let fitted = try recipe("entity", columns: ["amount"], on: table)
    let residuals = try feature("balance.residual", of: table, fitted)
    #expect(residuals.indices.filter { residuals[$0] != 0 } == [21])
  }

  @Test func `flags the cells that are missing, and counts those of a row`() throws {
    let table = try Ledger(rows: 60).table
    let fitted = try recipe("entity", columns: ["amount", "place", "age"], on: table)
    let flags = try feature("amount.missing", of: table, fitted)
    #expect(flags.indices.filter { flags[$0] == 1 } == Array(stride(from: 4, to: 60, by: 9)))
    #expect(try feature("place.missing", of: table, fitted).firstIndex(of: 1) == 3)
    #expect(try feature("missing", of: table, fitted).reduce(0, +) == 8)
    #expect(try !fitted.features(of: table).names.contains("age.missing"))
  }

  @Test func `refuses rows older than those followed before, and tables without entities`() throws {
    let table = try Self.table()
    var fitted = try recipe("entity", columns: ["amount"], on: table)
    _ = try fitted.follow(table)
    #expect(throws: RecipeError.self) { try fitted.features(of: table) }
    fitted.forget()
    _ = try fitted.features(of: table)
    #expect(throws: RecipeError.self) {
      try recipe("entity", columns: ["amount"], on: table.removing(["account_id"]))
    }
    #expect(throws: TableError.self) {
      try recipe("entity:by=acount_id", columns: ["amount"], on: table)
    }
    #expect(throws: RecipeError.self) {
      try recipe("entity:window=30d", columns: ["amount"], on: table.removing(["date"]))
    }
  }

  @Test func `leaves windows of days out where no column tells the time`() throws {
    let table = try Self.table().removing(["date"])
    let names = try recipe("entity", columns: ["amount"], on: table).features(of: table).names
    #expect(names.contains("amount.mean@10") && !names.contains("amount.mean@30d"))
    #expect(!names.contains("account_id.since"))
  }
}

@Suite struct `The sequence recipe` {
  @Test func `shows the account's rows before, each scaled as the row is`() throws {
    let table = try EntityLedger.table
    let fitted = try recipe("sequence:back=2", columns: ["amount"], on: table)
    let features = try fitted.features(of: table)
    #expect(features.names == ["amount", "amount@-1", "amount@-2", "rows-before"])
    let now = Array(features.feature(0))
    #expect(Array(features.feature(1)) == [0, 0, now[0], now[1], now[2]])
    #expect(Array(features.feature(2)) == [0, 0, 0, 0, now[0]])
    #expect(Array(features.feature(3)) == [0, 0, 0.5, 0.5, 1])
    #expect(features.lineage[1] == ["amount", "account_id", "date"])
  }
}

private enum EntityLedger {
  static var table: Table { get throws { try `The entity recipe`.table() } }
}

@Suite struct `The temporal recipe` {
  /// 2024-02-29 is a Thursday and its month's last day; 23:00 and 01:00 of the next day.
  static func table() throws -> Table {
    let day = try #require(Day(year: 2024, month: 2, day: 29))
    return try Table(columns: [
      Column(
        "ts",
        .instants([
          Instant(day, secondOfDay: 82_800), Instant(day + 1, secondOfDay: 3600), Instant(day + 1),
        ]), missing: RowSet([2])),
      Column("amount", .integers([1, 2, 3])),
    ])
  }

  @Test func `puts the parts of a time on circles, where ends meet`() throws {
    let table = try Self.table()
    let fitted = try recipe("temporal", columns: ["amount"], on: table)
    let hour = try (
      feature("ts.hour.sin", of: table, fitted), feature("ts.hour.cos", of: table, fitted)
    )
    #expect((hour.0[0] + 0.258819).magnitude < 1e-6 && (hour.0[1] - 0.258819).magnitude < 1e-6)
    #expect((hour.1[0] - hour.1[1]).magnitude < 1e-6)
    #expect(try feature("ts.month-end", of: table, fitted) == [1, 0, 0])
    #expect(hour.0[2] == 0 && hour.1[2] == 0, "a missing time is the middle of the circle")
    // The first of a month stands at the top of the circle, the last of one just before.
    let day = try feature("ts.day.cos", of: table, fitted)
    #expect(day[1] == 1 && day[0] > 0.97)
  }

  @Test func `gives one number a part if told to`() throws {
    let table = try Self.table()
    let fitted = try recipe("temporal:form=number", columns: ["amount"], on: table)
    #expect(try feature("ts.weekday", of: table, fitted)[0] == Float(3.0 / 7))
    #expect(try feature("ts.hour", of: table, fitted)[0] == Float(23.0 / 24))
  }

  @Test func `tells no hour of days, and needs a time`() throws {
    let table = try EntityLedger.table
    let names = try recipe("temporal", columns: ["amount"], on: table).features(of: table).names
    #expect(names.contains("date.weekday.sin") && !names.contains("date.hour.sin"))
    #expect(throws: RecipeError.self) {
      try recipe("temporal", columns: ["amount"], on: table.removing(["date"]))
    }
    #expect(throws: RecipeError.self) {
      try recipe("temporal:time=amount2", columns: [], on: table.removing(["date"]).renamed)
    }
  }
}

extension Table {
  /// The same rows, whose amounts are words.
  fileprivate var renamed: Table {
    get throws {
      try Table(columns: [Column("amount2", .categories(Categories(["a", "b", "a", "b", "a"])))])
    }
  }
}
