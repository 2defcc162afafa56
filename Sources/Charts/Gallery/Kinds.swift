internal import RingtrueCore

extension Chart {
  /// How well each system ranks each kind of anomaly.
  static let kinds = Chart(
    "kinds", "Area under the curve of every system for every kind of anomaly (heat map).",
    .ofContest { contest, style throws(MissingMaterial) in
      try Kinds(contest, style).figure()
    })

  /// How well the best system ranks each kind of anomaly, by how gross it is.
  static let severities = Chart(
    "severities", "Area of the best system for every kind of anomaly by severity (heat map).",
    .ofContest { contest, style throws(MissingMaterial) in
      try Severities(contest, style).figure()
    })
}

/// What systems reached on the slices of one dimension.
struct SliceTable {
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

  /// What a system reached on a value.
  subscript(system: String, value: String) -> Estimate? { estimates[system]?[value] }
}

/// Draws systems against kinds.
private struct Kinds {
  private let contest: Contest
  private let style: Style
  private let shown: [Contender]
  private let table: SliceTable

  init(_ contest: Contest, _ style: Style) {
    (self.contest, self.style) = (contest, style)
    let ranked = contest.contenders.filter { $0.role != .oracle }
    let limit = Sheet.rowLimit(in: style, beside: style.scaled(170))
    shown = Array(ranked.prefix(min(limit, 40)))
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
    let grid = HeatGrid(
      rows: shown.map { ($0.name, $0.role == .control ? theme.quiet : theme.ink) },
      columns: kinds.map { "\($0.name) (\($0.anomalies))" },
      cells: shown.map { system in kinds.map { cell(system.name, $0.name) } },
      scale: theme.balance, ends: ("0 (upside down)", "1 (perfect); 0.5 is chance"))
    var sheet = Sheet(
      title(kinds.map(\.name)), contest.subtitle,
      note:
        "Area under the ROC curve of each kind's rows against all normal rows; in brackets, how "
        + "many anomalous rows there are. Systems best first, kinds easiest first."
        + (rare > 0 ? " Left out: \(rare.of("kind")) of a single row." : ""),
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

  private func title(_ kinds: [String]) -> String {
    guard let hard = kinds.last else { return "" }
    let best = contest.systems.filter { table[$0.name, hard]?.value == ease(hard) }.first
    let missed = kinds.count { ease($0) < 0.7 }
    let head = "Hardest is \(hard): \(best?.name ?? "no system") does best, at \(ease(hard).share)"
    return missed > 1 ? "\(head); \(missed) of \(kinds.count) kinds stay below 0.7" : head
  }
}

/// Draws kinds against severities.
private struct Severities {
  private let contest: Contest
  private let style: Style

  init(_ contest: Contest, _ style: Style) { (self.contest, self.style) = (contest, style) }

  private static let bands = ["mild", "middling", "gross"]

  func figure() throws(MissingMaterial) -> Figure {
    let leader = try contest.requireLeader()
    let both = SliceTable([leader], dimension: "kind × severity", metric: "roc-auc")
    let whole = SliceTable([leader], dimension: "kind", metric: "roc-auc")
    guard !both.values.isEmpty else {
      throw MissingMaterial(
        "no-severities", "nothing is known of severities; only generated data tell them")
    }
    let kinds = whole.values.sorted {
      (-(whole[leader.name, $0.name]?.value ?? -1), $0.name)
        < (-(whole[leader.name, $1.name]?.value ?? -1), $1.name)
    }
    let counts = Dictionary(uniqueKeysWithValues: both.values.map { ($0.name, $0.anomalies) })
    let cells = kinds.map { kind in
      Self.bands.map { band in
        cell(both[leader.name, "\(kind.name) \(band)"], counts["\(kind.name) \(band)"])
      } + [cell(whole[leader.name, kind.name], kind.anomalies)]
    }
    let grid = HeatGrid(
      rows: kinds.map { ($0.name, style.theme.ink) }, columns: Self.bands + ["all"], cells: cells,
      scale: style.theme.balance, ends: ("0 (upside down)", "1 (perfect); 0.5 is chance"))
    var sheet = Sheet(
      title(leader, both), contest.subtitle,
      note: "Area under the ROC curve of \(leader.name) for each kind's rows against all normal "
        + "rows, with 95 % intervals (DeLong) and the number of anomalous rows. A dash: too few.",
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ estimate: Estimate?, _ count: Int?) -> HeatGrid.Cell? {
    guard let estimate else { return nil }
    let bounds = estimate.bounds.map { "[\($0.lowerBound.share), \($0.upperBound.share)]" } ?? ""
    return HeatGrid.Cell(
      share: estimate.value, text: estimate.value.decimals(2),
      detail: "\(bounds) n \(count ?? 0)")
  }

  private func title(_ leader: Contender, _ both: SliceTable) -> String {
    let means = Self.bands.map { band -> Double? in
      let areas = both.values.filter { $0.name.hasSuffix(" \(band)") }
        .compactMap { both[leader.name, $0.name]?.value }
      return areas.isEmpty ? nil : areas.reduce(0, +) / Double(areas.count)
    }
    guard let mild = means[0], let gross = means[2] else {
      return "How well \(leader.name) ranks each kind, by how gross it is"
    }
    if abs(gross - mild) < 0.02 {
      return
        "\(leader.name) ranks mild and gross anomalies alike, with a mean area of \(gross.share)"
    }
    let (better, worse) = gross > mild ? ("gross", "mild") : ("mild", "gross")
    return "\(leader.name) ranks \(better) anomalies better than \(worse) ones: mean area "
      + "\(max(gross, mild).share) against \(min(gross, mild).share)"
  }
}
