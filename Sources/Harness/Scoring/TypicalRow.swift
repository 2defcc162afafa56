internal import RingtrueCore
internal import RingtrueKernels

/// What is usual in each feature, to tell what a cell adds to its row's score by taking it away.
///
/// This asks nothing of a detector but scores: a cell is replaced by the median of the rows learned
/// from, and what the score loses by that is what the cell had added. Cells that are strange only
/// together share the blame in no fixed way.
/// Cost: one scoring of the rows a feature.
/// Robnik-Šikonja & Kononenko, IEEE TKDE 20(5), 2008, doi:10.1109/TKDE.2007.190734
struct TypicalRow: Sendable, Equatable {
  /// The median of each feature; NaN where all cells are missing.
  let cells: [Float]

  /// A row as it was kept.
  init(cells: [Float]) { self.cells = cells }

  /// The medians of some rows.
  init(of features: FeatureMatrix) {
    cells = features.names.indices.map { feature in
      var present = features.feature(feature).filter { !$0.isNaN }
      radixSort(&present)
      return present.isEmpty ? .nan : present[present.count / 2]
    }
  }

  /// What each cell adds to its row's score.
  func contributions(
    of rows: Observations, to detector: any FittedDetector, under conditions: Conditions
  ) throws -> FeatureMatrix {
    let scores = try detector.scores(rows, under: conditions)
    var added: [Float] = []
    for feature in cells.indices {
      let without = try detector.scores(replacing(feature, of: rows), under: conditions)
      added += zip(scores, without).map { Float($0 - $1) }
    }
    return FeatureMatrix(
      names: rows.features.names, rowCount: rows.rowCount, values: added,
      lineage: rows.features.lineage)
  }

  private func replacing(_ feature: Int, of rows: Observations) -> Observations {
    var values = rows.features.values
    for place in rows.features.range(ofFeature: feature) { values[place] = cells[feature] }
    return Observations(
      features: FeatureMatrix(
        names: rows.features.names, rowCount: rows.rowCount, values: values,
        lineage: rows.features.lineage),
      table: rows.table, roles: rows.roles)
  }
}
