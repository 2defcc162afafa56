internal import RingtrueCore
internal import RingtrueFeatures

/// The features of a stage's rows, as one recipe makes them from the training rows.
///
/// This is the only place of a run where a recipe is fitted, and it is given the training rows and
/// nothing else: what is computed for the rows that are measured cannot bear on what was learned.
/// No label gets in; what a detector sees of a row comes from here.
struct Preparation: Sendable {
  /// The rows that are learned from.
  let train: Observations
  /// The rows that thresholds are chosen on; none where nothing is kept apart for it.
  let calibration: Observations
  /// The rows that are measured.
  let measured: Observations

  /// Makes the features of all parts, one after the other in the order of their use.
  init(_ data: TrialData, _ stage: Stage, by choice: RecipeChoice) throws {
    let parts = [stage.train, stage.calibration, stage.measured].map(data.table.gathering)
    let shown = parts[0].removing(data.names)
    var recipe: any FittedRecipe = try choice.recipe(
      columns: choice.kind.usableColumns(of: shown)
    ).fit(parts[0], roles: data.roles)
    let table = parts[0]
    train = Observations(
      features: try recipe.follow(table), table: table, roles: data.roles)
    if data.split == .transductive {
      calibration = train.rows(0..<0)
      measured = train
      return
    }
    let rest = try parts[1...].map { table in
      Observations(features: try recipe.follow(table), table: table, roles: data.roles)
    }
    (calibration, measured) = (rest[0], rest[1])
  }

  /// The most rows that a detector works on at once.
  var mostRows: Int { max(train.rowCount, measured.rowCount) }
}
