internal import RingtrueCore
internal import RingtrueKernels

/// Which column says whose rows they are, and which tells their time.
struct EntityWalk: Sendable, Equatable {
  /// The column of entities.
  let entity: String
  /// The column of times, if there is one.
  let time: String?

  private static let usualEntities = [
    "account_id", "client_id", "account", "client", "customer_id", "key",
  ]

  /// Finds the columns in a table; throws where it has no entities.
  init(
    of table: Table, by entity: String?, time: String?, _ roles: ColumnRoles, for recipe: String
  ) throws {
    let found = try table.column(named: entity, role: roles.entity, or: Self.usualEntities)
    guard let found else {
      throw RecipeError.lacksColumn(
        recipe, "account or client", ["account_id", "client_id"], setting: "by")
    }
    self.entity = found.name
    self.time = try table.column(named: time, role: roles.time, or: Ticks.usualNames)?.name
  }

  /// The columns that say which rows were before a row.
  var columns: [String] { [entity] + (time.map { [$0] } ?? []) }

  /// The rows of a table behind those of their entities before.
  func passage(
    through table: Table, after history: History, cells: [[Double]]
  ) throws -> Passage {
    let ticks = try time.map { try Ticks(try table.column($0)).values }
    return try history.passage(
      of: WordCodes(try table.column(entity)), ticks: ticks, cells: cells)
  }

  /// The names of the columns.
  var entries: [String: Archive.Entry] { ["walk": .strings(columns)] }

  init(_ archive: Archive) throws(ArchiveError) {
    let columns = try archive.strings("walk")
    guard 1...2 ~= columns.count else { throw .inconsistent("walk") }
    entity = columns[0]
    time = columns.dropFirst().first
  }
}

extension Passage {
  /// The logarithm of the seconds since an entity's row before; NaN where there is none.
  var pauses: [Double] {
    map { rows, place in
      guard place > rows.startIndex else { return .nan }
      let (now, before) = (ticks[Int(rows[place])], ticks[Int(rows[place - 1])])
      if now == Ticks.unknown || before == Ticks.unknown { return .nan }
      return Elementary.log1p(Double(now - before) / 1e6)
    }
  }
}
