internal import RingtrueCore

extension Chart {
  /// How well each system ranks each kind of anomaly.
  static let kinds = Chart(
    "kinds", "Area under the curve of every system for every kind of anomaly (heat map).",
    .ofContest { contest, style throws(MissingMaterial) in
      try Kinds(contest, style).figure()
    })
}

/// What systems reached on the slices of one dimension.
struct SliceTable {
  /// The fewest anomalies of which a finding is told.
  static let fewest = 5

  /// The values of the dimension, with how many anomalies they have in all.
  let values: [(name: String, anomalies: Int)]
  private let estimates: [String: [String: Estimate]]

  init(_ contenders: [Contender], dimension: String, metric: String) {
    var anomalies: [String: Int] = [:]
    var estimates: [String: [String: Estimate]] = [:]
    for contender in contenders {
      let slices = contender.reports.flatMap(\.slices).filter { $0.dimension == dimension }
      for (value, slices) in Dictionary(grouping: slices, by: \.value) {
        anomalies[value] = max(
          anomalies[value] ?? 0, slices.reduce(0) { $0 + $1.anomalies })
        let measures = slices.compactMap { $0.measures.first { $0.metric == metric } }
        estimates[contender.name, default: [:]][value] = Estimate(measures)
      }
    }
    values = anomalies.map { (name: $0.key, anomalies: $0.value) }.sorted { $0.name < $1.name }
    self.estimates = estimates
  }

  /// How many anomalies a value has in all.
  func anomalies(of value: String) -> Int { values.first { $0.name == value }?.anomalies ?? 0 }

  /// What a system reached on a value.
  subscript(system: String, value: String) -> Estimate? { estimates[system]?[value] }
}

/// Draws systems against kinds.
private struct Kinds {
  private let contest: Contest
  private let style: Style
  private let ranked: [Contender]
  private let table: SliceTable

  init(_ contest: Contest, _ style: Style) {
    (self.contest, self.style) = (contest, style)
    ranked = contest.contenders.filter { $0.role != .oracle }
    table = SliceTable(ranked, dimension: "kind", metric: "roc-auc")
  }

  func figure() throws(MissingMaterial) -> Figure {
    _ = try contest.requireLeader()
    guard !table.values.isEmpty else {
      throw MissingMaterial(
        "no-kinds", "nothing is known of kinds of anomalies; only generated data tell them")
    }
    // The easiest kinds first, so that what all systems miss stands together.
    let kinds = table.values.filter { ease($0.name) >= 0 }
      .sorted { (-ease($0.name), $0.name) < (-ease($1.name), $1.name) }
    guard !kinds.isEmpty else {
      throw .tooFew("anomalies of a kind", 1, needed: 2, "run more rows")
    }
    let rare = table.values.count - kinds.count
    let theme = style.theme
    var grid = HeatGrid(
      rows: ranked.map { ($0.name, $0.role == .control ? theme.quiet : theme.ink) },
      columns: kinds.map { "\($0.name) (\($0.anomalies))" },
      cells: ranked.map { system in kinds.map { cell(system.name, $0.name) } },
      scale: theme.balance, ends: ("0 (upside down)", "1 (perfect); 0.5 is chance"))
    let others = grid.cut(in: style)
    var sheet = Sheet(
      title(kinds), contest.subtitle,
      note:
        "Area under the ROC curve of each kind's rows against all normal rows; in brackets, how "
        + "many anomalous rows there are. Systems best first, kinds easiest first."
        + (rare > 0 ? " Left out: \(rare.of("kind")) of a single row." : "")
        + (others > 0 ? " There is no room for \(others.of("more system"))." : ""),
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func ease(_ kind: String) -> Double {
    let areas = contest.systems.compactMap { table[$0.name, kind]?.value }
    return areas.max() ?? -1
  }

  private func cell(_ system: String, _ kind: String) -> HeatGrid.Cell? {
    table[system, kind].map { HeatGrid.Cell(share: $0.value, text: $0.value.decimals(2)) }
  }

  private func title(_ kinds: [(name: String, anomalies: Int)]) -> String {
    let told = kinds.filter { $0.anomalies >= SliceTable.fewest }.map(\.name)
    guard let hard = told.last, let best = self.best(of: contest.systems, at: hard) else {
      return "No kind has the \(SliceTable.fewest) anomalous rows that it takes to tell which is "
        + "hardest"
    }
    let which = kinds.count == 1 ? "The only kind" : "Hardest"
    var head = "\(which) is \(hard): \(best.name) does best, at \(best.area.share)"
    let controls = contest.contenders.filter { $0.role == .control }
    if let control = self.best(of: controls, at: hard), control.area >= best.area {
      head += ", and yet the control \(control.name) has \(control.area.share)"
    }
    let missed = told.count { ease($0) < 0.7 }
    return missed > 1
      ? "\(head); no system reaches 0.7 on \(missed) of \(told.count) kinds" : head
  }

  /// Who ranks a kind best, the first of equals.
  private func best(of contenders: [Contender], at kind: String) -> (name: String, area: Double)? {
    let areas = contenders.compactMap { contender in
      table[contender.name, kind].map { (name: contender.name, area: $0.value) }
    }
    return areas.reduce(areas.first) { best, next in
      best.map { next.area > $0.area ? next : $0 }
    }
  }
}
