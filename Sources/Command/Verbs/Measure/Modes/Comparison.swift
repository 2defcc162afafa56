internal import Ringtrue
internal import RingtrueCore

extension MeasureMode {
  /// Two columns of scores over the same rows.
  static let comparison = MeasureMode(
    [MeasureFlags.scoreB], needs: [MeasureFlags.label, MeasureFlags.score],
    takes: MeasureFlags.thresholds + MeasureFlags.drawing,
    examples: [
      Example(
        "ringtrue measure scores.csv --label y --score a --score-b b",
        "Is the second column better?"),
      Example(
        "ringtrue measure scores.csv --label y --score a --score-b b --budget 100 "
          + "--cluster account", "Also at a hundred alerts, and accounts drawn as a whole?"),
    ]
  ) { call in
    let file = try MeasuredFile(call, label: call.values[MeasureFlags.label])
    try file.checkComparable()
    let first = try file.numbers(call.values[MeasureFlags.score] ?? "")
    let second = try file.numbers(call.values[MeasureFlags.scoreB] ?? "")
    return try file.comparison(first, second).answer
  }
}

extension MeasuredFile {
  /// Complains of metrics that were asked for and cannot be compared.
  fileprivate func checkComparable() throws(Failure) {
    let isFlagged = MeasureFlags.thresholds.contains(where: values.isGiven)
    var problems = Problems()
    for metric in values[MeasureFlags.metrics].isEmpty ? [] : metrics {
      if metric.needs == Decisions.what, !isFlagged {
        problems.add(
          Problem(
            "'\(metric.id)' needs to know what is flagged; add --threshold, --budget or "
              + "--contamination"))
      } else if metric.needs != Ranking.what, metric.needs != Decisions.what {
        problems.add(
          Problem("'\(metric.id)' is not compared here; ask for metrics of scores or of flags"))
      }
    }
    guard problems.isEmpty else { throw Failure(.usage, problems) }
  }

  /// How much the second column of scores exceeds the first.
  fileprivate func comparison(
    _ first: [Double], _ second: [Double]
  ) throws -> ComparisonReport {
    let ranked = metrics.filter { $0.needs == Ranking.what }
    let pair = try JointEvidence(scores: [first, second], labels: labels, clusters: clusters)
    var differences = zip(ranked, pair.differences(of: ranked, request)).map { ($0.id, $1) }
    if let one = try threshold(first), let other = try threshold(second) {
      let counted = metrics.filter { $0.needs == Decisions.what && $0.id != "decoy-fpr" }
      let pair = try JointEvidence(
        flags: first.map(one.flags), second.map(other.flags), labels: labels, clusters: clusters)
      differences += zip(counted, pair.differences(of: counted, request)).map { ($0.id, $1) }
    }
    return ComparisonReport(
      rows: table.rowCount, positives: labels.anomalousCount, level: request.confidence,
      deLong: clusters == nil ? try? PairedDeLong(first, second, labels: labels) : nil,
      differences: differences)
  }
}
