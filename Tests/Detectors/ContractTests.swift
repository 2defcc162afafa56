import RingtrueCore
import RingtrueDetectors
import RingtrueKernels
import Testing

/// What every detector in the list must keep.
@Suite struct `Every detector` {
  @Test(arguments: Detectors.all)
  func `gives the same finite scores for the same seed`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(200, features: 4)
    let first = try Sample.scores(kind, rows)
    #expect(first.allSatisfy { $0.isFinite })
    #expect(try Sample.scores(kind, rows) == first)
    #expect(try Sample.scores(kind, rows, under: Conditions(width: 3)) == first)
  }

  @Test(arguments: Detectors.all)
  func `gives other scores for another seed just where it draws on chance`(
    _ kind: any Detector.Type
  ) throws {
    let rows = Sample.rows(200, features: 4)
    let differs =
      try Sample.scores(kind, rows, under: Conditions(seed: 2)) != Sample.scores(kind, rows)
    #expect(differs == kind.card.traits.contains(.stochastic))
  }

  @Test(arguments: Detectors.all)
  func `scores a row alone as among others`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(50, features: 3)
    let fitted = try kind.standard.fit(rows, under: Conditions())
    let together = try fitted.scores(rows, under: Conditions())
    for row in [0, 17, 49] where !kind.card.traits.contains(.ordered) {
      #expect(try fitted.scores(rows.rows(row..<row + 1), under: Conditions()) == [together[row]])
    }
    let backwards = try fitted.scores(rows.gathering((0..<50).reversed()), under: Conditions())
    #expect(kind.card.traits.contains(.ordered) || backwards == together.reversed())
  }

  @Test(arguments: Detectors.all)
  func `survives one row, two rows, one feature, many features, constants and duplicates`(
    _ kind: any Detector.Type
  ) throws {
    for (rows, features) in [(1, 3), (2, 3), (3, 1), (30, 200)] {
      #expect(
        try Sample.scores(kind, Sample.rows(rows, features: features)).allSatisfy { $0.isFinite })
    }
    let constant = Sample.rows(1, features: 2).gathering(Array(repeating: 0, count: 40))
    let scores = try Sample.scores(kind, constant)
    #expect(scores.allSatisfy { $0.isFinite })
    #expect(
      kind.card.traits.contains(.ordered) || Set(scores).count == 1, "equal rows score alike")
    let duplicates = Sample.rows(5, features: 3).gathering((0..<500).map { $0 % 5 })
    #expect(try Sample.scores(kind, duplicates).allSatisfy { $0.isFinite })
  }

  @Test(arguments: Detectors.all)
  func `saves what it learned and loads it to the same scores`(_ kind: any Detector.Type) throws {
    let rows = Sample.rows(100, features: 4)
    let fitted = try kind.standard.fit(rows, under: Conditions())
    let bytes = ModelFile.bytes(of: fitted.archive)
    let loaded = try type(of: fitted).init(try ModelFile.archive(bytes))
    #expect(
      try loaded.scores(rows, under: Conditions()) == fitted.scores(rows, under: Conditions()))
    #expect(ModelFile.bytes(of: loaded.archive) == bytes)
    let foreign = Archive(detector: "another", fitted.archive.entries)
    #expect(throws: ArchiveError.self) { try type(of: fitted).init(foreign) }
    for name in fitted.archive.entries.keys {
      let lacking = fitted.archive.entries.filter { $0.key != name }
      #expect(throws: ArchiveError.self) {
        try type(of: fitted).init(Archive(detector: kind.card.id, lacking))
      }
    }
  }

  @Test(arguments: Detectors.all)
  func `refuses missing cells by the name of the column unless it takes them`(
    _ kind: any Detector.Type
  ) throws {
    let rows = Sample.with(
      FeatureMatrix(names: ["amount", "age"], rowCount: 2, values: [1, 2, 3, .nan]))
    if kind.card.traits.contains(.takesMissing) {
      #expect(try Sample.scores(kind, rows).allSatisfy { $0.isFinite })
    } else {
      #expect(throws: DetectorError.missing(feature: "age", row: 1, count: 1)) {
        try kind.standard.fit(rows, under: Conditions())
      }
    }
  }

  @Test(arguments: Detectors.all)
  func `stops when it is cancelled and refuses work beyond its memory`(
    _ kind: any Detector.Type
  ) throws {
    let rows = Sample.rows(100, features: 4)
    let needed = kind.standard.memory(rows: 100, features: 4)
    guard !kind.card.traits.contains(.control) else { return }
    #expect(throws: CancellationError.self) {
      try kind.standard.fit(rows, under: Conditions(isCancelled: { true }))
    }
    #expect(throws: DetectorError.memory(needed: needed, limit: needed - 1)) {
      try kind.standard.fit(rows, under: Conditions(memoryLimit: needed - 1))
    }
    #expect(throws: Never.self) {
      try kind.standard.fit(rows, under: Conditions(memoryLimit: needed))
    }
  }

  @Test(arguments: Detectors.all.filter { $0.card.traits.contains(.readsTable) })
  func `says which column it lacks when it reads the table and there is none`(
    _ kind: any Detector.Type
  ) throws {
    let bare = Observations(Sample.rows(9, features: 3).features)
    do {
      let scores = try kind.standard.fit(bare, under: Conditions()).scores(
        bare, under: Conditions())
      #expect(scores == Array(repeating: 0, count: 9), "what is not there says nothing")
    } catch let error as DetectorError {
      #expect(error.description.contains("needs the column of the"))
    }
  }

  @Test(arguments: Detectors.all)
  func `goes on learning from rows as they come where it says it can`(
    _ kind: any Detector.Type
  ) throws {
    let rows = Sample.rows(300, features: 3)
    guard
      var whole = try kind.standard.fit(rows.rows(0..<100), under: Conditions())
        as? any Updatable
    else { return }
    var parts = whole
    try whole.update(rows.rows(100..<300), under: Conditions())
    for range in [100..<150, 150..<290, 290..<300] {
      try parts.update(rows.rows(range), under: Conditions())
    }
    #expect(ModelFile.bytes(of: parts.archive) == ModelFile.bytes(of: whole.archive))
    let before = ModelFile.bytes(of: whole.archive)
    _ = try whole.scores(rows, under: Conditions())
    #expect(ModelFile.bytes(of: whole.archive) == before, "to score is not to learn")
  }

  @Test(arguments: Detectors.all)
  func `says on its card all that a user must know`(_ kind: any Detector.Type) throws {
    let card = kind.card
    for text in [card.id, card.summary, card.assumes, card.cost, card.avoid, card.paper] {
      #expect(!text.isEmpty)
    }
    #expect(Detectors.all.count { $0.card.id == card.id } == 1)
    #expect(Detectors.named(card.id) == kind)
    for knob in card.knobs { #expect(!knob.meaning.isEmpty) }
    let standard = Settings(of: card.knobs)
    #expect(
      try Settings(of: card.knobs, reading: standard.json) == standard, "defaults are allowed")
  }
}

