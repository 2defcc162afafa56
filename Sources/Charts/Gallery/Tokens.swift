internal import RingtrueCore

extension Chart {
  /// What answers cost.
  static let tokens = Chart(
    "tokens", "Dollars that categorizers take for 1000 records, and tokens for each.",
    .ofRun { material, style throws(MissingMaterial) in
      try SpendRows(material, style).figure()
    })
}

/// Draws what answers of categorizers cost, in a list of all parts.
private struct SpendRows {
  private struct Entry {
    let name: String
    /// Of a thousand records: one costs fractions of a cent.
    let cost: Estimate
    let tokens: Estimate?
  }

  private let material: ChartMaterial
  private let style: Style
  private let entries: [Entry]

  init(_ material: ChartMaterial, _ style: Style) throws(MissingMaterial) {
    (self.material, self.style) = (material, style)
    let isOnly = material.contests.count { !$0.sorters.isEmpty } == 1
    let all = material.contests.flatMap { contest in
      contest.sorters.filter { $0.role == .system }.compactMap { sorter -> Entry? in
        guard let cost = sorter.estimate("cost-per-row") else { return nil }
        let name = isOnly ? sorter.name : "\(sorter.name) in \(contest.name)"
        let bounds = cost.bounds.map { 1000 * $0.lowerBound...1000 * $0.upperBound }
        return Entry(
          name: name, cost: Estimate(1000 * cost.value, bounds),
          tokens: sorter.estimate("tokens-per-row"))
      }
    }
    guard !all.isEmpty else {
      throw .noMeasure("what answers cost", "run a scenario whose categorizer has a price")
    }
    entries = all.sorted { ($1.cost.value, $0.name) < ($0.cost.value, $1.name) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let rows = entries.map { entry in
      RowList.Row(
        name: entry.name,
        values: [
          .init(value: entry.cost.value, bounds: entry.cost.bounds, dot: Dot(theme.series[0], 1.3))
        ], figures: figures(entry), colour: theme.ink)
    }
    let cut = RowList.cut(rows, in: style)
    let list = RowList(rows: cut.rows, axis: axis, axisName: "dollars for 1000 records")
    var sheet = Sheet(
      title, "\(material.note.id)  ·  \(entries.count.of("categorizer")) measured",
      note: cut.remark
        + "Prices are those that the run was given; lines are 95 % intervals over records. What a "
        + "program or a rule works out by itself costs nothing.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private var axis: Axis {
    let top = entries.map { $0.cost.bounds?.upperBound ?? $0.cost.value }.max() ?? 0
    var axis = Axis.numbers(0, max(top * 1.05, 1e-6), about: 5)
    axis.ticks = axis.ticks.map { tick in
      .init(value: tick.value, name: tick.value == 0 ? "0" : "$" + tick.name)
    }
    return axis
  }

  /// Dollars and cents, or two figures where they are less than ten cents.
  private static func dollars(_ value: Double) -> String {
    value == 0 ? "0" : "$" + value.decimals(max(2, min(8, 1 - decade(of: value))))
  }

  private func figures(_ entry: Entry) -> [String] {
    let tokens = entry.tokens.map { ["\($0.value.compact) tokens each"] }
    return [Self.dollars(entry.cost.value)] + (tokens ?? [])
  }

  private var title: String {
    guard let first = entries.first else { return "" }
    let dollars = Self.dollars(first.cost.value)
    let costs = "\(first.name) takes \(dollars) for 1000 records"
    guard let last = entries.last(where: { $0.cost.value > 0 }), last.name != first.name,
      first.cost.value > 0
    else { return costs }
    let times = first.cost.value / last.cost.value
    return times < 1.05
      ? "\(costs), \(last.name) about as much"
      : "\(costs), \(times.compact) times as much as \(last.name)"
  }
}
