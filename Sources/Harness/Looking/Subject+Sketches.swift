internal import RingtrueCore
internal import RingtrueKernels

extension CloserLook.Subject {
  /// How many rows of a class, and how many features, are drawn as given and as given back.
  private static let (mostRows, mostFeatures) = (60, 4)
  /// How many levels of chance are told.
  private static let levels = 40

  /// The scores of the rows, where they say how badly rows are given back.
  func errors(of scores: [Double]) -> Sketch? {
    guard fitted is any Reconstructing else { return nil }
    return sketch(.errors, [("score", rows.places.map { scores[$0] })])
  }

  /// Where the rows lie: along the two coordinates in which they lie furthest apart.
  func latent() throws -> Sketch? {
    guard let fitted = fitted as? any Embedding else { return nil }
    let cells = rows.picked(try fitted.coordinates(rows.context, under: conditions))
    let widest = cells.names.indices.sorted {
      (spread(cells, $1), $0) < (spread(cells, $0), $1)
    }.prefix(2).sorted()
    guard widest.count == 2 else { return nil }
    return sketch(
      .latent,
      widest.map { place in
        (cells.names[place], (0..<cells.rowCount).map { Double(cells[$0, place]) })
      })
  }

  private func spread(_ cells: FeatureMatrix, _ feature: Int) -> Double {
    Moments(of: cells.feature(feature).span).variance
  }

  /// How learning went, pass by pass.
  func training() -> Sketch? {
    guard let course = (fitted as? any Recounting)?.course, !course.learned.isEmpty else {
      return nil
    }
    let held = course.held.isEmpty ? [] : [Sketch.Series("held", course.held)]
    return Sketch(.training, [.init("learned", course.learned)] + held)
  }

  /// How many of all rows have at most some chance of being ordinary, as shares of their class.
  func chances(of scores: [Double]) -> Sketch? {
    guard let fitted = fitted as? any Probabilistic else { return nil }
    var normal: [Double] = [], anomalous: [Double] = []
    for (score, label) in zip(scores, rows.labels.rows) where label != .unlabelled {
      let chance = fitted.pValue(of: score)
      if label == .anomalous { anomalous.append(chance) } else { normal.append(chance) }
    }
    guard !normal.isEmpty else { return nil }
    // The closer the smaller: chances are of interest where they are small.
    let levels = (1...Self.levels).map { step in
      let share = Double(step) / Double(Self.levels)
      return share * share
    }
    func shares(_ chances: [Double]) -> [Double] {
      levels.map { level in
        Double(chances.count { $0 <= level }) / Double(max(1, chances.count))
      }
    }
    return Sketch(
      .chances,
      [
        .init("chance", levels), .init("normal", shares(normal)),
        .init("anomalous", shares(anomalous)), .init("rows", [Double(normal.count)]),
      ])
  }

  /// Some rows as given and as given back, in deviations, by the features that tell most: those in
  /// which anomalous rows are given back worse than normal ones by the most.
  func given(and rebuilt: FeatureMatrix) -> Sketch? {
    let given = rows.observations.features
    let (anomalies, count) = (rows.anomalies, given.rowCount)
    func error(_ feature: Int, _ range: Range<Int>) -> Double {
      let sum = range.reduce(0.0) { sum, row in
        let difference = Double(given[row, feature] - rebuilt[row, feature])
        return sum + difference * difference
      }
      let deviation = Double(rows.deviations[feature])
      return sum / (deviation * deviation) / Double(max(1, range.count))
    }
    let excess = given.names.indices.filter { rows.deviations[$0] > 0 }.map { feature in
      (feature, error(feature, 0..<anomalies) - error(feature, anomalies..<count))
    }
    let telling = excess.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(Self.mostFeatures).map(\.0)
    let shown =
      LookedRows.evenly(Array(0..<anomalies), most: Self.mostRows)
      + LookedRows.evenly(Array(anomalies..<count), most: Self.mostRows)
    guard !telling.isEmpty, !shown.isEmpty else { return nil }
    let series = telling.flatMap { feature in
      [("given", given), ("rebuilt", rebuilt)].map { word, cells in
        let unit = Double(rows.deviations[feature])
        return ("\(word) \(given.names[feature])", shown.map { Double(cells[$0, feature]) / unit })
      }
    }
    return sketch(.rebuilt, series, of: shown)
  }

  /// Numbers of the rows, or of some of them, by the rows' places in the table.
  private func sketch(
    _ subject: Sketch.Subject, _ series: [(name: String, values: [Double])], of some: [Int]? = nil
  ) -> Sketch {
    let own = (some ?? Array(rows.tableRows.indices)).map { rows.tableRows[$0] }
    let order = own.indices.sorted { own[$0] < own[$1] }
    return Sketch(
      subject, rows: order.map { own[$0] },
      series.map { series in .init(series.name, order.map { series.values[$0] }) })
  }
}
