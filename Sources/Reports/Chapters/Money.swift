internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// What the flags are worth: money found and missed, and events noticed.
  static let money = Chapter(
    "money", "Money and events", charts: ["money", "cost-curve", "delay"],
    opening: { _ in
      """
      <p>Amounts are in the data&#39;s own currency, means over datasets, at each system&#39;s own
      threshold. Interest, work and friction are not in them: the threshold desk above takes the unit
      costs of an alert and of a miss.</p>

      """
    },
    ofPart: { part in
      let known = part.contest.contenders.filter { contender in
        metrics.contains { contender.estimate($0) != nil }
      }
      guard !known.isEmpty else {
        return """
          <p class="absent">There is no money here: the data have no column of amounts, and no
          events.</p>

          """
      }
      return table(part.contest, known).markup
    })

  private static let metrics = ["value-detection-rate", "money-missed", "event-recall"]

  private static func table(_ contest: Contest, _ known: [Contender]) -> DataTable<Contender> {
    DataTable(
      caption: "Money and events on \(contest.name), best AP first",
      columns: [
        .words("System") { $0.name },
        .number("Money found") { Reading($0.estimate("value-detection-rate")) { $0.percent } },
        .number("Money missed") { Reading($0.estimate("money-missed")) { $0.money } },
        .number("Largest miss") { Reading($0.estimate("largest-miss")) { $0.money } },
        .number("Events noticed") { Reading($0.estimate("event-recall")) { $0.percent } },
        .number("Middle delay, hours") {
          Reading($0.estimate("alert-delay-median")) { $0.decimals(1) }
        },
        .number("Lost before the alert") {
          Reading($0.estimate("loss-before-alert")) { $0.percent }
        },
        .number("Alert rate") { Reading($0.estimate("alert-rate")) { $0.percent } },
      ],
      rows: known, system: { $0.name }, isAside: { $0.role != .system })
  }
}
