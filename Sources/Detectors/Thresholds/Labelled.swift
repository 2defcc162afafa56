internal import RingtrueCore

extension ThresholdRule {
  /// Flags as many calibration rows as serve a measure best; of equals, the fewest.
  public static let calibrationBest = ThresholdRule(
    id: "calibration-best",
    summary: "The score at which the labelled calibration rows are told apart best.",
    from: .calibration, needsLabels: true,
    knobs: [
      .choice(
        "measure", of: ["f1", "youden"],
        "What is best: the harmonic mean of precision and recall, or recall less false alarms.")
    ]
  ) { evidence, settings in
    let byYouden = settings.choice("measure") == "youden"
    return evidence.best { cut in
      byYouden
        ? Double(cut.hits) / Double(cut.anomalies) - Double(cut.alarms) / Double(cut.normals)
        : 2 * Double(cut.hits) / Double(cut.hits + cut.alarms + cut.anomalies)
    }
  }

  /// Flags calibration rows so that misses and false alarms cost the least; of equals, the fewest.
  public static let leastCost = ThresholdRule(
    id: "least-cost",
    summary: "The score at which misses and false alarms of the calibration rows cost the least.",
    from: .calibration, needsLabels: true,
    knobs: [
      .number("miss", 100, in: 0...1e12, "What an anomalous row costs that is not flagged."),
      .number("alarm", 1, in: 0...1e12, "What a normal row costs that is flagged."),
    ]
  ) { evidence, settings in
    let (miss, alarm) = (settings.number("miss"), settings.number("alarm"))
    return evidence.best { cut in
      -miss * Double(cut.anomalies - cut.hits) - alarm * Double(cut.alarms)
    }
  }
}

/// What flagging the highest scores would do.
private struct Cut {
  /// How many flagged rows are anomalous.
  var hits = 0
  /// How many flagged rows are normal.
  var alarms = 0
  /// How many rows are anomalous in all.
  let anomalies: Int
  /// How many rows are normal in all.
  let normals: Int
}

extension ThresholdEvidence {
  /// The score from which on flagging is worth most; above all scores where nothing beats that.
  fileprivate func best(worth: (Cut) -> Double) -> Double {
    let labels = labels ?? Labels([])
    let rows = zip(scores, labels.rows).filter { $0.1 != .unlabelled }.sorted { $0.0 > $1.0 }
    var cut = Cut(anomalies: labels.anomalousCount, normals: labels.normalCount)
    var best = (worth: worth(cut), score: rows[0].0.nextUp)
    for (place, row) in rows.enumerated() {
      if row.1 == .anomalous { cut.hits += 1 } else { cut.alarms += 1 }
      // Rows that tie are flagged together or not at all.
      if place + 1 < rows.count, rows[place + 1].0 == row.0 { continue }
      if worth(cut) > best.worth { best = (worth(cut), row.0) }
    }
    return best.score
  }
}
