internal import RingtrueCore
internal import RingtrueKernels

/// What the entity recipe makes of which columns, as training rows settled it.
struct EntityPlan: Sendable, Equatable {
  /// Whose rows they are, and when.
  let walk: EntityWalk
  /// The columns that are looked back on.
  let amounts: [String]
  /// The other columns of numbers.
  let numbers: [String]
  /// The columns of words.
  let encodings: [WordEncoding]
  /// The columns that lacked cells in training.
  let holed: [String]
  /// How balances should add up, if there are any.
  let residual: BalanceResidual?
  /// How far to look back.
  let windows: [RowWindow]
  /// Whether a row counts in its own windows.
  let countsOwn: Bool
  /// Whether numbers are taken by their logarithm.
  let usesLog: Bool
  /// What is usual of each amount's logarithm, and how much it weighs.
  let usual: [Scale]
  let prior: Double

  /// Settles a plan by training rows.
  init(
    of columns: [String], in table: Table, _ roles: ColumnRoles, _ settings: Settings
  ) throws {
    let walk = try EntityWalk(
      of: table, by: settings.column("by"), time: settings.column("time"), roles, for: "entity")
    let amount = try table.column(named: settings.column("of"), role: roles.amount, or: ["amount"])
    let taken = try columns.filter { $0 != walk.time }.map { try table.column($0) }
    let words = taken.filter { $0.isName }
    let quantities = taken.filter { !$0.isName && $0.name != walk.entity }.map(\.name)
    // The amounts are looked back on even where they are not among the columns.
    let amounts = amount.map { [$0.name] } ?? quantities
    let amountCells = try amounts.map { try table.numbers($0) }
    let windows = settings.windows("window").filter { walk.time != nil || !$0.isOfDays }
    guard !windows.isEmpty else { throw RecipeError.needsTime("entity") }
    self.walk = walk
    self.amounts = amounts
    numbers = quantities.filter { !amounts.contains($0) }
    encodings = words.filter { $0.name != walk.entity }.compactMap {
      WordEncoding(learning: $0, oneHotLimit: settings.integer("one-hot"))
    }
    holed = taken.filter { !$0.missing.isEmpty }.map(\.name)
    residual = amounts.count == 1 ? BalanceResidual(of: table, amount: amounts[0]) : nil
    self.windows = windows
    countsOwn = settings.flag("own")
    usesLog = settings.flag("log")
    usual = amountCells.map { Scale(learning: $0.map(signedLog)) }
    prior = settings.number("prior")
  }

  /// What must be kept of each entity.
  var emptyHistory: History {
    let days = windows.map { if case .days(let days) = $0 { days } else { 0 } }.max() ?? 0
    return History(rows: lookBack, span: Int64(days) * Ticks.day)
  }

  /// How many rows the longest window of rows holds; the median looks as far back.
  var lookBack: Int {
    windows.map { if case .rows(let rows) = $0 { rows } else { 0 } }.max().flatMap {
      $0 > 0 ? $0 : nil
    } ?? 10
  }

  /// The rows of a table behind those of their entities before.
  func passage(through table: Table, after history: History) throws -> Passage {
    try walk.passage(
      through: table, after: history, cells: try amounts.map { try table.numbers($0) })
  }
}

extension RowWindow {
  /// Whether times are needed to tell which rows it holds.
  var isOfDays: Bool { if case .days = self { true } else { false } }
}

// MARK: - As plain data

extension EntityPlan {
  /// All of the plan.
  var entries: [String: Archive.Entry] {
    var entries: [String: Archive.Entry] = [
      "amounts": .strings(amounts), "numbers": .strings(numbers), "holed": .strings(holed),
      "residual": .strings(residual?.columns ?? []),
      "windows": .strings(windows.map(\.description)),
      "flags": .integers([countsOwn ? 1 : 0, usesLog ? 1 : 0, Int64(encodings.count)]),
      "usual": .doubles(usual.flatMap { [$0.center, $0.spread] }), "prior": .doubles([prior]),
    ].merging(walk.entries) { $1 }
    for (place, encoding) in encodings.enumerated() {
      entries.merge(encoding.entries("encoding.\(place)")) { $1 }
    }
    return entries
  }

  init(_ archive: Archive) throws(ArchiveError) {
    walk = try EntityWalk(archive)
    amounts = try archive.strings("amounts")
    numbers = try archive.strings("numbers")
    holed = try archive.strings("holed")
    let balances = try archive.strings("residual")
    residual = balances.isEmpty ? nil : BalanceResidual(columns: balances)
    windows = try archive.strings("windows").compactMap { RowWindow($0) }
    let flags = try archive.integers("flags", count: 3)
    (countsOwn, usesLog) = (flags[0] == 1, flags[1] == 1)
    var encodings: [WordEncoding] = []
    for place in 0..<max(0, flags[2]) {
      encodings.append(try WordEncoding(archive, "encoding.\(place)"))
    }
    self.encodings = encodings
    let usual = try archive.doubles("usual", count: 2 * amounts.count)
    self.usual = amounts.indices.map { Scale(center: usual[2 * $0], spread: usual[2 * $0 + 1]) }
    prior = try archive.doubles("prior", count: 1)[0]
    guard !windows.isEmpty, prior > 0, self.usual.allSatisfy({ $0.spread > 0 }),
      balances.isEmpty || 3...4 ~= balances.count
    else { throw .inconsistent("windows") }
  }
}
