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
      let metrics = metrics(of: part.contest)
      guard !metrics.isEmpty else { return .none }
      let known = part.contest.contenders.filter { contender in
        metrics.contains { contender.estimate($0) != nil }
      }
      return DataTable(
        caption: "Explanations and uncertainty on \(part.contest.name)",
        columns: [.words("System") { $0.name }]
          + metrics.map { metric in .number(metric) { Reading($0.estimate(metric)) } },
        rows: known, system: { $0.name }
      ).markup
    })

  private static let families: Set = [
    "explanations", "reconstruction", "uncertainty", "probabilities",
  ]

  /// The metrics of these families that any system has.
  private static func metrics(of contest: Contest) -> [String] {
    let ids = Set(contest.contenders.flatMap(\.reports).flatMap(\.outcome.metrics))
    return ids.filter { families.contains(Metrics.named($0)?.card.family ?? "") }.sorted()
  }
}

extension Outcome {
  /// The metrics that a trial has, defined or not.
  var metrics: [String] {
    guard case .scored(let measures) = self else { return [] }
    return measures.map(\.metric)
  }
}
