internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueMetrics

extension Chapter {
  /// Whether systems say why, and how sure they are.
  static let explanations = Chapter(
    "explanations", "Explanations and uncertainty",
    charts: ["errors", "rebuilt", "latent", "training", "reliability", "coverage"],
    opening: { report in
      let isKnown = report.parts.contains { !metrics(of: $0.contest).isEmpty }
      return isKnown
        ? """
        <p>Whether the columns that a system blames are those that were tampered with, and whether it
        knows when it does not know.</p>

        """
        : """
        <p class="absent">No system said why it flags a row, or how sure it is, so that neither was
        measured.</p>

        """
    },
    ofPart: { part in
      let tables = families.map { table($0, part.contest) }.filter { $0 != .none }
      guard !tables.isEmpty else { return .none }
      return "\(tables)\(meanings(metrics(of: part.contest)))"
    })

  /// Metrics that belong together, and what their table is called.
  private struct Family: Sendable { let id: String, caption: String }

  private static let families = [
    Family(id: "explanations", caption: "Which columns are blamed for a row"),
    Family(id: "reconstruction", caption: "How cells are given back"),
    Family(id: "uncertainty", caption: "How sure systems are"),
    Family(id: "probabilities", caption: "Chances, bounds and p-values"),
  ]

  private static func table(_ family: Family, _ contest: Contest) -> Markup {
    let metrics = metrics(of: contest).filter { Metrics.named($0)?.card.family == family.id }
    let known = contest.contenders.filter { contender in
      metrics.contains { contender.estimate($0) != nil }
    }
    guard !known.isEmpty else { return .none }
    return DataTable(
      caption: "\(family.caption), on \(contest.name)",
      columns: [.words("System") { $0.name }]
        + metrics.map { metric in
          .number(title(of: metric)) { contender in
            Reading(contender.estimate(metric)) { $0.magnitude < 1000 ? $0.decimals(3) : $0.money }
          }
        },
      rows: known, system: { $0.name }, isAside: { $0.role != .system }
    ).markup
  }

  /// What each number says, under the name that records and gates have for it.
  private static func meanings(_ metrics: [String]) -> Markup {
    let table = DataTable(
      caption: "What the measures of explanations and uncertainty say",
      columns: [
        .words("Measure") { title(of: $0) }, .code("Name") { $0 },
        .words("Meaning") { Metrics.named($0)?.card.summary ?? "" },
        .words("Better") { Metrics.named($0)?.card.better.rawValue ?? "" },
        .words("Interval") { Metrics.named($0)?.card.interval ?? "" },
      ], rows: metrics, isWide: true)
    return "<details><summary>What the numbers say</summary>\n\(table.markup)</details>\n"
  }

  /// A metric in few words; one that has none goes by its name.
  private static func title(of metric: String) -> String {
    let chance = "-chance"
    guard metric.hasSuffix(chance) else { return titles[metric] ?? metric }
    return title(of: String(metric.dropLast(chance.count))) + ", by chance"
  }

  private static let titles = [
    "hit-rate@g": "True causes among the most blamed", "hit-rate@1.5g": "Among half as many again",
    "mrr": "One over the first cause's place", "map": "Precision of the blame",
    "ndcg@5": "Gain of the five most blamed", "reconstruction-mse": "Squared error of cells",
    "reconstruction-mae": "Absolute error of cells", "repair-mse": "Squared error of repairs",
    "repair-gain": "Damage undone", "brier": "Brier score", "log-loss": "Log loss",
    "ece@15": "Calibration error", "ece@15-right-closed": "Calibration error, bins closed above",
    "ece@15-equal-mass": "Calibration error, even bins",
    "ece@15-top-0.01": "Calibration error of the top 1 %",
    "interval-coverage": "Cells within their bounds", "interval-coverage-gap": "More than promised",
    "interval-width": "Width of the bounds", "risk-coverage-area": "Risk over coverage",
    "risk-coverage-excess": "Risk above the best order",
    "conformal-excess": "p-values too small by up to",
    "conformal-false-alarms@0.05": "False alarms at p ≤ 0.05",
    "fdp@bh-0.1": "False among those found at 10 %", "power@bh-0.1": "Anomalies found at 10 %",
    "pit-ks": "Distance from the uniform law",
  ]

  /// The metrics of these families that any system has, in the order of the catalogue.
  private static func metrics(of contest: Contest) -> [String] {
    let ids = Set(contest.contenders.flatMap(\.reports).flatMap(\.outcome.metrics))
    let wanted = Set(families.map(\.id))
    return Metrics.all.map(\.card).filter { ids.contains($0.id) && wanted.contains($0.family) }
      .map(\.id)
  }
}

extension Outcome {
  /// The metrics that a trial has, defined or not.
  var metrics: [String] {
    guard case .scored(let measures) = self else { return [] }
    return measures.map(\.metric)
  }
}
