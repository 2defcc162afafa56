internal import Ringtrue
internal import RingtrueCore

/// Something beside the measures that is worth a look: a table with a title.
struct Exhibit {
  /// The member of the JSON result.
  let name: String
  let parts: [Answer.Part]
  let json: JSON

  init(_ name: String, _ title: String, _ table: TextTable, _ json: JSON) {
    self.name = name
    self.json = json
    parts = [.lines([title]), .table(table)]
  }
}

extension Exhibit {
  /// How often each predicted chance came true.
  static func reliability(_ chances: Probabilities) -> Exhibit {
    let bins = Reliability(chances.predicted, chances.isPositive, .equalWidth(15)).bins
    let table = TextTable(
      of: bins,
      [
        .numbers("predicted") { $0.predicted.short }, .numbers("came true") { $0.observed.short },
        .numbers("rows") { "\($0.rows)" },
      ])
    return Exhibit(
      "reliability", "Predicted chances, and how often they came true:", table,
      .array(
        bins.map {
          [
            "predicted": .number($0.predicted), "observed": .number($0.observed),
            "rows": .integer($0.rows),
          ]
        }))
  }

  /// What it would cost to flag more and more rows: some points on the way, with the cheapest.
  static func costCurve(_ curve: CostCurve) -> Exhibit {
    let points = curve.points
    let cheapest = curve.cheapest
    let step = max(1, points.count / 20)
    let shown = points.enumerated().filter { $0.offset % step == 0 || $0.element == cheapest }
      .map(\.element)
    let table = TextTable(
      of: shown,
      [
        .numbers("threshold") { $0.threshold?.short ?? "–" }, .numbers("alerts") { "\($0.alerts)" },
        .numbers("cost") { $0.cost.short },
        .words("") { $0 == cheapest ? "cheapest, chosen by the labels" : "" },
      ])
    return Exhibit(
      "costCurve", "What flagging costs, from no alert to all rows:", table,
      .array(
        shown.map { point in
          .object([
            ("threshold", point.threshold.map(JSON.number) ?? .null),
            ("alerts", .integer(point.alerts)), ("cost", .number(point.cost)),
            ("cheapest", point == cheapest ? .bool(true) : nil),
          ])
        }))
  }

  /// The predicted chances of staying below what came true, by tenths.
  static func histogram(_ transforms: ProbabilityTransforms) -> Exhibit {
    let counts = transforms.histogram(bins: 10)
    let table = TextTable(
      of: Array(counts.enumerated()),
      [
        .numbers("from") { (Double($0.offset) / 10).short },
        .numbers("to") { (Double($0.offset + 1) / 10).short }, .numbers("rows") { "\($0.element)" },
      ])
    return Exhibit(
      "histogram", "Predicted chances by tenths; alike if they are right:", table,
      .array(counts.map { .integer($0) }))
  }

  /// The errors of each rebuilt column.
  static func columns(_ columns: [Reconstruction.Column]) -> Exhibit {
    let table = TextTable(
      of: columns,
      [
        .words("column", .name) { $0.name },
        .numbers("squared error") { $0.squaredError?.short ?? "–" },
        .numbers("absolute error") { $0.absoluteError?.short ?? "–" },
      ])
    return Exhibit(
      "columns", "Mean errors of each column:", table,
      .array(
        columns.map { column in
          .object([
            ("column", .string(column.name)), ("mse", column.squaredError.map(JSON.number)),
            ("mae", column.absoluteError.map(JSON.number)),
          ])
        }))
  }
}
