internal import RingtrueCore

/// How many anomalies a system finds when it may flag so many rows, and how much money is in them.
///
/// Systems of one part share the rungs, so that they can be told in few bytes: numbers of flagged
/// rows, one by one where they are few and evenly on a log scale above.
struct Ladder: Sendable {
  /// Numbers of flagged rows, from none to all.
  let rungs: [Int]
  /// Rows and anomalies, all datasets together.
  let rows: Int, anomalies: Int

  init(_ datasets: [DatasetNote]) {
    rows = datasets.reduce(0) { $0 + $1.measured.count }
    anomalies = datasets.reduce(0) { $0 + $1.labels.anomalousCount }
    var (rungs, next) = ([0], 1)
    while next < rows {
      rungs.append(next)
      next = max(next + 1, next * 107 / 100)
    }
    self.rungs = rows > 0 ? rungs + [rows] : rungs
  }

  /// The anomalies found on each rung; nil for a system whose scores are not known.
  ///
  /// Where a tie is cut, it is what chance would leave on average. Cost: a sort for each trial.
  func found(_ reports: [TrialReport], _ datasets: [DatasetNote]) -> [Double]? {
    let judged = datasets.compactMap { note in
      reports.first { $0.trial.dataset == note.name && $0.data == note.digest }
        .flatMap { RankedAnomalies($0, note) }
    }
    guard !judged.isEmpty, judged.count == datasets.count else { return nil }
    return rungs.map { rung in
      judged.reduce(0) { sum, ranked in
        sum + ranked.found(among: Double(rung) * Double(ranked.rows) / Double(rows))
      }
    }
  }
}

/// Where the anomalies of one dataset stand in the order of a system.
private struct RankedAnomalies {
  /// Rows of one score: how many stand above them, how many there are, how many are anomalous.
  private struct Tie { let above: Int, rows: Int, anomalies: Int }

  let rows: Int
  /// Those with anomalies among them, from the strangest on, and the anomalies above each.
  private var ties: [(tie: Tie, before: Int)] = []
  private var anomalies = 0

  init?(_ report: TrialReport, _ note: DatasetNote) {
    guard let kept = report.scores, kept.rows == note.measured else { return nil }
    rows = kept.scores.count
    let order = kept.scores.enumerated().sorted { $0.element > $1.element }
    var start = 0
    while start < order.count {
      let score = order[start].element
      var (end, own) = (start, 0)
      while end < order.count, order[end].element == score {
        if note.labels.rows[order[end].offset] == .anomalous { own += 1 }
        end += 1
      }
      if own > 0 {
        ties.append((Tie(above: start, rows: end - start, anomalies: own), anomalies))
        anomalies += own
      }
      start = end
    }
  }

  func found(among flagged: Double) -> Double {
    var (low, high) = (0, ties.count)
    while low < high {
      let middle = (low + high) / 2
      if Double(ties[middle].tie.above) < flagged { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let (tie, before) = ties[low - 1]
    let taken = min(1, (flagged - Double(tie.above)) / Double(tie.rows))
    return Double(before) + taken * Double(tie.anomalies)
  }
}
