internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// What each kind of anomaly takes: the best system beside the best for that kind.
  static let kinds = Chapter(
    "kinds", "Kinds and severity", charts: ["kinds", "severities"],
    opening: { _ in
      """
      <p>Each kind is ranked against all normal rows. A specialist that is better at one kind than the
      best system shows what an ensemble could gain.</p>

      """
    },
    ofPart: { part in
      let rows = Slices(part.contest).kinds
      guard !rows.isEmpty else {
        return "<p class=\"absent\">The data say nothing of kinds.</p>\n"
      }
      return table(part.contest, rows).markup
    })

  private static func table(_ contest: Contest, _ rows: [Slices.Kind]) -> DataTable<Slices.Kind> {
    DataTable(
      caption: "Kinds of anomalies on \(contest.name)",
      columns: [
        .words("Kind") { $0.name },
        .number("Anomalies") { .count($0.anomalies) },
        .number("ROC AUC of the best system") { Reading($0.leader["roc-auc"]) },
        .number("Recall at its threshold") { Reading($0.leader["recall"]) },
        .markup("Best at this kind") { kind in "\(kind.specialist ?? "")" },
        .number("Its ROC AUC") { Reading($0.best) },
      ], rows: rows)
  }
}