extension Detector {
  /// The detector as it is when nobody turns a knob.
  static var standard: Self { Self(Settings(of: card.knobs)) }
}

/// Rows to try detectors on: features, and a ledger for those that read the table.
enum Sample {
  static func rows(_ count: Int, features: Int) -> Observations {
    let stream = RandomStream(seed: 42, name: "sample")
    let values = (0..<count * features).map { Float(stream[UInt64($0)].unit * 10 - 5) }
    return with(
      FeatureMatrix(names: (0..<features).map { "f\($0)" }, rowCount: count, values: values))
  }

  /// Features beside the rows of a ledger.
  static func with(_ features: FeatureMatrix) -> Observations {
    Observations(
      features: features, table: ledger(features.rowCount),
      roles: ColumnRoles(time: "transaction_date", entity: "client_id", amount: "amount"))
  }

  /// Postings of seven clients, one of them a day; amounts and kinds vary.
  private static func ledger(_ count: Int) -> Table {
    let draws = RandomStream(seed: 43, name: "ledger")
    let amounts = (0..<count).map { Int64(draws[UInt64($0)].integer(in: 100...90_000)) }
    let hole = RowSet(count > 3 ? [3] : [])
    let columns = [
      Column("transaction_date", .days((0..<count).map { Day(Int32(20_000 + $0)) })),
      Column("client_id", .integers((0..<count).map { Int64($0 % 7) })),
      Column("amount", .decimals(Decimals(amounts, scale: 2)), missing: hole),
      Column("transaction_type", .categories(Categories((0..<count).map { ["C", "D"][$0 % 2] }))),
      Column("balance_before", .decimals(Decimals(amounts.map { _ in 500_000 }, scale: 2))),
      Column("balance_after", .decimals(Decimals(amounts.map { 500_000 + $0 }, scale: 2))),
    ]
    // The columns are as long as one another, so this cannot fail.
    return (try? Table(columns: columns)) ?? .empty
  }

  static func scores(
    _ kind: any Detector.Type, _ rows: Observations, under conditions: Conditions = Conditions()
  ) throws -> [Double] {
    try kind.standard.fit(rows, under: conditions).scores(rows, under: conditions)
  }
}
