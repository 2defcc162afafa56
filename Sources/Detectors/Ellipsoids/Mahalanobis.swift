public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by its squared distance from the mean, in units of the covariance.
///
/// Cost: fitting O(n · d² + d³), scoring O(d²) a row.
/// Mahalanobis, "On the Generalised Distance in Statistics", PNIS 2(1), 1936.
public struct Mahalanobis: EllipsoidDetector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "mahalanobis",
    summary: "The squared distance from the mean, in units of the covariance.",
    assumes: "Ordinary rows form one ellipsoid; p-values take them for normal.",
    cost: "fit O(n·d² + d³), score O(d²) a row; keeps d² numbers",
    avoid: "There are several clusters, or enough anomalies to pull mean and covariance to them.",
    paper: "Mahalanobis, On the Generalised Distance in Statistics, PNIS 2(1), 1936")

  /// A detector without settings.
  public init(_ settings: Settings) {}

  /// A few matrices of d², and the scores.
  public func memory(rows: Int, features: Int) -> Int { rows * 8 + features * features * 80 + 4096 }

  /// Lays the ellipsoid around all rows.
  public func fit(
    _ rows: Observations, under conditions: Conditions
  ) throws -> EllipsoidModel<Self> {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    let features = rows.features
    let scatter = try Scatter(of: features, around: features.means, under: conditions)
    return EllipsoidModel(names: features.names, ellipsoid: Ellipsoid(scatter))
  }
}
