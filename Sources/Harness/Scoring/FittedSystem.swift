public import RingtrueCore
public import RingtrueDetectors
public import RingtrueFeatures

/// A recipe and a detector that learned together, with the threshold chosen for them: all that it
/// takes to score a row, and to say whether to look at it.
public struct FittedSystem: Sendable {
  /// Makes the features.
  public private(set) var recipe: any FittedRecipe
  /// Scores them.
  public let detector: any FittedDetector
  /// The score from which on a row is flagged.
  public let threshold: Threshold
  /// What is usual in each feature, for detectors that give no reasons of their own.
  private let typical: TypicalRow

  /// Learns from the rows of a table, and scores the same rows; they are then among those before.
  public static func fitting(
    _ detector: any Detector, _ recipe: any Recipe, by rule: ThresholdRule, _ settings: Settings,
    on table: Table, roles: ColumnRoles, under conditions: Conditions
  ) throws -> (system: FittedSystem, scores: [Double]) {
    var recipe: any FittedRecipe = try recipe.fit(table, roles: roles)
    let rows = Observations(features: try recipe.follow(table), table: table, roles: roles)
    return try fitting(detector, recipe, by: rule, settings, on: rows, under: conditions)
  }

  /// Learns from rows whose features a fitted recipe made, and scores the same rows.
  ///
  /// Only the threshold may be chosen by labels, and only by those of rows that are not measured.
  static func fitting(
    _ detector: any Detector, _ recipe: any FittedRecipe, by rule: ThresholdRule,
    _ settings: Settings, on rows: Observations, labels: Labels? = nil,
    under conditions: Conditions
  ) throws -> (system: FittedSystem, scores: [Double]) {
    let (fitted, scores) = try fit(detector, rows, conditions)
    let threshold = try rule.threshold(
      from: ThresholdEvidence(scores, labels: labels), settings)
    let system = FittedSystem(
      recipe: recipe, detector: fitted, threshold: threshold,
      typical: TypicalRow(of: rows.features))
    return (system, scores)
  }

  private static func fit<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> (any FittedDetector, [Double]) {
    let (fitted, scores) = try detector.fitAndScore(rows, under: conditions)
    return (fitted, scores)
  }

  /// One number a row; higher is stranger.
  public func scores(
    of table: Table, roles: ColumnRoles, under conditions: Conditions
  ) throws -> [Double] {
    try detector.scores(try observations(of: table, roles: roles), under: conditions)
  }

  /// What each feature contributes to each row's score: as the detector says, or else what the score
  /// loses when the feature's median takes the cell's place.
  public func contributions(
    of table: Table, roles: ColumnRoles, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try contributions(of: observations(of: table, roles: roles), under: conditions)
  }

  /// What each feature contributes to the score of rows that are features already.
  func contributions(
    of rows: Observations, under conditions: Conditions
  ) throws -> FeatureMatrix {
    try (detector as? any Attributing)?.contributions(rows, under: conditions)
      ?? typical.contributions(of: rows, to: detector, under: conditions)
  }

  /// Rows that come after those followed so far, as a detector sees them; from now on they are
  /// among those before.
  mutating func follow(_ table: Table, roles: ColumnRoles) throws -> Observations {
    Observations(features: try recipe.follow(table), table: table, roles: roles)
  }

  /// The system as if no row had gone before.
  public var fresh: FittedSystem {
    var copy = self
    copy.recipe.forget()
    return copy
  }

  private func observations(of table: Table, roles: ColumnRoles) throws -> Observations {
    Observations(features: try recipe.features(of: table), table: table, roles: roles)
  }
}

// MARK: - As a file

extension FittedSystem {
  private static let kind = "system"

  /// The bytes of a file that holds the system; the same system gives the same bytes.
  public var bytes: [UInt8] {
    var archive = Archive(
      detector: Self.kind,
      [
        "threshold": .doubles([threshold.score]),
        "threshold.rule": .strings([threshold.provenance.rawValue, threshold.rule]),
        "typical": .floats(typical.cells),
      ])
    archive.add(recipe.archive, as: "recipe")
    archive.add(detector.archive, as: "detector")
    return ModelFile.bytes(of: archive)
  }

  /// The system in the bytes of a file; anything else, or damaged bytes, are refused.
  public init(_ bytes: [UInt8]) throws {
    let archive = try ModelFile.archive(bytes)
    try archive.expect(Self.kind)
    recipe = try Self.restored(try archive.part("recipe"))
    detector = try Detectors.restored(try archive.part("detector"))
    typical = TypicalRow(cells: try archive.floats("typical"))
    let rule = try archive.strings("threshold.rule")
    guard rule.count == 2, let provenance = Threshold.Provenance(rawValue: rule[0]) else {
      throw ArchiveError.inconsistent("threshold.rule")
    }
    threshold = Threshold(
      try archive.doubles("threshold", count: 1)[0], from: provenance, by: rule[1])
  }

  private static func restored(_ archive: Archive) throws -> any FittedRecipe {
    let id = String(archive.detector.dropFirst("features/".count))
    guard let kind = Recipes.named(id) else { throw ArchiveError.inconsistent("recipe") }
    return try restoredRecipe(kind, archive)
  }

  private static func restoredRecipe<Kind: Recipe>(
    _ kind: Kind.Type, _ archive: Archive
  ) throws -> any FittedRecipe {
    try Kind.Fitted(archive)
  }
}
