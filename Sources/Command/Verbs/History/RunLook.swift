internal import RingtrueCore

/// What systems tell beside scores: whom they blame, how they give rows back, how sure they are.
struct RunLook {
  private let lines: [SystemLine]

  /// What these systems tell; nil where none of them tells anything.
  init?(_ lines: [SystemLine]) {
    self.lines = lines.filter { line in Self.columns.contains { line.mean($0.metric) != nil } }
    if self.lines.isEmpty { return nil }
  }

  private static let columns: [(title: String, metric: String)] = [
    ("causes hit", "hit-rate@g"), ("by chance", "hit-rate@g-chance"), ("mrr", "mrr"),
    ("map", "map"), ("rebuilt mse", "reconstruction-mse"),
    ("p<.05", "conformal-false-alarms@0.05"), ("within 90 %", "interval-coverage"),
    ("risk excess", "risk-coverage-excess"),
  ]

  /// A line for each system that tells anything.
  var table: TextTable {
    let shown = Self.columns.filter { column in lines.contains { $0.mean(column.metric) != nil } }
    return TextTable(
      of: lines,
      [.words("scenario") { $0.place }, .words("a closer look", .name) { $0.system }]
        + shown.map { column in .numbers(column.title) { $0.mean(column.metric)?.shown ?? "" } })
  }

  /// The means of one system, those that are defined.
  static func json(of line: SystemLine) -> JSON? {
    let means = columns.compactMap { column in
      line.mean(column.metric).map { (column.metric, JSON?.some(.number($0.value))) }
    }
    return means.isEmpty ? nil : .object(means)
  }
}
