internal import RingtrueCore

/// What may be timed of a trial.
struct TimedSubject: Sendable {
  let detector: any Detector
  let fitted: any FittedDetector
  let rows: Preparation
  /// How long learning took beside other trials.
  let fitTime: Duration
  let seed: Seed
}

/// One repetition of a stage, and how many rows it works on.
struct StageWork {
  let rows: Int
  let run: () throws -> Void
}

extension TimedSubject {
  /// Learns once more.
  func fit(unless isStopped: @escaping @Sendable () -> Bool) throws {
    try Self.fit(detector, rows.train, Conditions(seed: seed, isCancelled: isStopped))
  }

  private static func fit<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws {
    _ = try detector.fit(rows, under: conditions)
  }

  /// What is repeated of a stage; single rows come one after the other, evenly spread.
  func work(
    _ stage: StageTime.Stage, by timing: Timing, unless isStopped: @escaping @Sendable () -> Bool
  ) -> StageWork {
    let conditions = Conditions(seed: seed, isCancelled: isStopped)
    switch stage {
    case .fit:
      return StageWork(rows: rows.train.rowCount) { try fit(unless: isStopped) }
    case .batch:
      let batch = rows.measured.rows(0..<min(rows.measured.rowCount, timing.mostBatchRows))
      return StageWork(rows: batch.rowCount) {
        _ = try fitted.scores(batch, under: conditions)
      }
    case .row, .load:
      let singles = rows.measured.spread(256)
      var turn = 0
      return StageWork(rows: min(1, singles.count)) {
        guard !singles.isEmpty else { return }
        turn += 1
        _ = try fitted.scores(singles[turn % singles.count], under: conditions)
      }
    }
  }
}

extension Observations {
  /// Single rows, evenly spread, as they would come one by one.
  fileprivate func spread(_ most: Int) -> [Observations] {
    let count = min(rowCount, most)
    return (0..<count).map { place in
      let row = place * rowCount / count
      return rows(row..<row + 1)
    }
  }
}
