internal import RingtrueCore

extension ThresholdRule {
  /// Flags rows so that at most a share of the flagged is expected to be ordinary.
  ///
  /// A score's p-value is the share of calibration scores at least as high, itself counted; among
  /// the rows to be flagged, Benjamini and Hochberg's procedure finds the largest p-value that still
  /// keeps the share. Without them, whatever has a p-value up to that share is flagged. Calibration
  /// rows known to be anomalous are left out.
  /// Bates, Candès, Lei, Romano & Sesia, Annals of Statistics 51(1), 2023, doi:10.1214/22-AOS2244
  public static let conformal = ThresholdRule(
    id: "conformal",
    summary: "P-values among calibration scores, kept to a share of false alarms over the batch.",
    from: .calibration, needsLabels: false,
    knobs: [.number("share", 0.1, in: 0...1, "The share of flagged rows that may be ordinary.")]
  ) { evidence, settings in
    let ordinary = evidence.ordinaryScores.sorted()
    let share = settings.number("share")
    guard let batch = evidence.batch?.sorted(by: >), !batch.isEmpty else {
      return ordinary.least(withPValue: share)
    }
    let kept = batch.indices.last { rank in
      ordinary.pValue(of: batch[rank]) <= share * Double(rank + 1) / Double(batch.count)
    }
    return kept.map { batch[$0] } ?? batch[0].nextUp
  }
}

extension ThresholdEvidence {
  /// The scores of rows that are not known to be anomalous; all of them if no other is left.
  fileprivate var ordinaryScores: [Double] {
    guard let labels else { return scores }
    let ordinary = zip(scores, labels.rows).filter { $0.1 != .anomalous }.map(\.0)
    return ordinary.isEmpty ? scores : ordinary
  }
}

extension [Double] {
  /// The share of these sorted scores that are at least as high as another, which is counted too.
  fileprivate func pValue(of score: Double) -> Double {
    Double(count - firstPlace(atLeast: score) + 1) / Double(count + 1)
  }

  /// The least score whose p-value among these sorted ones is no more than a share.
  fileprivate func least(withPValue share: Double) -> Double {
    let above = Int((share * Double(count + 1)).rounded(.down)) - 1
    if above >= count { return -.greatestFiniteMagnitude }
    return above < 0 ? .greatestFiniteMagnitude : self[count - 1 - above].nextUp
  }

  private func firstPlace(atLeast score: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < score { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
