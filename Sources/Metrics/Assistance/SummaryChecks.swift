import RingtrueCore

/// What summaries say, held against the records that they are of.
public struct SummaryChecks: Rowwise {
  /// The part's name.
  public static let what = "checked summaries"

  /// What one summary says.
  public struct Row: Sendable, Equatable {
    /// How many numbers, names, dates and sides the record supports, contradicts, and knows not.
    public let supported: Int, contradicted: Int, invented: Int
    /// How many facts it had to tell, and how many of them it does.
    public let required: Int, told: Int
    /// Whether it says something that it must not, and whether it names the category given.
    public let isForbidden: Bool, agrees: Bool

    /// A summary of so many claims and facts.
    public init(
      supported: Int, contradicted: Int, invented: Int, required: Int, told: Int,
      isForbidden: Bool = false, agrees: Bool = true
    ) {
      self.supported = supported
      self.contradicted = contradicted
      self.invented = invented
      self.required = required
      self.told = told
      self.isForbidden = isForbidden
      self.agrees = agrees
    }

    var claims: Int { supported + contradicted + invented }
  }

  let rows: [Row]
  let clusters: Clusters?

  /// Some summaries.
  public init(_ rows: [Row], clusters: Clusters? = nil) throws(MetricsError) {
    try requireClusters(clusters, of: rows.count)
    self.init(checked: rows, clusters)
  }

  init(checked rows: [Row], _ clusters: Clusters?) {
    self.rows = rows
    self.clusters = clusters
  }
}

extension Metric {
  /// How many claims of summaries the record bears out.
  public static let claimsSupported = counted(
    "claims-supported", "The share of the summaries' claims that the record bears out.", .higher,
    \.supported, of: \.claims, or: noClaims)

  /// How many claims of summaries the record contradicts.
  public static let claimsContradicted = counted(
    "claims-contradicted", "The share of the summaries' claims that the record contradicts.",
    .lower,
    \.contradicted, of: \.claims, or: noClaims)

  /// How many claims of summaries stand nowhere in the record.
  public static let claimsInvented = counted(
    "claims-invented", "The share of the summaries' claims of which the record knows nothing.",
    .lower, \.invented, of: \.claims, or: noClaims)

  /// How many of the facts that have to be told are.
  public static let factsTold = counted(
    "facts-told", "The share of the facts summaries have to tell that they tell.", .higher, \.told,
    of: \.required, or: Undefined(code: "no-facts", "no summary had to tell anything"))

  /// How many summaries say something that they must not.
  public static let forbiddenClaims = assistance(
    "forbidden-claim-rate", "The share of summaries that say something they must not.", .lower,
    of: \.summaries
  ) { checks throws(Undefined) in try checks.share(where: \.isForbidden) }

  /// How many summaries speak of the category that was given.
  public static let summaryAgreement = assistance(
    "summary-agreement", "The share of summaries that speak of the category that was given.",
    .higher, of: \.summaries
  ) { checks throws(Undefined) in try checks.share(where: \.agrees) }

  private static let noClaims = Undefined(code: "no-claims", "no summary claims anything")

  private static func counted(
    _ id: String, _ summary: String, _ better: MetricCard.Orientation,
    _ part: @escaping @Sendable (SummaryChecks.Row) -> Int,
    of whole: @escaping @Sendable (SummaryChecks.Row) -> Int, or undefined: Undefined
  ) -> Metric {
    @Sendable func share(_ checks: SummaryChecks) throws(Undefined) -> Double {
      let all = checks.rows.reduce(0) { $0 + whole($1) }
      guard all > 0 else { throw undefined }
      return Double(checks.rows.reduce(0) { $0 + part($1) }) / Double(all)
    }
    return Metric(
      .assistance(
        id, summary, better, interval: "bootstrap of summaries, exact at none and all"),
      resampling: \.summaries,
      unless: { checks, request throws(Undefined) in
        // The claims of one summary hang together.
        let summaries = checks.clusters ?? Clusters(checks.rows.indices)
        let worth = summaries.count { whole(checks.rows[$0]) > 0 }
        return request.unanimous(try share(checks), among: Double(worth))
      }, value: share)
  }
}
