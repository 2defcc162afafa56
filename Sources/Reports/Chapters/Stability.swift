internal import RingtrueCharts

extension Chapter {
  /// How results hold over months.
  static let stability = Chapter(
    "stability", "Stability", charts: ["alerts", "drift"], runCharts: ["trend"],
    opening: { report in
      let hasTrend = report.pictures.of("trend", contest: nil) != nil
      let isWatched = report.parts.contains { !watched($0.contest).isEmpty }
      let course: Markup =
        isWatched
        ? """
        <p>Scores are held against those that each threshold was chosen on, by the population
        stability index (PSI) of each period; shares of rows flagged against the limits of a control
        chart. Rows may change without a model&#39;s being to blame.</p>
        """
        : """
        <p class="absent">No trial watched its scores over time: nothing is said of their drift.</p>
        """
      let trend: Markup =
        hasTrend
        ? """
        <p>How average precision went from run to run stands below, from the history beside this
        run.</p>
        """
        : "<p class=\"absent\">No earlier runs are known, so that nothing is said of trends.</p>"
      return """
        \(course)
        \(trend)
        <p class="absent">Drift of single features, and recall by month, were not measured.</p>

        """
    },
    ofPart: { part in
      let rows = watched(part.contest)
      return rows.isEmpty ? .none : table(part.contest, rows).markup
    })

  private static func watched(_ contest: Contest) -> [Contender] {
    contest.contenders.filter { $0.shift != nil || $0.alerts != nil }
  }

  private static func table(_ contest: Contest, _ rows: [Contender]) -> DataTable<Contender> {
    DataTable(
      caption: "Scores and alerts over time on \(contest.name)",
      columns: [
        .words("System") { $0.name },
        .number("Largest PSI") { contender in
          contender.shift.map { Reading($0.largest) { $0.share } }
        },
        .number("Periods beyond chance") { contender in
          contender.shift.map { share($0.beyondChance, of: $0.periods) }
        },
        .number("Rows flagged") { contender in
          contender.alerts.map { Reading($0.mean) { $0.percent } }
        },
        .number("Periods out of control") { contender in
          contender.alerts.map { share($0.outside, of: $0.periods) }
        },
      ],
      rows: rows, system: { $0.name }, isAside: { $0.role != .system })
  }

  /// So many of all, sorted by their share.
  private static func share(_ count: Int, of all: Int) -> Reading {
    Reading(Double(count) / Double(all)) { _ in "\(count.grouped) of \(all.grouped)" }
  }
}
