internal import RingtrueCharts
internal import RingtrueCore

extension Chapter {
  /// Where the best system is weak: by desk, product, age, weekday.
  static let segments = Chapter(
    "segments", "Segments", charts: ["segments"],
    opening: { _ in
      """
      <p>The best system within each segment of the rows. Of segments with fewer than 50 rows or 5
      anomalies nothing is told.</p>

      """
    },
    ofPart: { part in
      let segments = Slices(part.contest).segments
      let told = segments.filter { $0.leader["roc-auc"] != nil }
      guard !told.isEmpty else {
        let why: Markup =
          segments.isEmpty ? "The data name no segments" : "All segments are too small"
        return "<p class=\"absent\">\(why).</p>\n"
      }
      let rest = segments.count - told.count
      let silent: Markup =
        rest == 0 ? "" : "<p class=\"quiet\">\(rest.of("segment")) too small to tell of.</p>\n"
      return table(part.contest, told).markup + silent
    })

  private static func table(
    _ contest: Contest, _ rows: [Slices.Segment]
  ) -> DataTable<Slices.Segment> {
    DataTable(
      caption: "Segments of \(contest.name), as \(contest.leader?.name ?? "") ranks them",
      columns: [
        .words("Dimension") { $0.dimension },
        .words("Segment") { $0.value },
        .number("Rows") { .count($0.rows) },
        .number("Anomalies") { .count($0.anomalies) },
        .number("ROC AUC") { Reading($0.leader["roc-auc"]) },
        .markup("0 to 1") { segment in
          segment.leader["roc-auc"].map { Span.between($0.bounds, $0.value) } ?? .none
        },
        .number("Recall") { Reading($0.leader["recall"]) },
        .number("False positive rate") { Reading($0.leader["fpr"]) },
      ], rows: rows)
  }
}
