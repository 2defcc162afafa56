import RingtrueCore

/// What was done with rows that may be closed without anybody's looking at them.
public struct Resolutions: Repeated {
  /// The part's name.
  public static let what = "resolutions"

  /// What was done with one row, and what should have been.
  public struct Row: Sendable, Equatable {
    /// Whether it was closed unseen, and whether that would be right.
    public let isClosed: Bool, isSafe: Bool
    /// What it misstates, in minor units.
    public let value: Double

    /// A row that was closed unseen or kept, rightly or not.
    public init(isClosed: Bool, isSafe: Bool, value: Double) {
      self.isClosed = isClosed
      self.isSafe = isSafe
      self.value = value
    }

    /// Whether it was closed and should not have been.
    var isUnsafe: Bool { isClosed && !isSafe }
  }

  let rows: [Row]
  let minorPerMajor: Double
  let clusters: Clusters?

  /// Rows with their values, of which so many minor units make a major one.
  public init(
    _ rows: [Row], minorPerMajor: Double = 100, clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireFinite("values", rows.map(\.value))
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, minorPerMajor, clusters)
  }

  private init(checked rows: [Row], _ minorPerMajor: Double, _ clusters: Clusters? = nil) {
    self.rows = rows
    self.minorPerMajor = minorPerMajor
    self.clusters = clusters
  }

  var units: Int { rows.count }

  func repeated(_ times: [UInt32]) -> Resolutions {
    Resolutions(checked: rows.repeated(times), minorPerMajor)
  }

  /// The rows that were closed unseen, of which there must be one.
  fileprivate func closed() throws(Undefined) -> [Row] {
    guard !rows.isEmpty else { throw .noRows }
    let closed = rows.filter(\.isClosed)
    guard !closed.isEmpty else {
      throw Undefined(code: "nothing-closed", "no row was closed unseen")
    }
    return closed
  }
}

extension Metric {
  /// How much of what was closed unseen should have been looked at.
  public static let closedUnsafely = Metric(
    .assistance(
      "unsafe-close-rate", "The share of rows closed unseen that should have been looked at.",
      .lower, interval: "Clopper–Pearson; cluster bootstrap where clusters are given"),
    resampling: \.resolutions,
    unless: { resolutions, request throws(Undefined) in
      guard resolutions.clusters == nil else { return nil }
      let closed = try resolutions.closed()
      return Proportion(closed.count(where: \.isUnsafe), of: closed.count)
        .clopperPearson(request.confidence)
    }
  ) { resolutions throws(Undefined) in
    let closed = try resolutions.closed()
    return Double(closed.count(where: \.isUnsafe)) / Double(closed.count)
  }

  /// The money of what was closed unseen and should have been looked at.
  ///
  /// Where nothing was, resamples know of nothing either: the bound is then the largest share of
  /// rows that could go wrong unnoticed, of the money of all that was closed.
  public static let valueClosedUnsafely = Metric(
    .assistance(
      "unsafe-close-value", "The money of rows closed unseen that should have been looked at.",
      .lower, in: 0...(.infinity),
      interval: "bootstrap; Clopper–Pearson of the money if there is none"),
    resampling: \.resolutions,
    unless: { resolutions, request throws(Undefined) in
      let closed = try resolutions.closed()
      guard resolutions.clusters == nil, !closed.contains(where: \.isUnsafe) else { return nil }
      let money = closed.reduce(0) { $0 + $1.value } / resolutions.minorPerMajor
      return Proportion(0, of: closed.count).clopperPearson(request.confidence)
        .mapped { $0 * money }
    }
  ) { resolutions throws(Undefined) in
    try resolutions.closed().filter(\.isUnsafe).reduce(0) { $0 + $1.value }
      / resolutions.minorPerMajor
  }

  /// How much of what can be closed unseen was.
  public static let closedSafely = Metric(
    .assistance(
      "safe-close-rate", "The share of rows that may be closed unseen that were.",
      interval: intervalOfShares),
    resampling: \.resolutions,
    unless: { resolutions, request throws(Undefined) in
      let safe = try resolutions.safe()
      return request.interval(
        of: safe, clusters: resolutions.clusters.map { min($0.count, safe.trials) })
    }
  ) { resolutions throws(Undefined) in try resolutions.safe().share }
}

extension Resolutions {
  /// How many of the rows that may be closed unseen were.
  fileprivate func safe() throws(Undefined) -> Proportion {
    let safe = rows.filter(\.isSafe)
    guard !safe.isEmpty else {
      throw Undefined(code: "nothing-to-close", "no row may be closed unseen")
    }
    return Proportion(safe.count(where: \.isClosed), of: safe.count)
  }
}
