public import RingtrueCore
public import RingtrueWorlds

/// The rows that trials share, which of them are for what, and what is true of them.
///
/// Truth stays here: what a detector is shown is made by `Preparation`, which takes none of it.
public struct TrialData: Sendable {
  /// The dataset in one word, as `Trial.dataset` has it.
  public let name: String
  /// The rows.
  public let table: Table
  /// Which column plays which part.
  public let roles: ColumnRoles
  /// The columns that are names of rows, and nothing to learn from.
  public let names: Set<String>
  /// What a file calls its rows, where that is no column of the table.
  public let ids: Texts?
  /// What is true of the rows.
  public let truth: GroundTruth
  /// Which part each row is for.
  public let parts: [RowPart]
  /// How training and measuring rows are kept apart.
  public let split: Scenario.Split
  /// After how many days a system learns anew where it is kept up to date.
  public let retrainDays: Int
  /// What keeps their parts apart; nil for nothing but the order of a file.
  public let boundary: RowSplit.Boundary?
  /// The world that made it, with what it made, if it was made.
  public let made: (world: any World, dataset: Dataset, seed: Seed)?
  /// The SHA-256 of table, labels and parts.
  public let digest: String

  /// Gathers the rows of a dataset; without a split, all of them are learned from and measured.
  public init(
    name: String, table: Table, roles: ColumnRoles, names: Set<String> = [], ids: Texts? = nil,
    truth: GroundTruth,
    parts: [RowPart], split: Scenario.Split, boundary: RowSplit.Boundary? = .time,
    retrainDays: Int = 30,
    made: (world: any World, dataset: Dataset, seed: Seed)? = nil
  ) {
    precondition(truth.rows.count == table.rowCount, "one truth a row")
    precondition(parts.count == table.rowCount, "one part a row")
    self.name = name
    self.table = table
    self.roles = roles
    self.names = names
    self.ids = ids
    self.truth = truth
    self.parts = parts
    self.split = split
    self.boundary = boundary
    self.retrainDays = retrainDays
    self.made = made
    digest = TableDigest.hexadecimal(of: table, truth.labels, parts)
  }

  /// The rows that are learned from, ascending.
  public var train: [Int] { rows(.train) }
  /// The rows that thresholds are chosen on, ascending.
  public var calibration: [Int] { split == .transductive ? [] : rows(.calibration) }
  /// The rows that are measured, ascending.
  public var measured: [Int] { rows(.test) }

  private func rows(_ part: RowPart) -> [Int] {
    split == .transductive ? Array(parts.indices) : parts.indices.filter { parts[$0] == part }
  }

  /// What is known of some rows.
  func labels(of rows: [Int]) -> Labels {
    let all = truth.labels.rows
    return Labels(rows.map { all[$0] })
  }

  /// What those who learn are told of some rows before a moment: labels that came in later are not
  /// known yet.
  func labelsKnown(of rows: [Int], before moment: Int64?) -> Labels {
    let told = truth.trainLabels.rows
    return Labels(
      rows.map { row in
        guard let moment, let known = truth.rows[row].labelKnown else { return told[row] }
        return known.microseconds < moment ? told[row] : .unlabelled
      })
  }

  /// When each row happened, in microseconds since 1970; nil without a column of times.
  func moments() -> [Int64?]? { roles.time.flatMap { table[$0]?.moments } }

  /// When some rows happened; nil where it is not known of all of them, or there are none.
  func times(of rows: [Int]) -> [Instant]? {
    let moments = moments()
    let known = moments.map { moments in rows.compactMap { moments[$0] } } ?? []
    return known.count == rows.count && !rows.isEmpty
      ? known.map(Instant.init(microseconds:)) : nil
  }

  /// How much money some rows move, in minor units; nil without a column of amounts.
  func amounts(of rows: [Int]) -> [Int64]? {
    let all = roles.amount.flatMap { table[$0]?.minorUnits }
    return all.map { all in rows.map { all[$0] } }
  }

  /// What some rows are called; nil where they have no names.
  func ids(of rows: [Int]) -> [String]? {
    if let ids { return rows.map { ids[$0] } }
    return roles.id.flatMap { table[$0] }.map { column in rows.map { column.text($0) } }
  }

  /// What is kept of it.
  public func note(findings: [Finding]) -> DatasetNote {
    let measured = measured
    let labels = labels(of: measured)
    let anomalous = zip(measured, labels.rows).filter { $0.1 == .anomalous }.map(\.0)
    let days = times(of: measured)?.map(\.day)
    return DatasetNote(
      name: name, digest: digest, rowCount: table.rowCount, measured: measured, labels: labels,
      kinds: kinds(of: measured),
      days: days?.min().flatMap { first in days?.max().map { first...$0 } },
      anomalousAmounts: amounts(of: anomalous)?.map { Int64(clamping: $0.magnitude) },
      ids: ids(of: measured), findings: findings)
  }

  /// What happened to some rows: anomalies by kind, then the decoys of each.
  private func kinds(of rows: [Int]) -> [RowKind] {
    var anomalies: [String: [Int]] = [:]
    var decoys: [String: [Int]] = [:]
    for row in rows {
      let known = truth.rows[row]
      guard let event = known.event.map({ truth.events[$0] }) else { continue }
      if known.role == .decoy {
        decoys["decoy of \(event.decoyOf ?? event.kind)", default: []].append(row)
      } else if known.label == .anomalous {
        anomalies[event.kind, default: []].append(row)
      }
    }
    return [anomalies, decoys].flatMap { kinds in
      kinds.sorted { $0.key < $1.key }.map { RowKind($0.key, rows: $0.value) }
    }
  }
}
