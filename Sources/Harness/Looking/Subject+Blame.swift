internal import RingtrueCore
internal import RingtrueMetrics

extension CloserLook.Subject {
  /// The columns that are blamed for anomalous rows, with those that were changed.
  ///
  /// A column is blamed as much as the strongest feature that was made of it. Cells that changed only
  /// because another one did are neither right nor wrong to blame, and are passed over.
  func blame() throws -> Evidence {
    guard let fitted = fitted as? any Attributing else {
      throw Undefined(code: "no-blame", "the detector does not say which cells make a row strange")
    }
    guard rows.changes.contains(where: { $0?.causes.isEmpty == false }) else {
      throw Undefined(code: "no-changed-cells", "no cell of these rows is known to be changed")
    }
    let blame = Blame(
      rows.picked(try fitted.contributions(rows.context, under: conditions)))
    guard !rows.columns.isDisjoint(with: blame.columns) else {
      throw Undefined(code: "no-columns", "the detector's reasons are no columns of the table")
    }
    var evidence = Evidence()
    evidence.explanations = Explanations(
      rows.changes.enumerated().compactMap { row, change in
        change.map { blame.explanation(of: row, $0) }
      })
    return evidence
  }
}

/// How much each column is blamed for each row.
private struct Blame {
  /// The columns that can be blamed, in the order of their first features.
  let columns: [String]
  /// For each column, the features that speak for it.
  private let features: [[Int]]
  private let shares: FeatureMatrix

  init(_ shares: FeatureMatrix) {
    var columns: [String] = []
    var features: [String: [Int]] = [:]
    for (feature, lineage) in shares.lineage.enumerated() {
      let column = lineage.first ?? shares.names[feature]
      if features[column] == nil { columns.append(column) }
      features[column, default: []].append(feature)
    }
    self.columns = columns
    self.features = columns.map { features[$0] ?? [] }
    self.shares = shares
  }

  /// The columns of a row by falling blame, those not blamed at all left out, with the true causes.
  func explanation(of row: Int, _ change: ChangedCells.Change) -> Explanations.Row {
    let shown = columns.indices.filter {
      change.causes.contains(columns[$0]) || !change.followers.contains(columns[$0])
    }
    let blame = shown.map { column in
      features[column].reduce(-.infinity) { max($0, shares[row, $1]) }
    }
    let ranking = shown.indices.filter { blame[$0] > 0 }.sorted {
      (-blame[$0], $0) < (-blame[$1], $1)
    }
    let seen = shown.indices.filter { change.causes.contains(columns[shown[$0]]) }
    // Causes that no feature shows are there to be missed.
    let hidden = change.causes.count - seen.count
    let truth = Set(seen).union(shown.count..<shown.count + hidden)
    return Explanations.Row(ranking: ranking, truth: truth, features: shown.count + hidden)
  }
}
