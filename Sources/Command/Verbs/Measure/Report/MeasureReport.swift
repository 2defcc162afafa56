internal import Ringtrue
internal import RingtrueCore

/// Measures as tables and as JSON.
struct MeasureReport {
  /// What was measured, in the line above the measures.
  var lead: [String]
  /// The same for programs.
  var facts: [(String, JSON?)]
  /// The measures, a line each.
  var measures: [Measure] = []
  /// Measures that an exhibit shows.
  var others: [Measure] = []
  /// What chance does to some of them, by metric.
  var chances: [String: PermutationNull.Chance] = [:]
  /// What else there is to see.
  var exhibits: [Exhibit] = []

  /// A report of rows.
  init(rows: Int) {
    lead = ["\(rows) rows"]
    facts = [("rows", .integer(rows))]
  }

  /// A report of labelled rows.
  init(rows: Int, labels: Labels, threshold: Threshold?) {
    self.init(rows: rows)
    lead.append("\(labels.anomalousCount) anomalous")
    facts.append(("positives", .integer(labels.anomalousCount)))
    guard let threshold else { return }
    lead.append("flagged from \(threshold.score) on (\(threshold.rule))")
    facts.append(("threshold", threshold.json))
  }

  var answer: Answer {
    Answer(
      parts: [.lines([lead.joined(separator: ", ")])]
        + (measures.isEmpty ? [] : [.table(TextTable(of: measures, columns))])
        + exhibits.flatMap(\.parts),
      result: .object(
        facts + [
          (
            "metrics",
            .array(
              (measures + others).map { .object($0.members + (chances[$0.metric]?.members ?? [])) })
          )
        ] + exhibits.map { ($0.name, $0.json) }))
  }

  private var columns: [TextTable.Column<Measure>] {
    let chance: [TextTable.Column<Measure>] =
      chances.isEmpty
      ? []
      : [
        .numbers("by chance") { chances[$0.metric]?.mean.short ?? "" },
        .numbers("p") { chances[$0.metric]?.p.short ?? "" },
      ]
    return [
      .words("metric", .name) { $0.metric }, .numbers("value") { $0.shown },
      .numbers("low") { $0.bounds?.low.short ?? "–" },
      .numbers("high") { $0.bounds?.high.short ?? "–" },
    ] + chance + [
      .words("method") { measure in
        guard chances[measure.metric]?.isBetter == false else { return measure.remark }
        return "not better than chance; \(measure.remark)"
      }
    ]
  }
}

extension MeasuredFile {
  /// A report of all that evidence gives.
  func report(_ evidence: Evidence, rows: Int? = nil) -> MeasureReport {
    var report = MeasureReport(rows: rows ?? table.rowCount)
    report.measures = measures(evidence)
    return report
  }

  /// What chance does to the ranking metrics among some measures.
  func chances(
    of measures: [Measure], _ ranking: Ranking, draws: Int
  ) -> [String: PermutationNull.Chance] {
    let ranked = measures.compactMap { Metrics.named($0.metric) }.filter {
      $0.needs == Ranking.what && $0.card.better != .neither
    }
    guard let null = try? PermutationNull(ranking) else { return [:] }
    let found = null.chances(of: ranked, draws: draws, seed: request.seed, width: request.width)
    return found.compactMap { try? $0.get() }.reduce(into: [:]) { $0[$1.metric] = $1 }
  }
}

extension PermutationNull.Chance {
  /// Whether chance alone does as well in less than one of twenty cases.
  var isBetter: Bool { p <= 0.05 }

  fileprivate var members: [(String, JSON?)] {
    [
      (
        "chance",
        [
          "mean": .number(mean), "low": .number(bounds.lowerBound),
          "high": .number(bounds.upperBound), "p": .number(p), "better": .bool(isBetter),
        ]
      )
    ]
  }
}

extension Measure {
  /// The bounds, if there are any.
  var bounds: Interval? { try? interval.get() }

  /// The value for a table.
  var shown: String { (try? value.get())?.short ?? "–" }

  /// How the interval was found, or why a number is lacking.
  fileprivate var remark: String {
    if case .failure(let reason) = value { return "undefined: \(reason)" }
    switch interval {
    case .success(let interval): return interval.method
    case .failure(let reason): return reason.description
    }
  }

  fileprivate var members: [(String, JSON?)] {
    var members: [(String, JSON?)] = [("id", .string(metric)), ("version", .integer(version))]
    switch value {
    case .success(let number): members.append(("value", .number(number)))
    case .failure(let reason):
      members += [("value", .null), ("undefined", .string(reason.code))]
    }
    switch interval {
    case .success(let interval):
      members += [
        ("low", .number(interval.low)), ("high", .number(interval.high)),
        ("confidence", .number(interval.confidence)), ("method", .string(interval.method)),
      ]
    case .failure(let reason): members.append(("without", .string(reason.code)))
    }
    return members
  }
}

extension Threshold {
  fileprivate var json: JSON {
    [
      "score": .number(score), "from": .string(provenance.rawValue), "rule": .string(rule),
    ]
  }
}

extension Double {
  /// Up to six decimals, for tables; programs read the whole number.
  var short: String {
    let millionths = (self * 1_000_000).rounded()
    guard abs(millionths) < 0x1p53 else { return description }
    let rounded = millionths / 1_000_000
    let isWhole = rounded == rounded.rounded() && abs(rounded) < 0x1p53
    return isWhole ? String(Int(rounded)) : rounded.description
  }
}
