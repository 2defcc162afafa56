internal import Ringtrue
internal import RingtrueCore
internal import RingtrueData

/// One call of `measure`: reads the file, and measures what it tells.
struct Measuring {
  private let call: Call
  private let table: Table
  private let labels: Labels
  private let clusters: Clusters?
  private let request: IntervalRequest

  init(_ call: Call) throws {
    let values = call.values
    var options = ReadingOptions()
    options.label = values[MeasureFlags.label]
    options.threads = values[MeasureFlags.threads]
    options.nulls.removeAll { $0 == "NaN" }
    let read = try TableReader(options: options).read(file: values[MeasureFlags.file])
    self.call = call
    table = read.table
    labels = read.labels ?? Labels([])
    clusters = try values[MeasureFlags.cluster].map { name in
      let column = try read.table.column(name)
      return Clusters((0..<read.table.rowCount).map { column.cells.text($0) })
    }
    request = IntervalRequest(
      resamples: values[MeasureFlags.resamples], seed: Seed(UInt64(values[MeasureFlags.seed])),
      width: values[MeasureFlags.threads])
  }

  /// The measures of one column of scores.
  func answer() throws -> Answer {
    let scores = try scores(call.values[MeasureFlags.score])
    let evidence = try evidence(scores)
    let measures = Metrics.measure(metrics, evidence, request)
    return MeasureReport(
      rows: table.rowCount, positives: labels.anomalousCount,
      threshold: evidence.decisions?.threshold, measures: measures
    ).answer
  }

  /// How much the second column of scores exceeds the first.
  func comparison() throws -> Answer {
    let first = try scores(call.values[MeasureFlags.score])
    let second = try scores(call.values[MeasureFlags.scoreB] ?? "")
    let ranked = metrics.filter { $0.needs == Ranking.what }
    let pair = try PairedEvidence(scores: first, second, labels: labels, clusters: clusters)
    var differences = zip(ranked, pair.differences(of: ranked, request)).map {
      ($0.id, $1)
    }
    if let (one, other) = try flagged(first, second) {
      let counted = metrics.filter { $0.needs == Decisions.what }
      let pair = try PairedEvidence(flags: one, other, labels: labels)
      differences += zip(counted, pair.differences(of: counted, request)).map { ($0.id, $1) }
    }
    return ComparisonReport(
      rows: table.rowCount, positives: labels.anomalousCount,
      deLong: clusters == nil
        ? try? PairedDeLong(first, second, labels: labels) : nil,
      differences: differences
    ).answer
  }

  /// The metrics that were asked for; otherwise all whose evidence this verb can give.
  private var metrics: [Metric] {
    let asked = call.values[MeasureFlags.metrics]
    guard asked.isEmpty else { return asked.compactMap(Metrics.named) }
    var needs: Set = [Ranking.what]
    if hasThreshold { needs.insert(Decisions.what) }
    if hasThreshold, call.values[MeasureFlags.amount] != nil { needs.insert(Losses.what) }
    return Metrics.all.filter {
      needs.contains($0.needs) && !["expected-cost", "cost-savings", "decoy-fpr"].contains($0.id)
    }
  }

  private var hasThreshold: Bool {
    let flags: [any FlagDeclaration] = [
      MeasureFlags.threshold, MeasureFlags.budget, MeasureFlags.contamination,
    ]
    return flags.contains { call.values.setting(of: $0).origin != .standard }
  }

  private func evidence(_ scores: [Double]) throws -> Evidence {
    var evidence = Evidence()
    evidence.ranking = try Ranking(
      scores: scores, labels: labels, clusters: clusters,
      nonFinite: call.values[MeasureFlags.nonFinite])
    guard let threshold = try threshold(scores) else { return evidence }
    evidence.decisions = try Decisions(
      scores: scores, labels: labels, threshold: threshold, clusters: clusters)
    if let name = call.values[MeasureFlags.amount] {
      let (amounts, perMajor) = try amounts(name)
      evidence.losses = try Losses(
        amountsMinor: amounts, flags: scores.map(threshold.flags), labels: labels,
        minorPerMajor: perMajor, clusters: clusters)
    }
    return evidence
  }

  private func flagged(_ first: [Double], _ second: [Double]) throws -> ([Bool], [Bool])? {
    guard let one = try threshold(first), let other = try threshold(second) else { return nil }
    return (first.map(one.flags), second.map(other.flags))
  }
}

extension Measuring {
  /// The numbers of a column; a missing one is not a number.
  private func scores(_ name: String) throws -> [Double] {
    let column = try table.column(name)
    return try (0..<table.rowCount).map { row in
      if column.missing.contains(row) { return .nan }
      guard let number = column.cells.number(row) ?? Double(column.cells.text(row)) else {
        throw Failure(
          .badData,
          "column '\(name)' has \(column.cells.text(row).quoted) in row \(row + 1); write a number")
      }
      return number
    }
  }

  /// Amounts in minor units, and how many of those make up a major one; a missing amount is none.
  private func amounts(_ name: String) throws -> ([Int64], Double) {
    let column = try table.column(name)
    let missing = (0..<table.rowCount).map(column.missing.contains)
    if let decimals = column.cells.decimals {
      return (zip(decimals.units, missing).map { $1 ? 0 : $0 }, Double(decimals.unitsPerMajor))
    }
    if let integers = column.cells.integers {
      return (zip(integers, missing).map { $1 ? 0 : $0 }, 1)
    }
    return (
      try scores(name).map { number in
        guard abs(number) < 0x1p53 else { return 0 }
        return Int64((number * 100).rounded())
      }, 100
    )
  }

  /// The threshold that was asked for, by a number, a budget or a share.
  private func threshold(_ scores: [Double]) throws -> Threshold? {
    let values = call.values
    let asked = [
      values[MeasureFlags.threshold] != nil, values[MeasureFlags.budget] != nil,
      values[MeasureFlags.contamination] != nil,
    ]
    guard asked.count(where: { $0 }) <= 1 else {
      throw Failure(
        .usage, "--threshold, --budget and --contamination choose one threshold; leave one of them")
    }
    if let score = values[MeasureFlags.threshold] {
      return Threshold(score, from: .given, by: "threshold=\(score)")
    }
    let share = values[MeasureFlags.contamination]
    guard let count = values[MeasureFlags.budget] ?? share.map({ Int($0 * Double(scores.count)) })
    else { return nil }
    let sorted = scores.filter(\.isFinite).sorted(by: >)
    let rule = share.map { "contamination=\($0)" } ?? "budget=\(count)"
    // Where the last score in is shared with the first one out, the whole tie stays out.
    let next = count < sorted.count ? sorted[count] : -.infinity
    let least = sorted.prefix(count).last { $0 > next } ?? .infinity
    return Threshold(least, from: .budget, by: rule)
  }
}
