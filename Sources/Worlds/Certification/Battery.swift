public import RingtrueCore

/// The rules of one line that anybody could write without learning anything: if one of them finds
/// the anomalies, finding them proves nothing.
///
/// Some ten thousand of them and more: thresholds from both ends, equalities and orders of every
/// reading, and pairs of conditions. Wu & Keogh, TKDE 2021, doi:10.1109/TKDE.2021.3112126
public struct Battery: Sendable {
  /// What its rules read.
  static let families: [ReadingFamily] = [
    .cells, .sizes, .rarity, .calendar, .digits, .roundness, .holes, .words, .differences, .books,
    .company,
  ]

  private let search: RuleSearch

  /// A battery; labels are dealt out anew so often to see what chance comes to.
  public init(deals: Int = 39, seed: UInt64 = 1) {
    search = RuleSearch(families: Self.families, deals: deals, seed: seed)
  }

  /// The best rule for each question of an assay of a table.
  public func results(in table: Table, _ assay: Assay, threads: Int = 1) -> [SearchResult] {
    search.results(table, assay, threads: threads)
  }

  /// What the best rule of all kinds together, chosen on some rows, comes to on others.
  func precision(of rule: Rule?, in table: Table, _ assay: Assay) -> Double {
    RuleTrial(table, assay, families: Self.families).precision(of: rule, assay.questions[0])
  }
}
