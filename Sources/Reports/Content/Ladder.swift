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
  /// The days that the rows span, one dataset after the other; nil unless known of all.
  let days: Int?
  /// The money that the anomalies move, in minor units; nil unless known of all, to the unit.
  let money: Int?

  /// What is found among the rows that are flagged.
  struct Find: Equatable {
    /// Anomalous rows, and the money that they move in minor units, as far as amounts are known.
    var anomalies = 0.0, money = 0.0

    static func + (one: Find, other: Find) -> Find {
      Find(anomalies: one.anomalies + other.anomalies, money: one.money + other.money)
    }

    static func * (share: Double, find: Find) -> Find {
      Find(anomalies: share * find.anomalies, money: share * find.money)
    }
  }

  init(_ datasets: [DatasetNote]) {
    rows = datasets.reduce(0) { $0 + $1.measured.count }
    anomalies = datasets.reduce(0) { $0 + $1.labels.anomalousCount }
    let days = datasets.compactMap { $0.days.map { 1 + ($0.upperBound - $0.lowerBound) } }
    self.days = days.count == datasets.count ? days.reduce(0, +) : nil
    let amounts = datasets.compactMap(\.anomalousAmounts)
    let money = amounts.joined().reduce(0.0) { $0 + Double($1) }
    self.money = amounts.count == datasets.count && money < 0x1p53 ? Int(money) : nil
    var (rungs, next) = ([0], 1)
    while next < rows {
      rungs.append(next)
      next = max(next + 1, next * 107 / 100)
    }
    self.rungs = rows > 0 ? rungs + [rows] : rungs
  }

  /// What is found on each rung; nil for a system whose scores are not known.
  ///
  /// Where a tie is cut, it is what chance would leave on average. Cost: a sort for each trial.
  func found(_ reports: [TrialReport], _ datasets: [DatasetNote]) -> [Find]? {
    let judged = datasets.compactMap { note in
      reports.first { $0.trial.dataset == note.name && $0.data == note.digest }
        .flatMap { RankedAnomalies($0, note) }
    }
    guard !judged.isEmpty, judged.count == datasets.count else { return nil }
    return rungs.map { rung in
      judged.reduce(Find()) { sum, ranked in
        sum + ranked.found(among: Double(rung) * Double(ranked.rows) / Double(rows))
      }
    }
  }
}

/// Where the anomalies of one dataset stand in the order of a system.
private struct RankedAnomalies {
  /// Rows of one score: how many stand above them, how many there are, what is found among them.
  private struct Tie { let above: Int, rows: Int, find: Ladder.Find }

  let rows: Int
  /// Those with anomalies among them, from the strangest on, and what is found above each.
  private var ties: [(tie: Tie, before: Ladder.Find)] = []

  init?(_ report: TrialReport, _ note: DatasetNote) {
    guard let kept = report.scores, kept.rows == note.measured else { return nil }
    rows = kept.scores.count
    var amounts = (note.anomalousAmounts ?? []).makeIterator()
    let finds = note.labels.rows.map { label -> Ladder.Find? in
      label == .anomalous
        ? Ladder.Find(anomalies: 1, money: amounts.next().map(Double.init) ?? 0) : nil
    }
    var before = Ladder.Find()
    let order = kept.scores.enumerated().sorted { $0.element > $1.element }
    var start = 0
    while start < order.count {
      let score = order[start].element
      var (end, own) = (start, Ladder.Find())
      while end < order.count, order[end].element == score {
        if let find = finds[order[end].offset] { own = own + find }
        end += 1
      }
      if own.anomalies > 0 {
        ties.append((Tie(above: start, rows: end - start, find: own), before))
        before = before + own
      }
      start = end
    }
  }

  func found(among flagged: Double) -> Ladder.Find {
    var (low, high) = (0, ties.count)
    while low < high {
      let middle = (low + high) / 2
      if Double(ties[middle].tie.above) < flagged { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Ladder.Find() }
    let (tie, before) = ties[low - 1]
    let taken = min(1, (flagged - Double(tie.above)) / Double(tie.rows))
    return before + taken * tie.find
  }
}
