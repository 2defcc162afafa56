extension Chapter {
  /// How results hold over months.
  static let stability = Chapter("stability", "Stability", charts: ["trend"]) { report in
    guard report.pictures.of("trend", contest: nil) == nil else {
      return "<p>How average precision went from run to run, in the history beside this run.</p>\n"
    }
    return """
      <p class="absent">No earlier runs are known, so that nothing is said of trends. Drift of scores
      and features, and recall by month, were not part of this run.</p>

      """
  }

  /// How results hold when data or code are tampered with.
  static let robustness = Chapter.absent(
    "robustness", "Robustness",
    """
    Poisoned or noisy labels, missing columns and injected faults were not part of this run.
    """)

  /// Which rows changed sides between two releases.
  static let flips = Chapter.absent(
    "flips", "Rows that changed sides",
    """
    This run was not compared with another, so that no row changed sides.
    """)
}
