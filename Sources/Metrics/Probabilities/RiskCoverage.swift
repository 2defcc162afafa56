import RingtrueCore

/// How sure a system was of each answer, with what each answer lost.
public struct Confidences: Repeated {
  /// The part's name.
  public static let what = "confidences with losses"

  /// How sure it was; only the order counts.
  public let confidence: [Double]
  /// What the answer lost; 0 or 1 for right and wrong.
  public let losses: [Double]
  let clusters: Clusters?

  /// One confidence and one loss a row.
  public init(
    _ confidence: [Double], losses: [Double], clusters: Clusters? = nil
  ) throws(MetricsError) {
    try requireClusters(clusters, of: losses.count)
    try requireSameLength("confidences", confidence.count, "losses", losses.count)
    try requireFinite("confidences", confidence)
    try requireFinite("losses", losses)
    self.init(checked: confidence, losses, clusters)
  }

  init(checked confidence: [Double], _ losses: [Double], _ clusters: Clusters? = nil) {
    self.confidence = confidence
    self.losses = losses
    self.clusters = clusters
  }

  var units: Int { losses.count }

  func repeated(_ times: [UInt32]) -> Confidences {
    Confidences(checked: confidence.repeated(times), losses.repeated(times))
  }

  /// The mean loss of the k surest answers, on average over all k.
  ///
  /// Among equally sure answers it is what a random order gives on average.
  func area() throws(Undefined) -> Double {
    guard !losses.isEmpty else { throw .noRows }
    let order = confidence.indices.sorted { confidence[$0] > confidence[$1] }
    var (taken, lost, area) = (0, 0.0, 0.0)
    while taken < order.count {
      let sure = confidence[order[taken]]
      let tied = order[taken...].prefix { confidence[$0] == sure }
      let mean = tied.reduce(0) { $0 + losses[$1] } / Double(tied.count)
      for _ in tied {
        taken += 1
        lost += mean
        area += lost / Double(taken)
      }
    }
    return area / Double(order.count)
  }
}

extension Metric {
  /// The mean loss when only the surest answers are kept, on average over how many.
  public static let riskCoverageArea = risk(
    "risk-coverage-area", "The mean loss of the k surest answers, averaged over all k.",
    range: 0...Double.infinity
  ) { confidences throws(Undefined) in try confidences.area() }

  /// How far that lies above what the best order of the same answers would give.
  public static let riskCoverageExcess = risk(
    "risk-coverage-excess", "The risk–coverage area less that of the best order of the answers.",
    range: 0...Double.infinity
  ) { confidences throws(Undefined) in
    let best = Confidences(checked: confidences.losses.map { -$0 }, confidences.losses)
    return try confidences.area() - best.area()
  }
}

private func risk(
  _ id: String, _ summary: String, range: ClosedRange<Double>,
  _ value: @escaping @Sendable (Confidences) throws(Undefined) -> Double
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "probabilities", summary: summary, better: .lower, range: range,
      interval: "bootstrap",
      reference: "Geifman, Uziel & El-Yaniv, ICLR 2019, arXiv:1805.08206"),
    resampling: \.confidences, value: value)
}
