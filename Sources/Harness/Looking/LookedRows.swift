internal import RingtrueCore
internal import RingtrueKernels

/// The rows of a round that are looked at more closely: anomalous ones first, then normal ones, each
/// spread evenly over all of their class.
struct LookedRows: Sendable {
  /// How many rows of a class are looked at.
  static let most = 200
  /// How many rows are followed where a row's score depends on those before it.
  static let longest = 4000

  /// The rows as a detector sees them.
  let observations: Observations
  /// How many of them, from the first on, are anomalous; the others are normal.
  let anomalies: Int
  /// For each anomalous row, the columns in which it was changed, if it was changed in any.
  let changes: [ChangedCells.Change?]
  /// The columns of the table.
  let columns: Set<String>
  /// The labels of all measured rows.
  let labels: Labels
  /// The deviation of each feature among the rows that were learned from.
  let deviations: [Float]
  /// All that a detector must be shown to speak of these rows.
  let context: Observations
  /// Where the rows stand among those that the round measures.
  let places: [Int]
  /// Where they stand in the table.
  let tableRows: [Int]
  /// Whether the context holds other rows too.
  private let isOrdered: Bool

  /// Picks rows of a round; a detector that goes by the order of rows is shown those between too.
  init(
    of round: Preparation, _ stage: Stage, in data: TrialData, _ changed: ChangedCells,
    isOrdered: Bool
  ) {
    let labels = data.labels(of: stage.measured)
    let reach = isOrdered ? min(Self.longest, labels.rows.count) : labels.rows.count
    let within = labels.rows[..<reach]
    let anomalous = Self.evenly(within.indices.filter { within[$0] == .anomalous })
    let normal = Self.evenly(within.indices.filter { within[$0] == .normal })
    let all = anomalous + normal
    self.labels = labels
    observations = round.measured.gathering(all)
    anomalies = anomalous.count
    changes = anomalous.map { changed[stage.measured[$0]] }
    columns = Set(data.table.columnNames)
    context = isOrdered ? round.measured.rows(0..<reach) : observations
    places = all
    tableRows = all.map { stage.measured[$0] }
    self.isOrdered = isOrdered
    let train = round.train.features
    deviations = train.names.indices.map { feature in
      Float(Moments(of: train.feature(feature).span).variance.squareRoot())
    }
  }

  /// What a detector said of the context, for these rows alone.
  func picked(_ cells: FeatureMatrix) -> FeatureMatrix {
    isOrdered ? cells.gathering(places) : cells
  }

  /// Up to so many of some places, as far apart as it goes.
  static func evenly(_ places: [Int], most: Int = Self.most) -> [Int] {
    guard places.count > most else { return places }
    return (0..<most).map { places[$0 * places.count / most] }
  }
}

/// Which cells of a dataset were changed by what happened in it.
struct ChangedCells: Sendable {
  /// The changed cells of a row, by their columns.
  struct Change: Sendable, Equatable {
    /// Those that were changed themselves.
    var causes: Set<String> = []
    /// Those that only follow from others.
    var followers: Set<String> = []
  }

  private var changes: [Int: Change] = [:]

  /// The changes that are known of a dataset.
  init(_ truth: GroundTruth) {
    for cell in truth.cells {
      if cell.isRoot {
        changes[cell.row, default: Change()].causes.insert(cell.column)
      } else {
        changes[cell.row, default: Change()].followers.insert(cell.column)
      }
    }
  }

  /// What was changed in a row of the table; nil if nothing was.
  subscript(row: Int) -> Change? { changes[row] }
}
