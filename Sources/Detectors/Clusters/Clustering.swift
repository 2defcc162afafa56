public import RingtrueCore

/// Sorts rows into clusters, whose numbers can serve as labels of patterns.
public protocol Clustering: FittedDetector {
  /// How many clusters there are.
  var clusterCount: Int { get }

  /// The number of each row's cluster, from 0.
  func clusters(_ rows: Observations, under conditions: Conditions) throws -> [Int]
}
