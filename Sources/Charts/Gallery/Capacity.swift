internal import RingtrueCore

extension Chart {
  /// How much is found by those who can look at so many alerts a day.
  static let capacity = Chart(
    "capacity", "Recall of every system for teams that can look at so many rows a day.",
    .ofContest { contest, style throws(MissingMaterial) in
      try Capacity(contest, style).figure()
    })
}

/// Draws recall at daily capacities.
private struct Capacity {
  private let contest: Contest
  private let style: Style
  private let budgets: [(metric: String, rows: Int)]

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    let prefix = "daily-recall@rows="
    let names = Set(
      contest.contenders.flatMap(\.reports).flatMap { report -> [String] in
        guard case .scored(let measures) = report.outcome else { return [] }
        return measures.map(\.metric).filter { $0.hasPrefix(prefix) }
      })
    budgets = names.compactMap { name in
      Int(name.dropFirst(prefix.count)).map { (metric: name, rows: $0) }
    }.sorted { $0.rows < $1.rows }.prefix(3).map { $0 }
    guard !budgets.isEmpty else {
      throw .noMeasure("recall at daily capacities", "it takes data that say when rows happened")
    }
  }

  func figure() throws(MissingMaterial) -> Figure {
    _ = try contest.requireLeader()
    let ranked = contest.contenders.filter { $0.estimate(budgets[0].metric) != nil }
      .sorted { value($0) > value($1) }
    guard let best = ranked.first(where: { $0.role == .system }) else { throw .noSystems }
    let (rows, rest) = RowList.cut(ranked.map(row), in: style)
    let list = RowList(
      rows: rows, axis: .shares(), axisName: "share of the anomalies found",
      guides: names(ranked))
    var sheet = Sheet(
      title(best), contest.subtitle,
      note: rest
        + "Each day the rows of the highest scores are looked at, as many as there is time "
        + "for; lines are 95 % intervals over days. Best first at \(budgets[0].rows.of("row")) a day.",
      body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private func value(_ contender: Contender) -> Double {
    contender.estimate(budgets[0].metric)?.value ?? -1
  }

  private func title(_ best: Contender) -> String {
    let words = budgets.map { budget in
      (best.estimate(budget.metric)?.value ?? 0).percent
        + " at \(budget.rows.of("row")) a day"
    }
    return "\(best.name) finds "
      + words.listed.replacing(" at", with: " of the anomalies at", maxReplacements: 1)
      + (better(than: best) ?? "")
  }

  /// The control that finds more at one of the capacities.
  private func better(than best: Contender) -> String? {
    let controls = contest.contenders.filter { $0.role == .control }
    for budget in budgets {
      let own = best.estimate(budget.metric)?.value ?? 0
      let found = controls.compactMap { control in
        control.estimate(budget.metric).map { (name: control.name, share: $0.value) }
      }
      if let most = found.max(by: { $0.share < $1.share }), most.share > own {
        return ", and yet the control \(most.name) \(most.share.percent) at \(budget.rows.grouped)"
      }
    }
    return nil
  }

  private func dot(_ place: Int) -> Dot {
    let shapes: [Dot.Shape] = [.disc, .diamond, .ring]
    return Dot(style.theme.series[place], 1.2, shapes[place])
  }

  /// The name of each capacity, above the middle of its dots.
  private func names(_ ranked: [Contender]) -> [RowList.Guide] {
    budgets.enumerated().map { place, budget in
      let values = ranked.compactMap { $0.estimate(budget.metric)?.value }.sorted()
      return RowList.Guide(
        value: values.isEmpty ? 0.5 : values[values.count / 2],
        name: "\(budget.rows.of("row")) a day", pen: Pen(dot(place).colour), hasLine: false)
    }
  }

  private func row(_ contender: Contender) -> RowList.Row {
    let values = budgets.enumerated().compactMap { place, budget -> RowList.Value? in
      contender.estimate(budget.metric).map {
        RowList.Value(value: $0.value, bounds: $0.bounds, dot: dot(place))
      }
    }
    return RowList.Row(
      name: contender.name, values: values,
      figures: values.map { $0.value.percent },
      colour: contender.role == .control ? style.theme.quiet : style.theme.ink)
  }
}
