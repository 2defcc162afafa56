internal import RingtrueCore
internal import RingtrueMetrics

extension CloserLook.Subject {
  /// Rows as they were given and as the detector gives them back, in deviations of each feature.
  ///
  /// The measures are of normal rows: how well what is ordinary was learned. Slices tell of the
  /// anomalous rows beside the normal ones, and of each feature.
  func rebuilt(
    _ request: IntervalRequest
  ) throws -> (evidence: Evidence, slices: [Slice], sketch: Sketch?) {
    guard let fitted = fitted as? any Reconstructing else {
      throw Undefined(code: "no-rebuilding", "the detector gives no rows back")
    }
    let rebuilt = rows.picked(try fitted.reconstruction(rows.context, under: conditions))
    let count = rows.observations.rowCount
    let (anomalous, normal) = (0..<rows.anomalies, rows.anomalies..<count)
    let normalColumns = try columns(rebuilt, of: normal)
    guard !normalColumns.isEmpty else {
      throw Undefined(code: "no-features", "no feature varies among the rows learned from")
    }
    let classes = [
      slice("rebuilt rows", "anomalous", anomalous, try columns(rebuilt, of: anomalous), request),
      slice("rebuilt rows", "normal", normal, normalColumns, request),
    ]
    let features = normalColumns.map { slice("rebuilt feature", $0.name, normal, [$0], request) }
    return (evidence(of: normalColumns), classes + features, given(and: rebuilt))
  }

  private func evidence(of columns: [Reconstruction.Column]) -> Evidence {
    var evidence = Evidence()
    evidence.reconstruction = Reconstruction(columns)
    return evidence
  }

  private func slice(
    _ dimension: String, _ value: String, _ rows: Range<Int>, _ columns: [Reconstruction.Column],
    _ request: IntervalRequest
  ) -> Slice {
    Slice(
      dimension: dimension, value: value, rows: rows.count,
      anomalies: rows.clamped(to: 0..<self.rows.anomalies).count,
      measures: Metrics.measure(CloserLook.ofRebuilding, evidence(of: columns), request))
  }

  /// The cells of some rows in units of their feature's deviation; a feature that does not vary has
  /// no such unit, and is left out.
  private func columns(
    _ rebuilt: FeatureMatrix, of rows: Range<Int>
  ) throws -> [Reconstruction.Column] {
    let given = self.rows.observations.features
    return try given.names.indices.compactMap { feature in
      let deviation = Double(self.rows.deviations[feature])
      guard deviation > 0 else { return nil }
      return try Reconstruction.Column(
        name: given.names[feature],
        given: rows.map { Double(given[$0, feature]) / deviation },
        rebuilt: rows.map { Double(rebuilt[$0, feature]) / deviation })
    }
  }
}
