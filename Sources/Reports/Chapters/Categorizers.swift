internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// What categorizers said of breaks: how right, how safe, how steady, how dear.
  static let categorizer = Chapter(
    "categorizer", "Categorizer", charts: ["confidence", "cache"], runCharts: ["tokens"],
    needsSystems: false,
    opening: { report in
      guard report.parts.contains(where: { !$0.contest.sorters.isEmpty }) else {
        return """
          <p class="absent">No categorizer was part of this run: nothing is said of categories, \
          repeatability, injection, auto-resolution, cache or cost.</p>
          """
      }
      return """
        <p>Breaks sorted into buckets by their records and by what people wrote on them. An answer
        that did not come, or names no bucket, counts as wrong. What is closed unseen follows from the
        answers and from the policy; shares of it have upper bounds also where nothing went wrong.</p>

        """
    },
    ofPart: { part in
      let (rows, name) = (part.contest.sorters, part.contest.name)
      guard !rows.isEmpty else { return .none }
      return quality(rows, name) + safety(rows, name) + steadiness(rows, name) + cost(rows, name)
        + classes(rows, name) + mistakes(rows, name)
    })

  private static func quality(_ rows: [Sorter], _ name: String) -> Markup {
    table(
      "Buckets on \(name), best first", rows,
      [
        ("Macro F1", "macro-f1"), ("Weighted F1", "weighted-f1"), ("Accuracy", "accuracy"),
        ("A bucket that would do", "acceptable-accuracy"), ("Never seen before", "open-set-recall"),
        ("No bucket at all", "invalid-label-rate"), ("Calibration error", "top-label-ece@15"),
        ("How bad, rightly", "severity-agreement"), ("Beyond chance", "severity-kappa"),
      ])
  }

  private static func safety(_ rows: [Sorter], _ name: String) -> Markup {
    table(
      "Hostile words, closing unseen and summaries on \(name)", rows,
      [
        ("Obeys", "injection-success"), ("Is swayed", "injection-effect"),
        ("Right answers lost", "injection-drop"), ("Closed of what may be", "safe-close-rate"),
        ("Closed and should not", "unsafe-close-rate"), ("Its money", "unsafe-close-value"),
        ("Claims borne out", "claims-supported"), ("Claims made up", "claims-invented"),
        ("Facts told", "facts-told"),
      ])
  }

  /// What hangs on chance and circumstances, what people's findings help, and how much of a bucket
  /// could be left to the surest answers.
  private static func steadiness(_ rows: [Sorter], _ name: String) -> Markup {
    let coverage = "coverage-99@class="
    let left = rows.reduce(into: [String]()) { found, row in
      for id in row.metrics(of: coverage) where !found.contains(id) { found.append(id) }
    }
    return table(
      "Steadiness, feedback and what could be left alone on \(name)", rows,
      [
        ("Says the same again", "self-agreement"), ("Changes with the order", "order-sensitivity"),
        ("Changes with the batch", "batch-sensitivity"),
        ("Right after reviews", "feedback-accuracy"), ("Gained by them", "feedback-gain"),
      ] + left.map { ("\($0.dropFirst(coverage.count)), 99 % right", $0) })
  }

  private static func cost(_ rows: [Sorter], _ name: String) -> Markup {
    // A row costs fractions of a cent, which no table shows; a thousand of them make a price.
    let prices = [("rows", "cost-per-row"), ("right rows", "cost-per-right-row")].map { rows, id in
      DataTable<Sorter>.Column.number("Dollars for 1000 \(rows)") { row in
        Reading(row.estimate(id)) { ($0 * 1000).decimals(3) }
      }
    }
    let times = [("p50", "latency-p50"), ("p99", "latency-p99")].map { title, metric in
      DataTable<Sorter>.Column.number(title) { .time($0.estimate(metric)?.value) }
    }
    return table(
      "Cost and cache on \(name)", rows,
      [
        ("Without an answer", "error-rate"), ("Stand-ins", "fallback-rate"),
        ("Tokens a row", "tokens-per-row"), ("Cache hits", "cache-hit-rate"),
        ("Wrong hits", "wrong-hit-rate"), ("Time saved", "cache-saved-time"),
      ], more: prices + times)
  }

  private static func table(
    _ caption: String, _ rows: [Sorter], _ metrics: [(title: String, id: String)],
    more: [DataTable<Sorter>.Column] = []
  ) -> Markup {
    let columns = metrics.map { title, id in
      DataTable<Sorter>.Column.number(title) { row in
        Reading(row.estimate(id)) { $0.magnitude < 1000 ? $0.decimals(3) : $0.money }
      }
    }
    return DataTable(
      caption: caption, columns: [.words("Categorizer") { $0.name }] + columns + more, rows: rows
    ).markup
  }

  /// How often each was right about each class of comments.
  private static func classes(_ rows: [Sorter], _ name: String) -> Markup {
    let classes = rows.reduce(into: [String]()) { found, row in
      for value in row.values(of: "comment class") where !found.contains(value) {
        found.append(value)
      }
    }
    guard !classes.isEmpty else { return .none }
    return DataTable(
      caption: "Buckets that would do, by the class of the comment, on \(name)",
      columns: [.words("Comment") { $0.replacing("_", with: " ") }]
        + rows.map { row in
          .number(row.name) { value in
            Reading(row.estimate("acceptable-accuracy", of: value, in: "comment class"))
          }
        },
      rows: classes
    ).markup
  }

  /// What the best of them gave where another bucket was right, most frequent first.
  private static func mistakes(_ rows: [Sorter], _ name: String) -> Markup {
    guard let best = rows.first else { return .none }
    let wrong = best.mistakes.prefix(12)
    guard !wrong.isEmpty else { return .none }
    return DataTable(
      caption: "What \(best.name) mistakes for what on \(name), most frequent first",
      columns: [
        .words("Is") { $0.truth }, .words("Was given") { $0.given },
        .number("Rows") { .count($0.rows) },
      ],
      rows: Array(wrong)
    ).markup
  }
}
