public import RingtrueCore

/// Scores a row by how rare the tails are in which its cells lie, whichever tail is the rarer.
///
/// A cell's surprise is −log of the share of training cells that are at least as far out. No
/// setting, no scale, no distance: any rising change of a feature leaves the scores as they are.
/// Cost: O(d · n), by radix sort.
/// Li, Zhao, Hu, Botta, Ionescu & Chen, IEEE TKDE 35(12), 2022, doi:10.1109/TKDE.2022.3159580
public struct ECOD: TailDetector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "ecod",
    summary: "The sum over the features of how rare the tail is in which the cell lies.",
    assumes: "Strange rows are extreme in single features; scales do not matter.",
    cost: "fit O(d·n), score O(d·n) a batch of n or O(d·log n) a row; keeps n·d numbers",
    avoid: "Anomalies lie between the humps of a feature, or only in how features go together.",
    paper: "Li et al., IEEE TKDE 35(12), 2022, doi:10.1109/TKDE.2022.3159580")

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// The more surprising tail alone.
  public static let mixture = 0.0
}
