/// Rebuilds a row as it would expect it.
public protocol Reconstructing: FittedDetector {
  /// The rows as expected; same features, same order.
  func reconstruction(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix

  /// What each cell adds to its row's strangeness: its own error, not negative.
  func cellErrors(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix
}

/// Places rows among a few coordinates of its own.
public protocol Embedding: FittedDetector {
  /// Where each row lies: the same rows, a column a coordinate.
  func coordinates(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix
}

/// Learned in passes over the rows, and tells how they went.
public protocol Recounting: FittedDetector {
  /// How wrong it was after each pass.
  var course: LearningCourse { get }
}

/// How wrong a model was after each pass over the rows.
public struct LearningCourse: Sendable, Equatable {
  /// The mean loss of a row that was learned from, over the pass.
  public internal(set) var learned: [Double] = []
  /// The mean loss of a row that was held back, behind the pass; none where none was.
  public internal(set) var held: [Double] = []

  /// No pass yet.
  public init() {}

  /// Adds a pass.
  public mutating func add(learned: Double, held: Double?) {
    self.learned.append(learned)
    held.map { self.held.append($0) }
  }
}

/// Says which cells made a row strange.
public protocol Attributing: FittedDetector {
  /// What each cell contributes to its row's score; higher is stranger.
  func contributions(_ rows: Observations, under conditions: Conditions) throws -> FeatureMatrix
}

/// Goes on learning from rows as they come.
public protocol Updatable: FittedDetector {
  /// Learns from more rows, in their order.
  mutating func update(_ rows: Observations, under conditions: Conditions) throws
}

/// Says how sure it is.
public protocol Probabilistic: FittedDetector {
  /// The chance that an ordinary row scores at least as high as that; small is stranger.
  func pValue(of score: Double) -> Double
}

extension Probabilistic {
  /// For each row, the chance that an ordinary row scores at least as high.
  public func pValues(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
    try scores(rows, under: conditions).map(pValue)
  }
}

/// Says between which bounds it expects each cell.
public protocol Forecasting: FittedDetector {
  /// For each cell, the bounds that an ordinary cell keeps with the given probability.
  func intervals(
    _ rows: Observations, coverage: Double, under conditions: Conditions
  ) throws -> (low: FeatureMatrix, high: FeatureMatrix)
}
