internal import Ringtrue
internal import RingtrueCore

/// Differences as tables and as JSON.
struct ComparisonReport {
  let rows: Int
  let positives: Int
  /// The share of intervals that should hold the truth.
  let level: Double
  let deLong: PairedDeLong?
  let differences: [(id: String, found: Result<JointEvidence.Difference, Undefined>)]

  private struct Line {
    let id: String
    let value: Double?
    let interval: Measure.Interval?
    let p: Double?
    let remark: String

    var json: JSON {
      .object([
        ("id", .string(id)), ("value", value.map(JSON.number) ?? .null),
        ("low", interval.map { .number($0.low) }), ("high", interval.map { .number($0.high) }),
        ("p", p.map(JSON.number)), ("method", .string(remark)),
      ])
    }
  }

  private var lines: [Line] {
    let formula = deLong.map {
      Line(
        id: "roc-auc", value: $0.difference, interval: $0.interval(level), p: $0.p,
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
        ("differences", .array(lines.map(\.json))),
      ]))
  }
}
