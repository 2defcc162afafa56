internal import Ringtrue
internal import RingtrueCore

/// Measures as tables and as JSON.
struct MeasureReport {
  let rows: Int
  let positives: Int
  let threshold: Threshold?
  let measures: [Measure]

  var answer: Answer {
    let lead =
      "\(rows) rows, \(positives) anomalous"
      + (threshold.map { "; flagged from \($0.score) on (\($0.rule))" } ?? "")
    let table = TextTable(
      of: measures,
      [
        .words("metric", .name) { $0.metric },
        .numbers("value") { (try? $0.value.get()).map { $0.short } ?? "–" },
        .numbers("low") { (try? $0.interval.get()).map { $0.low.short } ?? "–" },
        .numbers("high") { (try? $0.interval.get()).map { $0.high.short } ?? "–" },
        .words("method") { $0.remark },
      ])
    return Answer(
      parts: [.lines([lead]), .table(table)],
      result: .object([
        ("rows", .integer(rows)), ("positives", .integer(positives)),
        ("threshold", threshold?.json), ("metrics", .array(measures.map(\.json))),
      ]))
  }
}

/// Differences as tables and as JSON.
struct ComparisonReport {
  let rows: Int
  let positives: Int
  let deLong: PairedDeLong?
  let differences: [(id: String, found: Result<PairedEvidence.Difference, Undefined>)]

  private struct Line {
    let id: String
    let value: Double?
    let interval: Measure.Interval?
    let p: Double?
    let remark: String
  }

  private var lines: [Line] {
    let formula = deLong.map {
      Line(
        id: "roc-auc", value: $0.difference, interval: $0.interval(), p: $0.p,
        remark: "paired-delong")
    }
    return [formula].compactMap(\.self)
      + differences.map { id, found in
        switch found {
        case .success(let difference):
          Line(
            id: id, value: difference.value, interval: difference.interval, p: difference.p,
            remark: difference.interval.method)
        case .failure(let reason):
          Line(id: id, value: nil, interval: nil, p: nil, remark: "undefined: \(reason)")
        }
      }
  }

  var answer: Answer {
    let table = TextTable(
      of: lines,
      [
        .words("metric", .name) { $0.id },
        .numbers("difference") { $0.value?.short ?? "–" },
        .numbers("low") { $0.interval?.low.short ?? "–" },
        .numbers("high") { $0.interval?.high.short ?? "–" },
        .numbers("p") { $0.p?.short ?? "–" },
        .words("method") { $0.remark },
      ])
    return Answer(
      parts: [.lines(["\(rows) rows, \(positives) anomalous; second less first"]), .table(table)],
      result: .object([
        ("rows", .integer(rows)), ("positives", .integer(positives)),
        (
          "differences",
          .array(
            lines.map { line in
              .object([
                ("id", .string(line.id)), ("value", line.value.map(JSON.number) ?? .null),
                ("low", line.interval.map { .number($0.low) }),
                ("high", line.interval.map { .number($0.high) }),
                ("p", line.p.map(JSON.number)), ("method", .string(line.remark)),
              ])
            })
        ),
      ]))
  }
}

extension Measure {
  /// How the interval was found, or why a number is lacking.
  fileprivate var remark: String {
    if case .failure(let reason) = value { return "undefined: \(reason)" }
    switch interval {
    case .success(let interval): return interval.method
    case .failure(let reason): return reason.description
    }
  }

  fileprivate var json: JSON {
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
    return .object(members)
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
  fileprivate var short: String {
    let millionths = (self * 1_000_000).rounded()
    guard abs(millionths) < 0x1p53 else { return description }
    let rounded = millionths / 1_000_000
    let isWhole = rounded == rounded.rounded() && abs(rounded) < 0x1p53
    return isWhole ? String(Int(rounded)) : rounded.description
  }
}
