internal import RingtrueCore

/// What a trial gave, with its scores packed.
struct PackedReport: Sendable {
  let report: TrialReport
  /// The order of the scores, if there are any.
  let order: ScoreOrder?

  /// Packs the scores of a report; a dataset other than the one it is about is left aside.
  init(_ report: TrialReport, on dataset: DatasetNote?) {
    let own = dataset.flatMap {
      $0.name == report.trial.dataset && $0.digest == report.data ? $0 : nil
    }
    self.report = report
    order = report.scores.map { ScoreOrder(of: $0, threshold: report.threshold, on: own) }
  }

  /// The report as it is recorded.
  var record: Record.V1.Trial {
    let scores = report.scores.flatMap { scores in order.map { (scores.digest, $0) } }
    return Record.V1.Trial(encoding: report, scores: scores)
  }
}
