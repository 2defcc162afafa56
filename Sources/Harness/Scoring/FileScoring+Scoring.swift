public import RingtrueCore
public import RingtrueData

extension FileScoring {
  /// The scores of some rows of the file, one after the other.
  public struct ScoredRows: Sendable {
    /// The number of the first of them, from 0.
    public let first: Int
    /// The rows' names, if the file has them.
    public let ids: Texts?
    /// Their scores.
    public let scores: [Double]
    let carried: CarriedCells

    /// The name of a row: its id, or its number in the file.
    public func name(_ place: Int) -> String { ids?[place] ?? String(first + place) }

    /// What the columns that are carried hold in a row.
    public func carried(_ place: Int) -> [String] { carried.row(place) }
  }

  /// A row that stands out, and what made it stand out.
  public struct StrangeRow: Sendable, Equatable {
    /// The row's number in the file, from 0.
    public let row: Int
    /// Its name.
    public let name: String
    /// Its score.
    public let score: Double
    /// The columns that contributed most, with their cells, strongest first.
    public let reasons: [(column: String, cell: String, contribution: Double)]

    /// Rows are equal when number, name and score are.
    public static func == (first: StrangeRow, second: StrangeRow) -> Bool {
      (first.row, first.name, first.score) == (second.row, second.name, second.score)
    }
  }

  /// What scoring a file came to.
  public struct Summary: Sendable {
    /// How many rows were scored.
    public internal(set) var rows = 0
    /// How many of them reach the threshold.
    public internal(set) var flagged = 0
    /// The strangest rows, strangest first; among equals, earlier rows first.
    public internal(set) var strangest: [StrangeRow] = []
    /// What is odd about the file.
    public internal(set) var warnings: [Warning] = []
  }

  /// Scores the file with what was learned, giving the scores out chunk by chunk.
  ///
  /// `known` are the scores of all rows, if fitting gave them already.
  public func score(
    with system: FittedSystem, known: [Double]? = nil, under conditions: Conditions,
    _ emit: (ScoredRows) throws -> Void
  ) throws -> Summary {
    var chunks = try TableReader(options: reading).chunks(file: file)
    var summary = Summary()
    var system = system
    while let chunk = try chunks.next() {
      try conditions.checkCancelled()
      let range = summary.rows..<summary.rows + chunk.table.rowCount
      try checkParts(of: chunk.table)
      let carried = try CarriedCells(carrying, of: chunk, by: reading)
      let observations = try system.follow(chunk.table, roles: roles)
      let scores =
        try known.map { Array($0[range]) }
        ?? system.detector.scores(observations, under: conditions)
      let rows = ScoredRows(
        first: range.lowerBound, ids: chunk.ids, scores: scores, carried: carried)
      try emit(rows)
      summary.rows = range.upperBound
      summary.flagged += scores.count { system.threshold.flags($0) }
      let strange = try strangeRows(rows, observations, system, conditions)
      summary.strangest = Array(
        (summary.strangest + strange).sorted { $0.score > $1.score }.prefix(strangest))
    }
    summary.warnings = chunks.warnings
    return summary
  }

  private func strangeRows(
    _ rows: ScoredRows, _ observations: Observations, _ system: FittedSystem,
    _ conditions: Conditions
  ) throws -> [StrangeRow] {
    let places = rows.scores.indices.sorted { rows.scores[$0] > rows.scores[$1] }
      .prefix(strangest)
    let picked = observations.gathering(Array(places))
    let shares = try system.contributions(of: picked, under: conditions)
    return places.enumerated().map { rank, place in
      StrangeRow(
        row: rows.first + place, name: rows.name(place), score: rows.scores[place],
        reasons: reasons(of: rank, in: picked.table, shares))
    }
  }

  private func reasons(
    of row: Int, in table: Table, _ shares: FeatureMatrix
  ) -> [(column: String, cell: String, contribution: Double)] {
    let strongest = shares.names.indices.filter { shares[row, $0] > 0 }
      .sorted { shares[row, $0] > shares[row, $1] }
    var reasons: [(column: String, cell: String, contribution: Double)] = []
    // Many features may tell of one column; the strongest of them speaks for it.
    for feature in strongest where reasons.count < 3 {
      let column = shares.lineage[feature].first ?? shares.names[feature]
      if reasons.contains(where: { $0.column == column }) { continue }
      reasons.append((column, table[column]?.text(row) ?? "", Double(shares[row, feature])))
    }
    return reasons
  }
}
