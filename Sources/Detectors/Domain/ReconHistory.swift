public import RingtrueCore
internal import RingtrueKernels

/// Scores a reconciliation break by how far it departs from the history of its own key.
///
/// A key that always breaks by the same difference is ordinary; a first break, a change of sign, or
/// a jump beyond all that the key has shown is not.
/// Cost: fitting O(n log n), scoring O(1) a row.
public struct ReconHistory: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "recon-history",
    summary: "How far a difference departs from the history of its own key.",
    assumes: "Rows have a key that comes again, and a difference as their amount.",
    cost: "fit O(n log n), score O(1) a row; keeps 5 numbers a key",
    avoid: "Keys come once, or the history itself is what is wrong.",
    paper: "the reconciliation practice of comparing a break with its own past",
    traits: [.takesMissing, .readsTable],
    knobs: [
      .number(
        "prior", 3, in: 0...1_000_000,
        "How many rows of a key's own weigh as much as those of all keys.")
    ])

  private let prior: Double

  /// A detector with settings that were checked against the card.
  public init(_ settings: Settings) { prior = settings.number("prior") }

  /// Each row's key and difference, before and after they are grouped, and the histories.
  public func memory(rows: Int, features: Int) -> Int { rows * 64 }

  /// Learns what is usual for each key.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    if rows.rowCount == 0 { throw DetectorError.noRows }
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    try conditions.checkCancelled()
    let keys = try rows.entities(for: Self.card.id, under: conditions)
    let differences = try Self.differences(of: rows, under: conditions)
    return Fitted(try Histories(of: differences, by: keys, under: conditions), prior: prior)
  }

  fileprivate static func differences(
    of rows: Observations, under conditions: Conditions
  ) throws -> [Double] {
    let usual = ["balance_difference", "NETDIFFERENCE", "QUANTITYDIFFERENCE", "amount"]
    return try rows.column("difference", rows.roles.amount, or: usual, for: card.id)
      .numbers(under: conditions)
  }
}

extension ReconHistory {
  /// The histories of keys.
  public struct Fitted: FittedDetector {
    private let histories: Histories
    private let prior: Double

    fileprivate init(_ histories: Histories, prior: Double) {
      self.histories = histories
      self.prior = prior
    }

    /// The logarithm of the deviation, and one more for each way to break with all of a history.
    public func scores(_ rows: Observations, under conditions: Conditions) throws -> [Double] {
      try conditions.checkCancelled()
      let keys = try rows.entities(for: ReconHistory.card.id, under: conditions)
      let differences = try ReconHistory.differences(of: rows, under: conditions)
      let usual = try histories.usual(of: keys, under: conditions)
      return try conditions.map(rows.rowCount) { row in
        let own = usual[Int(keys.codes[row])]
        return differences[row].isNaN ? 0 : departure(differences[row], from: own)
      }
    }

    private func departure(_ difference: Double, from own: Histories.Usual?) -> Double {
      let deviation = histories.deviation(difference, from: own, prior: prior)
      guard let own else { return Elementary.log1p(deviation) }
      let isFirst = difference != 0 && own.least == 0 && own.greatest == 0
      let turns = difference > 0 && own.greatest < 0 || difference < 0 && own.least > 0
      let isBeyond = difference < own.least || difference > own.greatest
      let breaches = [isFirst, turns, isBeyond].count { $0 }
      return Elementary.log1p(deviation) + Double(breaches)
    }

    /// The histories.
    public var archive: Archive {
      Archive(
        detector: ReconHistory.card.id,
        histories.entries("keys").merging(["prior": .doubles([prior])]) { $1 })
    }

    /// The histories, from plain data.
    public init(_ archive: Archive) throws(ArchiveError) {
      try archive.expect(ReconHistory.card.id)
      histories = try Histories(archive, "keys")
      prior = try archive.doubles("prior", count: 1)[0]
    }
  }
}
