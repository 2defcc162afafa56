internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// All systems beside each other, each with its difference from the best on the same rows.
  static let systems = Chapter(
    "systems", "Systems side by side",
    charts: ["headroom", "differences", "roc", "precision-recall", "score-ranks"],
    opening: { _ in
      """
      <p>Differences are taken on the same rows and seeds, with the rows drawn anew for both systems;
      p-values are corrected (Holm) for the number of comparisons in a part, the intervals beside them
      are not. Trivial baselines and
      what the makers of generated data know stand among the systems, in grey.</p>

      """
    },
    ofPart: { part in
      table(part.contest).markup
    })

  private static func table(_ contest: Contest) -> DataTable<Contender> {
    let leader = contest.leader?.name
    return DataTable(
      caption: "Systems on \(contest.name), best first",
      columns: [
        .markup("System") { name($0) },
        .number("AP") { Reading($0.precision, $0.bounds) },
        .markup("0 to 1") { Span.between($0.bounds, $0.precision) },
        .number("Behind the best") { contender in
          contender.gap.map { gap in
            Reading(gap.difference, gap.bounds) { $0.decimals(3) }
          }
        },
        .number("p") { $0.gap.map { .chance($0.p) } },
        .markup("Against the best") { verdict($0, leader) },
        .number("ROC AUC") { Reading($0.estimate("roc-auc")) },
        .number("Recall") { Reading($0.estimate("recall")) },
        .number("Precision") { Reading($0.estimate("precision")) },
        .number("F1") { Reading($0.estimate("f1")) },
        .number("False positive rate") { Reading($0.estimate("fpr")) },
      ],
      rows: contest.contenders, system: { $0.name }, isAside: { $0.role != .system })
  }

  private static func name(_ contender: Contender) -> Markup {
    switch contender.role {
    case .system: "\(contender.name)"
    case .control: "\(contender.name) <span class=\"of\">baseline</span>"
    case .oracle: "\(contender.name) <span class=\"of\">what can be known</span>"
    }
  }

  private static func verdict(_ contender: Contender, _ leader: String?) -> Markup {
    if contender.name == leader { return "<span class=\"good\">best</span>" }
    guard let gap = contender.gap else { return .none }
    return gap.isReal ? "<span class=\"bad\">worse</span>" : "not told apart"
  }
}
