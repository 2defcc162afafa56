internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// What flagging from a threshold on gives, and what other thresholds would.
  static let operating = Chapter(
    "operating", "Operating point",
    charts: ["capacity", "confusion", "trade-off"],
    opening: { report in
      """
      <p>Thresholds were chosen on rows that are kept apart from those measured here, except where the
      table says otherwise; no label of a measured row had a part in it.</p>
      \(ThresholdLab.markup(report))
      """
    },
    ofPart: { part in table(part.contest).markup })

  private static func table(_ contest: Contest) -> DataTable<Contender> {
    DataTable(
      caption: "Flags of each system on \(contest.name), at its threshold",
      columns: [
        .words("System") { $0.name },
        .number("Flagged") { $0.flags.map { .count($0.found + $0.alarmed) } },
        .number("Rightly") { $0.flags.map { .count($0.found) } },
        .number("Wrongly") { $0.flags.map { .count($0.alarmed) } },
        .number("Missed") { $0.flags.map { .count($0.missed) } },
        .number("Precision") { Reading($0.estimate("precision")) },
        .number("Recall") { Reading($0.estimate("recall")) },
        .number("Alert rate") { Reading($0.estimate("alert-rate")) { $0.percent } },
        .number("Decoys flagged") { Reading($0.estimate("decoy-fpr")) { $0.percent } },
        .number("Recall at 10 rows a day") { Reading($0.estimate("daily-recall@rows=10")) },
        .number("Recall at 100 rows a day") { Reading($0.estimate("daily-recall@rows=100")) },
        .code("Rule") { rules($0) },
      ],
      rows: contest.contenders.filter { $0.role != .oracle }, system: { $0.name },
      isAside: { $0.role != .system })
  }

  /// How the thresholds were chosen, and on which rows.
  private static func rules(_ contender: Contender) -> String {
    let rules = contender.reports.compactMap(\.threshold).map {
      "\($0.rule) on \($0.provenance.rawValue)"
    }
    return Set(rules).sorted().joined(separator: "; ")
  }
}
