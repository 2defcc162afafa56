/// Every metric that there is.
public enum Metrics {
  /// The metrics, family by family, in the order in which they are listed.
  public static let all: [Metric] = [
    .rocAUC
  ]

  /// The metric of that name.
  public static func named(_ id: String) -> Metric? { all.first { $0.id == id } }
}
