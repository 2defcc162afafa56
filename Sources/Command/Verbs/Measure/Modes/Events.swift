internal import Ringtrue
internal import RingtrueCore

extension MeasureMode {
  /// Runs of anomalous rows in the order of time.
  static let events = MeasureMode(
    [MeasureFlags.events], needs: [MeasureFlags.truth],
    takes: MeasureFlags.thresholds + [
      MeasureFlags.flag, MeasureFlags.score, MeasureFlags.time, MeasureFlags.window,
    ],
    examples: [
      Example(
        "ringtrue measure series.csv --events --truth is_anomaly --flag alert --time booked",
        "How much of each event is flagged, and how early?"),
      Example(
        "ringtrue measure series.csv --events --truth is_anomaly --score score --budget 50 "
          + "--window 20", "How well do the scores surround the events?"),
    ]
  ) { call in
    let values = call.values
    guard values.isGiven(MeasureFlags.flag) || values.isGiven(MeasureFlags.score) else {
      throw Failure(.usage, "--events needs --flag COL or --score COL; name what was said of rows")
    }
    return try MeasuredFile(call, label: values[MeasureFlags.truth]).eventReport().answer
  }
}

extension MeasuredFile {
  fileprivate func eventReport() throws -> MeasureReport {
    if let row = labels.rows.firstIndex(of: .unlabelled) {
      throw Failure(
        .badData,
        "row \(row + 1) has no truth, which leaves a gap in time; write 1 if it is anomalous, else 0"
      )
    }
    let order = try order()
    let scores = try values[MeasureFlags.score].map(numbers)
    let threshold = try scores.flatMap(self.threshold)
    let flags = try values[MeasureFlags.flag].map { try self.flags($0) }
    if flags != nil, threshold != nil {
      throw Failure(
        .usage, "--flag says what is flagged, and so does a threshold; leave one of them")
    }
    let flagged = flags ?? threshold.flatMap { threshold in scores?.map(threshold.flags) }
    let series = try EventSeries(
      truth: order.map { labels.rows[$0] == .anomalous },
      flags: flagged.map { flags in order.map { flags[$0] } },
      scores: scores.map { scores in order.map { scores[$0] } })
    var evidence = Evidence()
    evidence.events = series
    var report = MeasureReport(rows: table.rowCount, labels: labels, threshold: threshold)
    report.lead.append("\(series.events.count) events")
    report.measures = measures(evidence, of: metrics.map(widened))
    return report
  }

  /// The rows in the order of time; as they stand where no column tells it.
  private func order() throws -> [Int] {
    guard let name = values[MeasureFlags.time] else { return Array(0..<table.rowCount) }
    let times = try instants(name)
    return times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
  }

  /// The metric for the window that was asked for, unless metrics were named with theirs.
  private func widened(_ metric: Metric) -> Metric {
    guard values[MeasureFlags.metrics].isEmpty, metric.id.hasPrefix("vus-") else { return metric }
    let stem = metric.id.prefix { $0 != "@" }
    return Metrics.named("\(stem)@\(values[MeasureFlags.window])") ?? metric
  }
}
