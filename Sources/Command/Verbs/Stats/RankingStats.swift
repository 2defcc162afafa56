internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData

extension Verb {
  /// Two columns of scores over the same labelled rows, by their areas.
  static let delong = ranking(
    "delong", "Do the areas under two ROC curves over the same rows differ?",
    discussion: "The bounds are for how much larger the second area is."
  ) { rows, _ in
    var report = TestReport(rows: rows.labels.rows.count)
    let areas = try rows.areas()
    report.add("delong") { () throws(Undefined) in
      let areas = try areas.get()
      guard let z = areas.z else {
        throw Undefined(code: "no-variance", "the columns rank all rows alike, or without a doubt")
      }
      return TestResult(
        test: "delong", method: "paired", statistic: z, pValue: areas.p,
        interval: areas.interval(),
        details: [
          .init("first", areas.first), .init("second", areas.second),
          .init("difference", areas.difference), .init("standard-error", areas.standardError),
        ])
    }
    return report
  }

  /// Two columns of scores over the same labelled rows, by any ranking metric.
  static let swapRanking = ranking(
    "swap-ranking", "Does a ranking metric of two columns of scores differ, against swapping rows?",
    discussion: "Scores are replaced by their ranks, since a row can only be swapped where both "
      + "columns speak of the same scale.",
    flags: [metric, draws, seed]
  ) { rows, call in
    let name = call.values[metric]
    guard let metric = Metrics.named(name), metric.needs == Ranking.what else {
      throw Failure(.usage, "\(name.quoted) is no ranking metric; see 'ringtrue list metrics'")
    }
    let (first, second) = (rows.ranked(rows.first), rows.ranked(rows.second))
    let (count, seed) = (call.values[draws], Seed(UInt64(call.values[seed])))
    var report = TestReport(rows: first.count)
    report.add(name) { () throws(Undefined) in
      try SwapTest.statistic(first: first, second: second, draws: count, seed: seed) {
        rows throws(Undefined) in
        var evidence = Evidence()
        let labels = Labels(rows.map(\.label))
        evidence.ranking = try? Ranking(scores: rows.map(\.rank), labels: labels)
        return try metric.value(of: evidence)
      }
    }
    return report
  }

  private static let label = Flag(
    required: "label", .text("COL"), "The column that says which rows are anomalous.")
  private static let scoreA = Flag(
    required: "score", .text("COL"), "The scores of the first system; higher is stranger.")
  private static let scoreB = Flag(
    required: "score-b", .text("COL"), "The scores of the second system.")
  private static let metric = Flag(
    "metric", .text("METRIC"), "The ranking metric to compare.", default: "average-precision")
  private static let draws = Flag(
    "draws", .integer(in: 100...1_000_000), "How many random swaps.", default: 1000)
  private static let seed = Flag(
    "seed", .integer(in: 0...), "What swaps are drawn from.", default: 1)

  /// A test of two columns of scores.
  private static func ranking(
    _ name: String, _ summary: String, discussion: String, flags: [any FlagDeclaration] = [],
    _ test: @escaping @Sendable (PairedRows, Call) throws -> TestReport
  ) -> Verb {
    Verb(
      name, for: .compareModels, summary, discussion: discussion, arguments: [StatsWords.file],
      flags: [label, scoreA, scoreB] + flags,
      examples: [
        Example(
          "ringtrue stats \(name) scores.csv --label is_fraud --score champion --score-b challenger",
          "Is the challenger another detector, or the same by luck?"),
        Example(
          "ringtrue stats \(name) scores.csv.gz --label y --score a --score-b b --json",
          "The same as data, for a script."),
      ]
    ) { call in
      var options = ReadingOptions()
      options.label = call.values[label]
      let read = try TableReader(options: options).read(file: call.values[StatsWords.file])
      let table = NumberTable(table: read.table)
      let rows = PairedRows(
        labels: read.labels ?? Labels([]), first: try table.numbers(call.values[scoreA]),
        second: try table.numbers(call.values[scoreB]))
      return try test(rows, call).answer
    }
  }
}

/// Labelled rows with the scores of two systems.
private struct PairedRows {
  let labels: Labels
  let first: [Double]
  let second: [Double]

  struct Row: Sendable {
    let rank: Double
    let label: Label
  }

  /// The areas of both systems, or why they cannot be compared.
  func areas() throws -> Result<PairedDeLong, Undefined> {
    do throws(PairedError) {
      return .success(try PairedDeLong(first, second, labels: labels))
    } catch {
      switch error {
      case .undefined(let reason): return .failure(reason)
      case .evidence(let fault): throw fault
      }
    }
  }

  /// The labelled rows with the rank of their score; equal scores share one.
  func ranked(_ scores: [Double]) -> [Row] {
    let kept = labels.rows.indices.filter { labels.rows[$0] != .unlabelled }
    let order = kept.sorted { scores[$0] < scores[$1] }
    var ranks = [Double](repeating: 0, count: scores.count)
    var start = 0
    while start < order.count {
      let tied = order[start...].prefix { scores[$0] == scores[order[start]] }
      for row in tied { ranks[row] = Double(2 * start + tied.count + 1) / 2 }
      start += tied.count
    }
    return kept.map { Row(rank: ranks[$0], label: labels.rows[$0]) }
  }
}
