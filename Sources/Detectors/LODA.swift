public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how thinly populated the histograms are in which many random projections of it
/// fall.
///
/// Each projection mixes about √d features with normal weights. A row's score is the mean of −log
/// of the share of training rows in its bins; an empty bin counts as half a row.
/// Cost: O(n · cuts · d). Pevný, "Loda", Machine Learning 102, 2016, doi:10.1007/s10994-015-5521-0
public struct LODA: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "loda",
    summary: "How thinly populated the histograms of many random projections are at a row.",
    assumes: "Strange rows stand apart along some mixtures of features of comparable scale.",
    cost: "fit O(n·cuts·d), score O(cuts·d) a row; keeps cuts·(d + bins) numbers",
    avoid: "Only one of many features tells, or units differ widely.",
    paper: "Pevný, Machine Learning 102, 2016, doi:10.1007/s10994-015-5521-0",
    traits: [.stochastic],
    knobs: [
      .integer("cuts", 100, in: 1...10_000, "How many random projections vote."),
      .integer("bins", 10, in: 2...1000, "How many bins each projection is cut into."),
    ])

  private let cuts: Int
  private let bins: Int

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    cuts = settings.integer("cuts")
    bins = settings.integer("bins")
  }

  /// One projection of all rows at a time, the histograms, and the scores.
  public func memory(rows: Int, features: Int) -> Int {
    rows * 24 + cuts * (features * 8 + bins * 16 + 128)
  }

  /// Draws the projections and counts the rows along each.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkLearnable()
    let features = rows.features
    try conditions.checkMemory(memory(rows: rows.rowCount, features: features.featureCount))
    let chance = RandomStream(seed: conditions.seed.rawValue, name: "loda")
    let histograms = try (0..<cuts).map { cut in
      try conditions.checkCancelled()
      let weights = Self.weights(features.featureCount, from: chance.entity(cut))
      return Fitted.Histogram(of: features, along: weights, bins: bins)
    }
    return Fitted(names: features.names, histograms: histograms)
  }

  /// Normal weights of about √d features, 0 of the others.
  private static func weights(_ features: Int, from stream: RandomStream) -> [Double] {
    var stream = stream
    let count = max(1, Int(Double(features).squareRoot().rounded(.toNearestOrEven)))
    var weights = [Double](repeating: 0, count: features)
    for feature in stream.sample(count, of: features) { weights[feature] = stream.next(Normal()) }
    return weights
  }
}

extension LODA {
  /// A histogram along each projection.
  public struct Fitted: FittedDetector {
    fileprivate struct Histogram {
      let map: AffineMap
      let bins: Bins
      let table: [Double]

      /// How far outside a row still counts to the outermost bin, in bins.
      static let margin = 0.5

      init(of features: FeatureMatrix, along weights: [Double], bins count: Int) {
        map = AffineMap(center: weights.map { _ in 0 }, matrix: weights)
        let places = Self.places(map, features, 0..<features.rowCount)
        let range = extremes(places.span) ?? 0...0
        bins = Bins(
          Double(range.lowerBound)...Double(range.upperBound), count: count, margin: Self.margin)
        table = bins.counts(places.span).map {
          -Elementary.log(max(Double($0), 0.5) / Double(features.rowCount))
        }
      }

      init(weights: [Double], bins: Bins, table: [Double]) {
        map = AffineMap(center: weights.map { _ in 0 }, matrix: weights)
        self.bins = bins
        self.table = table
      }

      static func places(
        _ map: AffineMap, _ features: FeatureMatrix, _ rows: Range<Int>
      ) -> [Float] {
        map.images(of: features.values.span, rows).map { Float(max(-3e38, min($0, 3e38))) }
      }
    }

    private let names: [String]
    private let histograms: [Histogram]

    fileprivate init(names: [String], histograms: [Histogram]) {
      self.names = names
      self.histograms = histograms
    }

    /// The mean of −log of the shares.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkScorable(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      let tiles = Chunks(rows.rowCount, of: 2048)
      try parallelFill(&scores, tiles, width: conditions.width) { tile, part in
        try conditions.checkCancelled()
        for histogram in histograms {
          let places = Histogram.places(histogram.map, rows.features, tile)
          histogram.bins.add(histogram.table, of: places.span, to: &part)
        }
      }
      return scores.map { $0 / Double(histograms.count) }
    }

    /// Weights, bins and what each adds.
    public var archive: Archive {
      Archive(
        detector: LODA.card.id,
        [
          "names": .strings(names), "weights": .doubles(histograms.flatMap(\.map.matrix)),
          "lows": .doubles(histograms.map(\.bins.low)),
          "widths": .doubles(histograms.map(\.bins.width)),
          "surprise": .doubles(histograms.flatMap(\.table)),
        ])
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(LODA.card.id)
      let names = try archive.strings("names")
      let lows = try archive.doubles("lows")
      let cuts = lows.count
      let widths = try archive.doubles("widths", count: cuts)
      let weights = try archive.doubles("weights", count: cuts * names.count)
      let surprise = try archive.doubles("surprise")
      guard cuts > 0, widths.allSatisfy({ $0 > 0 }) else { throw .inconsistent("widths") }
      let size = surprise.count / cuts
      guard size > 2, surprise.count == size * cuts else { throw .inconsistent("surprise") }
      self.names = names
      histograms = (0..<cuts).map { cut in
        Histogram(
          weights: Array(weights[cut * names.count..<(cut + 1) * names.count]),
          bins: Bins(
            low: lows[cut], width: widths[cut], count: size - 2, margin: Histogram.margin),
          table: Array(surprise[cut * size..<(cut + 1) * size]))
      }
    }
  }
}
