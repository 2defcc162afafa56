internal import RingtrueCore
internal import RingtrueMetrics

extension CloserLook.Subject {
  /// The chances that the detector gives all measured rows of being ordinary.
  func chances(of scores: [Double]) throws -> Evidence {
    guard let fitted = fitted as? any Probabilistic else {
      throw Undefined(code: "no-chances", "the detector gives scores no chances")
    }
    var evidence = Evidence()
    evidence.pValues = try PValues(scores.map { fitted.pValue(of: $0) }, labels: rows.labels)
    return evidence
  }

  /// The share of ordinary cells that bounds are asked to hold.
  private static let coverage = 0.9

  /// The bounds that are foretold for cells of normal rows, with what is there; and for each of these
  /// rows how narrow they are, with how far off their middle is.
  ///
  /// Where wide bounds go with large errors, a system knows when it does not know.
  func bounds() throws -> Evidence {
    guard let fitted = fitted as? any Forecasting else {
      throw Undefined(code: "no-bounds", "the detector foretells no bounds of cells")
    }
    let bounds = try fitted.intervals(rows.context, coverage: Self.coverage, under: conditions)
    return try evidence(rows.picked(bounds.low), rows.picked(bounds.high))
  }

  private func evidence(_ low: FeatureMatrix, _ high: FeatureMatrix) throws -> Evidence {
    let given = rows.observations.features
    let features = given.names.indices.filter { rows.deviations[$0] > 0 }
    var cells = (low: [Double](), high: [Double](), given: [Double](), rows: [Int]())
    var rowWise = (confidence: [Double](), losses: [Double]())
    for row in rows.anomalies..<given.rowCount {
      var (width, loss) = (0.0, 0.0)
      for feature in features {
        let unit = Double(rows.deviations[feature])
        let bounds = (Double(low[row, feature]) / unit, Double(high[row, feature]) / unit)
        let found = Double(given[row, feature]) / unit
        let error = found - (bounds.0 + bounds.1) / 2
        (width, loss) = (width + bounds.1 - bounds.0, loss + error * error)
        cells.low.append(bounds.0)
        cells.high.append(bounds.1)
        cells.given.append(found)
        cells.rows.append(row)
      }
      rowWise.confidence.append(-width)
      rowWise.losses.append(loss / Double(max(1, features.count)))
    }
    var evidence = Evidence()
    // The cells of a row are of one make, and are drawn together.
    evidence.predictiveIntervals = try PredictiveIntervals(
      low: cells.low, high: cells.high, outcomes: cells.given, nominal: Self.coverage,
      clusters: Clusters(cells.rows))
    evidence.confidences = try Confidences(rowWise.confidence, losses: rowWise.losses)
    return evidence
  }
}
