internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtrueFeatures
internal import RingtrueWorlds

/// What plain detectors reach on a dataset: rungs between a blind guess and what can be known.
///
/// They only tell a reader how far simple means go; nothing is calibrated by them.
enum ReferenceLadder {
  /// One plain system.
  private struct Rung: Sendable {
    let name: String
    let detector: any Detector.Type
    let recipe: any Recipe.Type
  }

  private static let rungs = [
    Rung(name: "client_z", detector: EntityZ.self, recipe: RawFeatures.self),
    Rung(name: "forest_raw", detector: IsolationForest.self, recipe: RawFeatures.self),
    Rung(name: "forest_engineered", detector: IsolationForest.self, recipe: EntityFeatures.self),
  ]

  /// The rungs of a dataset, each learned from all its rows without their labels; one that its
  /// columns do not bear is left out.
  static func references(_ dataset: Dataset, seed: Seed, threads: Int) -> [Certificate.Reference] {
    let assay = Assay(dataset)
    let conditions = Conditions(seed: seed, width: threads)
    return rungs.compactMap { rung in
      guard let scores = try? scores(rung, dataset, conditions) else { return nil }
      let kinds = assay.questions.map { question in
        (question.kind ?? "all", assay.precision(of: scores, kind: question.kind) ?? 0)
      }
      return Certificate.Reference(
        name: rung.name, precisions: Dictionary(kinds, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The score of each row of the table.
  private static func scores(
    _ rung: Rung, _ dataset: Dataset, _ conditions: Conditions
  ) throws -> [Double] {
    let (table, roles) = (dataset.table, dataset.roles)
    let isWhole = rung.detector.card.traits.contains(.takesMissing)
    let columns = rung.recipe.usableColumns(of: table).filter { name in
      isWhole || rung.recipe != RawFeatures.self || table[name]?.missing.isEmpty ?? false
    }
    var recipe = try fit(rung.recipe, columns, table, roles)
    let rows = Observations(features: try recipe.follow(table), table: table, roles: roles)
    let detector = rung.detector.init(Settings(of: rung.detector.card.knobs))
    return try scores(detector, rows, conditions)
  }

  private static func fit<Kind: Recipe>(
    _ recipe: Kind.Type, _ columns: [String], _ table: Table, _ roles: ColumnRoles
  ) throws -> any FittedRecipe {
    try recipe.init(columns: columns).fit(table, roles: roles)
  }

  private static func scores<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> [Double] {
    try detector.fitAndScore(rows, under: conditions).scores
  }
}
