public import RingtrueCore

/// Values in clusters, such as the rows of one account, that are more alike than rows at large.
public struct Clustered: Sendable {
  /// The values of each cluster; none is empty.
  private let clusters: [[Double]]

  /// Values with the cluster that each belongs to.
  public init(_ values: [Double], clusters: [String]) throws(MetricsError) {
    try requireSameLength("values", values.count, "clusters", clusters.count)
    try requireFinite("values", values)
    var places: [Category: Int] = [:]
    var grouped: [[Double]] = []
    for (value, cluster) in zip(values, clusters.map(Category.init)) {
      let place = places[cluster] ?? grouped.count
      if place == grouped.count {
        places[cluster] = place
        grouped.append([])
      }
      grouped[place].append(value)
    }
    self.clusters = grouped
  }

  private var count: Int { clusters.reduce(0) { $0 + $1.count } }
  private var mean: Double { clusters.reduce(0) { $0 + $1.reduce(0, +) } / Double(count) }

  /// The standard error of the mean, as if all values were independent.
  public func plainError() throws(Undefined) -> Double {
    guard count > 1 else { throw .tooFew("values", count, needed: 2) }
    let mean = mean
    let squares = clusters.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } }
    return (squares / Double(count) / Double(count - 1)).squareRoot()
  }

  /// The standard error of the mean when only clusters are independent.
  ///
  /// Corrected for few clusters by G/(G − 1), unless told otherwise.
  /// Liang & Zeger, Biometrika 73(1), 1986, doi:10.1093/biomet/73.1.13
  public func robustError(corrected: Bool = true) throws(Undefined) -> Double {
    try requireClusters()
    let mean = mean
    let squares = clusters.reduce(0.0) { sum, cluster in
      let residual = cluster.reduce(0) { $0 + ($1 - mean) }
      return sum + residual * residual
    }
    let groups = Double(clusters.count)
    return (squares * (corrected ? groups / (groups - 1) : 1)).squareRoot() / Double(count)
  }

  /// How much of the variance lies between clusters: the intraclass correlation ICC(1) of a
  /// one-way analysis of variance, for clusters of any size; negative where they differ too little.
  ///
  /// Donner & Koval, Biometrics 36(1), 1980, doi:10.2307/2530491
  public func intraclassCorrelation() throws(Undefined) -> Double {
    try requireClusters()
    let (n, k) = (Double(count), Double(clusters.count))
    guard count > clusters.count else {
      throw Undefined(code: "single-values", "every cluster has a single value")
    }
    let mean = mean
    var (between, within, squares) = (0.0, 0.0, 0.0)
    for cluster in clusters {
      let size = Double(cluster.count)
      let own = cluster.reduce(0, +) / size
      between += size * (own - mean) * (own - mean)
      within += cluster.reduce(0) { $0 + ($1 - own) * ($1 - own) }
      squares += size * size
    }
    let (meanBetween, meanWithin) = (between / (k - 1), within / (n - k))
    let size = (n - squares / n) / (k - 1)
    let total = meanBetween + (size - 1) * meanWithin
    guard total > 0 else { throw Undefined(code: "no-variance", "all values are alike") }
    return (meanBetween - meanWithin) / total
  }

  /// How many times as many clustered values it takes as independent ones.
  ///
  /// Kish, Survey Sampling, 1965: 1 + (m − 1) ICC, with m the mean size weighted by size.
  public func designEffect() throws(Undefined) -> Double {
    let squares = clusters.reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    return try 1 + (squares / Double(count) - 1) * max(0, intraclassCorrelation())
  }

  private func requireClusters() throws(Undefined) {
    guard clusters.count > 1 else { throw .tooFew("clusters", clusters.count, needed: 2) }
  }
}
