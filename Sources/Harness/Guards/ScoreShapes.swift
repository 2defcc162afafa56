internal import RingtrueCore
internal import RingtrueMetrics

extension TrialGuards {
  /// Nearly all rows score the same, so that ties decide.
  static let constantScores = Guard<JudgedScores>("RT021", .warning) { judged in
    let most = ScoreValues(judged).mostCommon
    guard judged.scores.count >= 2, most > 0.999 || most == 1 else { return nil }
    return "\(DataGuards.percent(most)) of the rows have the same score, so that ties decide; see"
      + " whether the system learned anything"
  }

  /// Few different scores: measures at a share of the rows are matters of ties.
  static let coarseScores = Guard<JudgedScores>("RT022", .notice) { judged in
    let values = ScoreValues(judged)
    guard judged.scores.count >= 500, values.mostCommon <= 0.999, values.distinct < 10 else {
      return nil
    }
    return "there are only \(values.distinct) different scores, so that what is flagged hangs on"
      + " ties; measures that break ties by chance say how much"
  }

  /// Ordinary rows score higher than anomalous ones: the sign may be wrong.
  static let invertedScores = Guard<JudgedScores>("RT023", .warning) { judged in
    var evidence = Evidence()
    evidence.ranking = try? Ranking(scores: judged.scores, labels: judged.labels)
    let request = IntervalRequest(confidence: 0.999)
    let measure = Metric.rocAUC.measure(evidence, request)
    guard case (.success(let area), .success(let interval)) = (measure.value, measure.interval),
      interval.high < 0.5, area < 0.45
    else { return nil }
    return "anomalous rows score lower than ordinary ones (area \((area * 100).rounded() / 100));"
      + " if low scores mean strange here, turn the sign"
  }
}

/// How often scores repeat.
private struct ScoreValues {
  /// The share of rows that have the most common score.
  let mostCommon: Double
  /// How many different scores there are.
  let distinct: Int

  init(_ judged: JudgedScores) {
    var (distinct, most, begin) = (0, 0, 0)
    for (place, row) in judged.order.enumerated() {
      let next = place + 1
      let isLast = next == judged.order.count
      guard isLast || judged.scores[Int(judged.order[next])] != judged.scores[Int(row)]
      else { continue }
      (distinct, most, begin) = (distinct + 1, max(most, next - begin), next)
    }
    self.distinct = distinct
    mostCommon = Double(most) / Double(max(1, judged.scores.count))
  }
}
