internal import RingtrueCore

extension Chart {
  /// What each system reached on each part of each scenario.
  static let scenarios = Chart(
    "scenarios",
    "Area under the curve of every system on every scenario, with intervals (heat map).",
    .ofRun { material, style throws(MissingMaterial) in
      try ScenarioTable(material, style).figure()
    })
}

/// Draws systems against parts of scenarios; areas, since they mean the same where anomalies are
/// rare and where they are not.
private struct ScenarioTable {
  private let material: ChartMaterial
  private let style: Style

  init(_ material: ChartMaterial, _ style: Style) {
    (self.material, self.style) = (material, style)
  }

  private struct Line {
    let name: String
    let role: Contender.Role
    let cells: [Estimate?]

    /// The mean over all parts; nil where one is missing, since means of others do not compare.
    var mean: Double? {
      let known = cells.compactMap { $0?.value }
      return known.count < cells.count ? nil : known.reduce(0, +) / Double(known.count)
    }
  }

  func figure() throws(MissingMaterial) -> Figure {
    let contests = material.contests.filter { !$0.systems.isEmpty }
    guard contests.count > 1 else {
      throw .tooFew(
        "parts of scenarios", contests.count, needed: 2, "run several scenarios at once")
    }
    let lines = lines(contests)
    guard lines.contains(where: { $0.role == .system }) else { throw .noSystems }
    let theme = style.theme
    var grid = HeatGrid(
      rows: lines.map { ($0.name, $0.role == .control ? theme.quiet : theme.ink) },
      columns: contests.map(\.name) + ["mean"],
      cells: lines.map { line in
        line.cells.map(cell) + [cell(line.mean.map { Estimate($0) })]
      }, scale: theme.balance, ends: ("0 (upside down)", "1 (perfect); 0.5 is chance"))
    let others = grid.cut(in: style)
    var sheet = Sheet(
      title(lines, contests), subtitle(contests),
      note: "Area under the ROC curve, mean over seeds, with 95 % intervals where there is room. "
        + "Systems by their mean over all parts; those that lack one have none, and stand below."
        + others.leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func lines(_ contests: [Contest]) -> [Line] {
    var names: [String] = []
    for contender in contests.flatMap(\.contenders) where contender.role != .oracle {
      if !names.contains(contender.name) { names.append(contender.name) }
    }
    let lines = names.map { name in
      let found = contests.map { contest in contest.contenders.first { $0.name == name } }
      return Line(
        name: name, role: found.compactMap { $0?.role }.first ?? .system,
        cells: found.map { $0?.estimate("roc-auc") })
    }
    return lines.sorted { ($1.mean ?? -1, $0.name) < ($0.mean ?? -1, $1.name) }
  }

  private func cell(_ estimate: Estimate?) -> HeatGrid.Cell? {
    estimate.map { estimate in
      let bounds = estimate.bounds.map { "[\($0.lowerBound.share), \($0.upperBound.share)]" }
      return HeatGrid.Cell(
        share: estimate.value, text: estimate.value.decimals(2), detail: bounds ?? "")
    }
  }

  private func title(_ lines: [Line], _ contests: [Contest]) -> String {
    let systems = lines.filter { $0.role == .system }
    guard let best = systems.first, let mean = best.mean else {
      return "No system was measured on all of \(contests.count) parts"
    }
    let firsts = contests.indices.compactMap { place in
      systems.max { ($0.cells[place]?.value ?? -1) < ($1.cells[place]?.value ?? -1) }?.name
    }
    let different = Set(firsts).count
    let head = "\(best.name) is best on average, with a mean area of \(mean.share)"
    let control = lines.first { $0.role == .control }
    if let control, let own = control.mean, own >= mean {
      return "\(head), and yet the control \(control.name) has \(own.share)"
    }
    return different == 1 && firsts.first == best.name
      ? "\(head), and leads everywhere"
      : "\(head); \(different) systems lead somewhere"
  }

  private func subtitle(_ contests: [Contest]) -> String {
    let rows = contests.reduce(0) { $0 + $1.rows }
    return "\(contests.count) parts of scenarios  ·  \(rows.of("row")) measured  ·  "
      + "run \(material.note.id)"
  }
}
