internal import RingtrueCharts
internal import RingtrueCore

/// A bucket that was given for another, and how often.
struct MistakenBucket: Sendable {
  let truth: String, given: String
  let rows: Int
}

extension Contest {
  /// The best of the categorizers, and of the controls beside them.
  var bestSorter: Sorter? { sorters.first { $0.role == .system } }
  var controlSorter: Sorter? { sorters.first { $0.role == .control } }
}

extension Sorter {
  /// What categorizers are ranked by.
  var macroF1: Estimate? { estimate("macro-f1") }

  /// The names of its measures that begin so.
  func metrics(of prefix: String) -> [String] {
    let ids = reports.flatMap { report -> [String] in
      guard case .scored(let measures) = report.outcome else { return [] }
      return measures.map(\.metric).filter { $0.hasPrefix(prefix) }
    }
    return ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The mean of a measure over the rows that have something in common.
  func estimate(_ metric: String, of value: String, in dimension: String) -> Estimate? {
    Estimate(
      slices(dimension).filter { $0.value == value }.compactMap { slice in
        slice.measures.first { $0.metric == metric }
      })
  }

  /// What rows are sorted by in some dimension, in the order of the first trial.
  func values(of dimension: String) -> [String] {
    slices(dimension).map(\.value).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What it mistook for what, most frequent first.
  var mistakes: [MistakenBucket] {
    var counts: [String: Int] = [:]
    for slice in slices("answered") { counts[slice.value, default: 0] += slice.rows }
    return counts.compactMap { pair, rows -> MistakenBucket? in
      let sides = pair.split(separator: " → ").map(String.init)
      guard sides.count == 2, sides[0] != sides[1] else { return nil }
      return MistakenBucket(truth: sides[0], given: sides[1], rows: rows)
    }
    .sorted { ($1.rows, $0.truth, $0.given) < ($0.rows, $1.truth, $1.given) }
  }

  private func slices(_ dimension: String) -> [Slice] {
    reports.flatMap(\.slices).filter { $0.dimension == dimension }
  }
}
