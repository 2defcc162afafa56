public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how far it lies from what its entity's rows before it let expect.
///
/// A long short-term memory reads an account's or a client's rows in the order of time and foretells
/// the next one. Cells count in deviations of what it cannot foretell of ordinary rows, so that what
/// is usually certain weighs more. Features are scaled to mean 0 and deviation 1. The rows before a
/// row are those that are scored with it.
/// Cost: O(steps · weights) a row and pass in training, and a row in scoring.
/// Malhotra, Vig, Shroff & Agarwal, "Long Short Term Memory Networks for Anomaly Detection in Time
/// Series", ESANN 2015; Hochreiter & Schmidhuber, Neural Computation 9(8), 1997,
/// doi:10.1162/neco.1997.9.8.1735.
public struct LSTM: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "lstm",
    summary: "How far a row lies from what its entity's rows before it let expect.",
    assumes: "Entities have a time and a rhythm; strange rows break it.",
    cost: "fit O(n·steps·w) a pass with w = 4·hidden·(d + hidden) + d·hidden weights;"
      + " score O(steps·w) a row",
    avoid: "Rows have no entity or no time, or most entities have but a few rows.",
    paper: "Malhotra et al., ESANN 2015; Hochreiter & Schmidhuber 1997,"
      + " doi:10.1162/neco.1997.9.8.1735",
    traits: [.stochastic, .readsTable, .ordered],
    knobs: [
      .integer("hidden", 32, in: 1...512, "How many numbers are remembered."),
      .integer("steps", 20, in: 1...1000, "How many rows before a row count."),
    ] + Training.knobs(epochs: 10))

  private let hidden: Int
  private let steps: Int
  private let training: Training

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    hidden = settings.integer("hidden")
    steps = settings.integer("steps")
    training = Training(settings)
  }

  private func shape(_ features: Int) -> LSTMModel.Shape {
    LSTMModel.Shape(features: features, hidden: hidden, steps: steps)
  }

  /// The scaled rows once, entities and places, a batch at every step, and four numbers a weight.
  public func memory(rows: Int, features: Int) -> Int {
    let shape = shape(features)
    return (rows + 1) * features * 4 + rows * 64 + training.bytes(rows: rows)
      + shape.bytes(rows: training.batch(of: rows)) + Forecaster.bytes(shape)
      + Weights.bytes(count: shape.head.end)
  }

  /// Trains the network, then measures how wrong it stays and how high ordinary rows score.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features.featureCount
    try conditions.checkMemory(memory(rows: rows.rowCount, features: features))
    try conditions.checkCancelled()
    let scaling = try Scaling(rows.features, under: conditions)
    let windows = try Windows(rows, steps: steps, for: Self.card.id, under: conditions)
    let (weights, course) = try trained(
      windows, scaling.table(rows.features, emptyRows: 1, under: conditions), conditions)
    let forecaster = try Forecaster(
      names: rows.features.names, scaling: scaling, shape: shape(features), weights: weights,
      learnedFrom: rows, under: conditions)
    return Fitted(
      forecaster,
      tail: try ScoreTail(
        forecaster.deviations(rows, under: conditions), under: conditions), course: course)
  }

  private func trained(
    _ windows: Windows, _ table: [Float], _ conditions: Conditions
  ) throws -> (Weights, LearningCourse) {
    let rows = windows.rows.count
    var model = LSTMModel(
      shape(table.count / (rows + 1)), windows: windows, table: table,
      batch: training.batch(of: rows))
    model.initialize(from: RandomStream(seed: conditions.seed.rawValue, name: "lstm.start"))
    let course = try training.train(&model, rows: rows, name: "lstm", under: conditions)
    return (model.weights, course)
  }
}

extension LSTM {
  /// The network as trained, and how wrong it is about ordinary rows.
  public struct Fitted: Reconstructing, Attributing, Forecasting, Probabilistic, Recounting {
    private let forecaster: Forecaster
    private let tail: ScoreTail
    /// How its training went; nothing where it was read from a file.
    public let course: LearningCourse

    fileprivate init(_ forecaster: Forecaster, tail: ScoreTail, course: LearningCourse) {
      self.forecaster = forecaster
      self.tail = tail
      self.course = course
    }

    /// How far each row lies from what was expected: squared deviations, summed up.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try forecaster.deviations(rows, under: conditions)
    }

    /// The share of training rows that score at least as high.
    public func pValue(of score: Double) -> Double { tail.pValue(score) }

    /// The rows as foretold, in their own units.
    public func reconstruction(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      let scaling = forecaster.scaling
      return try forecaster.cells(rows, under: conditions) { scaling.unscaled($1, $2) }
    }

    /// The squared deviation of each cell from what was foretold.
    public func cellErrors(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      let noise = forecaster.noise
      return try forecaster.cells(rows, under: conditions) { found, expected, feature in
        (found - expected) * (found - expected) / noise[feature]
      }
    }

    /// What each cell adds to its row's score.
    public func contributions(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try cellErrors(rows, under: conditions)
    }

    /// The bounds around what was foretold that a normal law of the errors keeps.
    public func intervals(
      _ rows: Observations, coverage: Double, under conditions: Conditions
    ) throws -> (low: FeatureMatrix, high: FeatureMatrix) {
      precondition(coverage >= 0 && coverage <= 1, "coverage: \(coverage)")
      let reach = Float(Elementary.normalQuantile((1 + coverage) / 2))
      let (scaling, noise) = (forecaster.scaling, forecaster.noise)
      let bounds = try [-reach, reach].map { reach in
        try forecaster.cells(rows, under: conditions) { _, expected, feature in
          scaling.unscaled(expected + reach * noise[feature].squareRoot(), feature)
        }
      }
      return (bounds[0], bounds[1])
    }

    /// The features, their scaling, the network, and what it knows of its errors.
    public var archive: Archive {
      Archive(
        detector: LSTM.card.id, forecaster.pieces.merging(tail.pieces) { $1 })
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(LSTM.card.id)
      forecaster = try Forecaster(archive)
      tail = try ScoreTail(archive)
      course = LearningCourse()
    }
  }
}
