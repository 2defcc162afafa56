/// Knows how to learn what is ordinary from some rows.
///
/// A detector is its settings and nothing else; `fit` returns another type, so that what has not
/// learned cannot score. It is synchronous and pure: same rows, settings and seed, same result, on
/// any number of threads. A conformer must pass the detectors' contract.
public protocol Detector: Sendable {
  /// What fitting makes.
  associatedtype Fitted: FittedDetector

  /// What a user should know of it.
  static var card: DetectorCard { get }

  /// A detector with settings that were checked against the card.
  init(_ settings: Settings)

  /// How many bytes fitting and scoring so many rows will take at the most, beside the rows.
  func memory(rows: Int, features: Int) -> Int

  /// Learns from rows whose labels, if any, it never sees.
  func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted

  /// Learns from rows and scores the same rows.
  ///
  /// Differs from `fit` and then `scores` where a row must not count as its own neighbour.
  func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double])
}

extension Detector {
  /// Learns from rows, then scores them as if they were new.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    let fitted = try fit(rows, under: conditions)
    return (fitted, try fitted.scores(rows, under: conditions))
  }
}

/// Has learned what is ordinary, and says of any row how strange it is.
public protocol FittedDetector: Sendable {
  /// One finite number a row; higher is stranger.
  func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double]

  /// All that was learned, as plain data.
  var archive: Archive { get }

  /// What was learned, from plain data; throws where the data is not of this kind.
  init(_ archive: Archive) throws(ArchiveError)
}

/// Learns from the labels of its training rows too, where there are any.
public protocol Supervised: Detector {
  /// Learns from rows and what is known of them.
  func fit(_ rows: Observations, labels: Labels, under conditions: Conditions) throws -> Fitted
}
