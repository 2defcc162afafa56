internal import RingtrueCore
internal import RingtrueData
internal import RingtrueWorlds

extension PlannedDataset {
  /// Makes the rows, or reads them.
  func make(threads: Int) throws -> TrialData {
    switch origin {
    case .world(let world):
      let dataset = try world.dataset(seed: seed, threads: threads)
      let roles = WorldRoles.of(dataset)
      return TrialData(
        name: name, table: dataset.table, roles: roles.roles, names: roles.names,
        truth: dataset.truth, parts: dataset.parts, split: split, boundary: world.boundary,
        retrainDays: retrainDays, made: (world, dataset, seed))
    case .file(let path, let roles, let split):
      return try read(path, roles, split, threads)
    }
  }

  private func read(
    _ path: String, _ roles: ColumnRoles, _ fileSplit: FileSplit, _ threads: Int
  ) throws -> TrialData {
    guard let label = roles.label else {
      throw Problem(
        "nothing can be measured without labels; name their column in 'roles' as label",
        file: path)
    }
    var options = ReadingOptions()
    options.label = label
    options.id = roles.id
    options.threads = threads
    let rows = try TableReader(options: options).read(file: path)
    for (role, column) in roles.named where role != "label" && role != "id" {
      do { _ = try rows.table.column(column) } catch {
        throw Problem("\(error); it should be the \(role)", file: path)
      }
    }
    return TrialData(
      name: name, table: rows.table, roles: roles, ids: rows.ids,
      truth: GroundTruth(rows.labels ?? Labels([])),
      parts: try fileSplit.parts(of: rows.table, roles: roles), split: split,
      boundary: fileSplit.order != .rows && roles.time != nil ? .time : nil,
      retrainDays: retrainDays)
  }
}

extension World {
  /// What keeps the parts of its datasets apart.
  fileprivate var boundary: RowSplit.Boundary {
    switch self {
    case let ledger as LedgerWorld: ledger.split.boundary
    case let recon as ReconWorld: recon.split.boundary
    default: .time
    }
  }
}

/// Which columns of a world's tables play which part.
///
/// Worlds name their columns as the books that they model do; what a column is to a detector is
/// said here.
struct WorldRoles: Sendable {
  /// The parts that columns play.
  let roles: ColumnRoles
  /// The columns that name rows, trades or groups, and nothing else.
  let names: Set<String>

  /// Those of a dataset's table.
  static func of(_ dataset: Dataset) -> WorldRoles {
    let isThere = { dataset.table[$0] != nil }
    let all = dataset.world == ReconWorld.id ? recon : ledger
    var roles = all.roles
    // The narrow ledger has no time of day.
    roles.time = ["ts", "transaction_date", "RISKDATE"].first(where: isThere)
    roles.segments = roles.segments.filter(isThere)
    return WorldRoles(roles: roles, names: all.names)
  }

  private static let ledger = WorldRoles(
    roles: ColumnRoles(
      id: "transaction_id", entity: "account_id", amount: "amount",
      segments: ["account_type", "channel", "operation", "category"]),
    names: ["transaction_id"])

  private static let recon = WorldRoles(
    roles: ColumnRoles(
      id: "break_id", entity: "CUSIP", amount: "NETDIFFERENCE",
      segments: ["DESKNAME", "CURRENCY", "MATCHSTATUS"]),
    names: ["break_id", "group_id", "TRADEID", "COMMENT_AUTHOR"])
}
