import RingtrueCore

/// Requests, some of which were answered by what had been answered before.
public struct CacheUse: Rowwise {
  /// The part's name.
  public static let what = "requests beside a cache"

  /// One request.
  public struct Row: Sendable, Equatable {
    /// Whether its answer was there already, and whether that was wrong for it.
    public let isHit: Bool, isWrong: Bool
    /// What it takes, or took once, to have it answered: tokens, money, seconds.
    public let tokens: Double, cost: Double, seconds: Double
    /// Whether it was only made up to lead the cache astray, so that it says nothing of its use.
    public let isProbe: Bool

    /// A request that was asked, or answered from the cache.
    public init(
      isHit: Bool, isWrong: Bool = false, tokens: Double, cost: Double, seconds: Double,
      isProbe: Bool = false
    ) {
      self.isHit = isHit
      self.isWrong = isWrong
      self.isProbe = isProbe
      self.tokens = tokens
      self.cost = cost
      self.seconds = seconds
    }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// Some requests.
  public init(_ rows: [Row], clusters: Clusters? = nil) throws(MetricsError) {
    try requireFinite("tokens, costs and times", rows.flatMap { [$0.tokens, $0.cost, $0.seconds] })
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, clusters)
  }

  init(checked rows: [Row], _ clusters: Clusters?) {
    self.rows = rows
    self.clusters = clusters
  }

  /// The requests that would have been asked without a cache.
  fileprivate var asked: [Row] { rows.filter { !$0.isProbe } }
}

extension Metric {
  /// How many requests were answered from the cache.
  public static let cacheHitRate = assistance(
    "cache-hit-rate", "The share of requests that were answered from the cache.", .higher,
    of: \.cacheUse
  ) { use throws(Undefined) in
    let asked = use.asked
    guard !asked.isEmpty else { throw .noRows }
    return Proportion(asked.count(where: \.isHit), of: asked.count)
  }

  /// How many of the cache's answers were wrong where they were given.
  public static let wrongHitRate = assistance(
    "wrong-hit-rate", "The share of the cache's answers that were wrong where they were given.",
    .lower, of: \.cacheUse
  ) { use throws(Undefined) in
    let hits = use.rows.filter(\.isHit)
    guard !hits.isEmpty else { throw Undefined(code: "no-hits", "the cache answered nothing") }
    return Proportion(hits.count(where: \.isWrong), of: hits.count)
  }

  /// The tokens that need not be paid for again.
  public static let cacheTokenHitRate = saved(
    "cache-token-hit-rate", "The share of all tokens that the cache saved.", \.tokens)

  /// The money that need not be paid again.
  public static let cacheSavedCost = saved(
    "cache-saved-cost", "The share of all cost that the cache saved.", \.cost)

  /// The time that need not be waited again.
  public static let cacheSavedTime = saved(
    "cache-saved-time", "The share of the time of all answers that the cache saved.", \.seconds)

  private static func saved(
    _ id: String, _ summary: String, _ amount: @escaping @Sendable (CacheUse.Row) -> Double
  ) -> Metric {
    Metric(.assistance(id, summary, interval: "bootstrap"), resampling: \.cacheUse) {
      use throws(Undefined) in
      let asked = use.asked
      let whole = asked.reduce(0) { $0 + amount($1) }
      guard whole > 0 else { throw Undefined(code: "nothing-spent", "the requests took nothing") }
      return asked.filter(\.isHit).reduce(0) { $0 + amount($1) } / whole
    }
  }
}
