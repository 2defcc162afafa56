public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by how thinly populated the histogram bins of its cells are.
///
/// Each feature is cut into bins of equal width; a row's score is the sum of −log₂ of the densities
/// there. A cell outside of training by up to half a bin counts to the outermost bin, one farther
/// out as the thinnest.
/// Cost: O(n · d). Goldstein & Dengel, "Histogram-based Outlier Score", KI 2012.
public struct HBOS: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "hbos",
    summary: "The sum over the features of how thinly populated the cell's histogram bin is.",
    assumes: "Features matter one by one, and rare values stand alone.",
    cost: "fit O(n·d), score O(d) a row; keeps (bins + 4)·d numbers",
    avoid: "One huge value stretches all bins, or anomalies are odd only in combination.",
    paper: "Goldstein & Dengel, Histogram-based Outlier Score, KI 2012",
    knobs: [
      .integer("bins", 10, in: 2...1000, "How many bins each feature is cut into."),
      .number("alpha", 0.1, in: 1e-9...1, "What is added to each density, against log 0."),
    ])

  private let bins: Int
  private let alpha: Double

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) {
    bins = settings.integer("bins")
    alpha = settings.number("alpha")
  }

  /// The histograms, and the scores.
  public func memory(rows: Int, features: Int) -> Int { features * 16 * (bins + 8) + rows * 8 }

  /// Counts each feature's cells by bin.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try rows.checkShape()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    var histograms: [Fitted.Histogram] = []
    for feature in rows.features.names.indices {
      try conditions.checkCancelled()
      let cells = rows.features.values.span.extracting(rows.features.range(ofFeature: feature))
      try rows.checkComplete(cells)
      histograms.append(histogram(of: cells))
    }
    return Fitted(names: rows.features.names, histograms: histograms)
  }

  private func histogram(of cells: Span<Float>) -> Fitted.Histogram {
    let range = extremes(cells) ?? 0...0
    let bins = Bins(
      Double(range.lowerBound)...Double(range.upperBound), count: bins, margin: Fitted.margin)
    let perCell = 1 / (Double(cells.count) * bins.width)
    let surprise = bins.counts(cells)[1...self.bins].map { count in
      -Elementary.log(Double(count) * perCell + alpha) / Elementary.log(2)
    }
    return Fitted.Histogram(bins: bins, surprise: surprise)
  }
}

extension HBOS {
  /// A histogram of each feature.
  public struct Fitted: FittedDetector, Attributing {
    /// How far outside a cell still counts to the outermost bin, in bins.
    fileprivate static let margin = 0.5

    fileprivate struct Histogram {
      let bins: Bins
      /// What a cell in each bin adds, the open ones included.
      let table: [Double]

      init(bins: Bins, surprise: [Double]) {
        self.bins = bins
        let thinnest = surprise.max() ?? 0
        table = [thinnest] + surprise + [thinnest]
      }
    }

    private let names: [String]
    private let histograms: [Histogram]

    fileprivate init(names: [String], histograms: [Histogram]) {
      self.names = names
      self.histograms = histograms
    }

    /// The sum of −log₂ density over a row's cells.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try rows.checkNames(names)
      var scores = [Double](repeating: 0, count: rows.rowCount)
      // A tile's scores stay in the nearest cache while its features pass by.
      let tiles = Chunks(rows.rowCount, of: 4096)
      try parallelFill(&scores, tiles, width: conditions.width) { tile, part in
        try conditions.checkCancelled()
        for (feature, histogram) in histograms.enumerated() {
          let start = rows.features.range(ofFeature: feature).lowerBound
          let cells = rows.features.values.span.extracting(
            start + tile.lowerBound..<start + tile.upperBound)
          try rows.checkComplete(cells)
          histogram.bins.add(histogram.table, of: cells, to: &part)
        }
      }
      return scores
    }

    /// −log₂ of the density at each cell.
    public func contributions(
      _ rows: Observations, under conditions: Conditions
    ) throws -> FeatureMatrix {
      try rows.checkScorable(names)
      var values: [Float] = []
      for (feature, histogram) in histograms.enumerated() {
        try conditions.checkCancelled()
        var column = [Double](repeating: 0, count: rows.rowCount)
        var sums = column.mutableSpan
        let cells = rows.features.values.span.extracting(rows.features.range(ofFeature: feature))
        histogram.bins.add(histogram.table, of: cells, to: &sums)
        values.append(contentsOf: column.lazy.map { Float($0) })
      }
      return FeatureMatrix(
        names: names, rowCount: rows.rowCount, values: values, lineage: rows.features.lineage)
    }

    /// Where the bins lie, and what each adds.
    public var archive: Archive {
      Archive(
        detector: HBOS.card.id,
        [
          "names": .strings(names), "lows": .doubles(histograms.map(\.bins.low)),
          "widths": .doubles(histograms.map(\.bins.width)),
          "surprise": .doubles(histograms.flatMap { $0.table[1...$0.bins.count] }),
        ])
    }

    /// What was learned, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(HBOS.card.id)
      let names = try archive.strings("names")
      let lows = try archive.doubles("lows", count: names.count)
      let widths = try archive.doubles("widths", count: names.count)
      let surprise = try archive.doubles("surprise")
      guard widths.allSatisfy({ $0 > 0 }) else { throw .inconsistent("widths") }
      guard !names.isEmpty, !surprise.isEmpty, surprise.count % names.count == 0 else {
        throw .inconsistent("surprise")
      }
      let count = surprise.count / names.count
      self.names = names
      histograms = names.indices.map { feature in
        Histogram(
          bins: Bins(low: lows[feature], width: widths[feature], count: count, margin: Self.margin),
          surprise: Array(surprise[feature * count..<(feature + 1) * count]))
      }
    }
  }
}
