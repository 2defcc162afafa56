import RingtrueCore
import RingtrueDetectors
import RingtrueFeatures
import RingtrueHarness
import Testing

@Suite struct `A fitted system` {
  let table = try? Table(columns: [
    Column("amount", .integers((0..<50).map { $0 == 7 ? 900 : $0 % 10 })),
    Column("age", .integers((0..<50).map { $0 % 7 })),
    Column("client_id", .integers((0..<50).map { $0 % 5 })),
    Column("date", .days((0..<50).map { Day(Int32($0)) })),
    Column("label", .integers((0..<50).map { $0 == 7 ? 1 : 0 })),
  ])
  let roles = ColumnRoles(label: "label")

  func system(_ detector: String, _ recipe: any Recipe.Type) throws -> FittedSystem {
    let (rule, settings) = try Thresholds.parsing("budget:alerts=1")
    return try FittedSystem.fitting(
      Detectors.parsing(detector), recipe.init(columns: ["amount", "age"]), by: rule, settings,
      on: try #require(table), roles: roles, under: Conditions()
    ).system.fresh
  }

  @Test func `flags the row that is strange`() throws {
    // Where rows look back, a strange row makes those after it strange.
    for recipe in Recipes.all where !["entity", "sequence"].contains(recipe.card.id) {
      let system = try system("robust-z", recipe)
      let scores = try system.scores(
        of: try #require(table), roles: roles, under: Conditions())
      #expect(scores.indices.filter { system.threshold.flags(scores[$0]) } == [7])
      let why = try system.contributions(
        of: try #require(table), roles: roles, under: Conditions())
      #expect(why[7, 0] > why[7, 1])
    }
  }

  @Test(
    arguments: [
      "isolation-forest", "extended-isolation-forest", "lof", "knn", "kmeans:clusters=1", "cblof",
      "gmm:components=1", "loda", "ocsvm", "deep-svdd", "mahalanobis", "vae",
    ])
  func `tells which cell made a row strange, whatever its detector`(_ detector: String) throws {
    let system = try system(detector, StandardFeatures.self)
    let table = try #require(table)
    for system in [system, try FittedSystem(system.bytes)] {
      let why = try system.contributions(of: table, roles: roles, under: Conditions())
      #expect(why[7, 0] > 0 && why[7, 0] > why[7, 1])
    }
  }

  @Test func `has no reasons for scores that no cell bears on`() throws {
    let system = try system("constant", RawFeatures.self)
    let why = try system.contributions(
      of: try #require(table), roles: roles, under: Conditions())
    #expect(why.values.allSatisfy { $0 == 0 })
  }

  @Test(arguments: Detectors.all.map { $0.card.id })
  func `scores the same after a journey through a file`(_ detector: String) throws {
    let system = try system(detector, StandardFeatures.self)
    let loaded = try FittedSystem(system.bytes)
    let table = try #require(table)
    #expect(
      try loaded.scores(of: table, roles: roles, under: Conditions())
        == system.scores(of: table, roles: roles, under: Conditions()))
    #expect(loaded.threshold == system.threshold)
    #expect(loaded.bytes == system.bytes)
  }

  @Test func `is refused when the file is damaged, foreign or of a detector that is not there`()
    throws
  {
    let bytes = try system("robust-z", RawFeatures.self).bytes
    #expect(throws: DetectorError.self) { try FittedSystem(Array(bytes.dropLast())) }
    let foreign = Archive(detector: "robust-z")
    #expect(throws: ArchiveError.self) { try FittedSystem(ModelFile.bytes(of: foreign)) }
    var archive = try ModelFile.archive(bytes).entries
    archive["detector"] = .strings(["unheard-of", "1"])
    #expect(throws: ArchiveError.inconsistent("detector")) {
      try FittedSystem(ModelFile.bytes(of: Archive(detector: "system", archive)))
    }
  }
}
