internal import RingtrueCharts
internal import RingtrueCore
internal import RingtrueMetrics

extension Chapter {
  /// All measures of all systems.
  static let measures = Chapter(
    "measures", "Every measure",
    opening: { _ in
      """
      <p>Means over seeds, with intervals where all seeds have one. An empty cell is undefined there,
      never zero; the record says why.</p>

      """
    },
    ofPart: { part in
      let contest = part.contest
      let metrics = order(Set(contest.contenders.flatMap(\.reports).flatMap(\.outcome.metrics)))
      guard !metrics.isEmpty else { return .none }
      let table = DataTable(
        caption: "All measures on \(contest.name)",
        columns: [.words("System") { $0.name }]
          + metrics.map { metric in
            .number(metric) { contender in
              Reading(contender.estimate(metric)) {
                $0.magnitude < 1000 ? $0.decimals(3) : $0.money
              }
            }
          },
        rows: contest.contenders.filter { $0.role != .oracle }, system: { $0.name },
        isAside: { $0.role != .system }, isComplete: true)
      return "<details><summary>\(metrics.count.of("measure")) of \(table.rows.count.of("system"))"
        + "</summary>\n\(table.markup)</details>\n"
    })

  /// Metrics in the order of the catalogue, others behind them.
  private static func order(_ ids: Set<String>) -> [String] {
    let known = Metrics.all.map(\.card.id).filter(ids.contains)
    return known + ids.subtracting(known).sorted()
  }
}
