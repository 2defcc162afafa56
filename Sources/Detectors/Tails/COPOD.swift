public import RingtrueCore

/// Scores a row by the tails of an empirical copula: the longer tail of each feature counts, or
/// the mean of both where that is more surprising.
///
/// Cost: O(d · n), by radix sort.
/// Li, Zhao, Botta, Ionescu & Hu, "COPOD", ICDM 2020, doi:10.1109/ICDM50108.2020.00135
public struct COPOD: TailDetector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "copod",
    summary: "The sum over the features of the surprise in the tail to which the feature leans.",
    assumes: "Strange rows lie in the long tail of single features; scales do not matter.",
    cost: "fit O(d·n), score O(d·n) a batch of n or O(d·log n) a row; keeps n·d numbers",
    avoid: "Anomalies lie on a feature's short side, or only in how features go together.",
    paper: "Li et al., ICDM 2020, doi:10.1109/ICDM50108.2020.00135")

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The mean of both tails.
  public static let mixture = 0.5
}
