extension Chapter {
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
