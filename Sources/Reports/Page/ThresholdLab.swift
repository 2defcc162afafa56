internal import RingtrueCharts
internal import RingtrueHistory
internal import RingtrueCore

/// The desk on which a reader tries other thresholds: how many rows each system would have to flag
/// to find how many anomalies and how much of their money, kept in a few hundred numbers a system.
enum ThresholdLab {
  /// The desk, which stays hidden until the script runs, and what it counts with.
  static func markup(_ report: Report) -> Markup {
    let parts = report.parts.compactMap(json)
    guard !parts.isEmpty else { return .none }
    return """
      <div class="lab" id="lab" role="group" aria-labelledby="lab-title" hidden>
      <h3 id="lab-title">Try another threshold</h3>
      <div class="choices">
      <label>Part <select id="lab-part"></select></label>
      <label>System <select id="lab-system"></select></label>
      <label>Cost of an alert <input id="lab-alert" type="number" min="0" step="any" value="12"></label>
      <label>Cost of a missed anomaly
      <input id="lab-miss" type="number" min="0" step="any" value="100"></label>
      </div>
      <label for="lab-rung">How many rows are flagged</label>
      <input id="lab-rung" type="range" min="0" max="1" step="1" value="0">
      <svg id="lab-plot" viewBox="0 0 720 176" role="img"
      aria-label="Recall and precision by the number of rows flagged"></svg>
      <dl class="facts" id="lab-facts" aria-live="polite"></dl>
      <p>For the next run: <code id="lab-flag"></code>
      <button class="button" id="lab-copy" type="button">Copy</button></p>
      <p class="quiet">These thresholds are chosen with the labels in sight: they show what there is to
      choose from, and are no result. Where a tie is cut, counts are what chance leaves on average. A
      missed anomaly costs its amount, where amounts are known, unless you say what each costs.</p>
      </div>
      <script type="application/json" id="lab-data">\(inert(.object([("parts", .array(parts))])))</script>

      """
  }

  /// JSON in which nothing can end the element around it.
  private static func inert(_ json: JSON) -> Markup {
    Markup(trusted: json.text.replacing("<", with: "\\u003c"))
  }

  private static func json(_ part: Report.Part) -> JSON? {
    let datasets = part.contest.datasets
    let ladder = Ladder(datasets)
    let reports = Dictionary(grouping: part.reports, by: \.trial.system)
    let systems = part.contest.contenders.compactMap { contender -> JSON? in
      let reports = reports[contender.name] ?? []
      guard let found = ladder.found(reports, datasets) else { return nil }
      return .object([
        ("name", .string(contender.name)), ("word", .string(word(contender, reports))),
        ("own", contender.flags.map { .integer($0.found + $0.alarmed) }),
        ("found", .array(steps(found.map(\.anomalies), unit: 0.01))),
        ("money", ladder.money.map { _ in .array(steps(found.map(\.money), unit: 1)) }),
      ])
    }
    guard !systems.isEmpty, ladder.anomalies > 0 else { return nil }
    return .object([
      ("name", .string(part.contest.name)), ("number", .integer(part.number)),
      ("rows", .integer(ladder.rows)),
      ("anomalies", .integer(ladder.anomalies)),
      ("days", ladder.days.map { .integer($0) }), ("money", ladder.money.map { .integer($0) }),
      ("rungs", .array(ladder.rungs.map { .integer($0) })), ("systems", .array(systems)),
    ])
  }

  /// What comes in on each rung, as so many units; the sums stay right to a unit.
  private static func steps(_ found: [Double], unit: Double) -> [JSON] {
    var before = 0
    return found.map { found in
      let now = Int((found / unit).rounded())
      defer { before = now }
      return .integer(now - before)
    }
  }

  /// The system as it is asked for, without what it says of its threshold.
  private static func word(_ contender: Contender, _ reports: [TrialReport]) -> String {
    let rules = Set(reports.compactMap { $0.threshold?.rule.prefix { $0 != ":" } })
    let words = contender.name.split(separator: "@", omittingEmptySubsequences: false)
    return ([words[0]] + words.dropFirst().filter { !rules.contains($0.prefix { $0 != ":" }) })
      .joined(separator: "@")
  }
}
