public import RingtrueCore

/// The world of a reconciliation, as a scenario describes it.
///
/// ```json5
/// { rows: 100000, months: 12, error_rate: 0.006, severity: [0.2, 0.8], without: ["sign_flip"] }
/// ```
public struct ReconWorld: World {
  /// Its name in scenarios.
  public static let id = "recon"
  /// What it is.
  public static let summary =
    "Two systems' views of the same trades, the breaks between them, and what people write on them."
  /// Its version: a higher one gives other bytes for the same seed.
  public static let version = 4

  /// The trades and what goes wrong with them.
  public var plan: ReconPlan
  /// The month-end balances that are compared beside them.
  public var balances: BalancePlan
  /// The causes and buckets of breaks.
  public var taxonomy = Taxonomy.standard
  /// How often each class of comment is met.
  public var comments = CommentMix.standard
  /// How rows are kept apart.
  public var split = RowSplit()
  /// What is done to errors, to labels and to columns beside that.
  public var modifiers: [any Modifier] = []
  /// How many rows are made at a time: so many that they take some 150 MB.
  public var blockSize = BlockSize(rows: 125_000)

  /// A world of trades and balances.
  public init(_ plan: ReconPlan, balances: BalancePlan) {
    self.plan = plan
    self.balances = balances
  }

  /// The same world with about as many rows.
  public func resized(to rows: Int) -> ReconWorld {
    var world = self
    world.plan.rows = rows
    world.plan.block = .whole
    return world
  }

  /// Some of the trades of each day and desk each; the first has the balances.
  public var blocks: [ReconWorld] {
    guard plan.block == .whole else { return [self] }
    return Block.all(of: plan.rows, blockSize).map { block in
      var world = self
      world.plan.block = block
      return world
    }
  }

  /// The trades of a seed, and what goes wrong with them.
  func reconciliation(seed: Seed, threads: Int) -> Reconciliation {
    Reconciliation(
      plan, seed: seed.rawValue, modifiers: modifiers, split: split, threads: threads)
  }

  /// The dataset of a seed.
  public func madeAtOnce(seed: Seed, threads: Int) throws(WorldsError) -> Dataset {
    do {
      let trades = reconciliation(seed: seed, threads: threads)
      let twin = trades.cleanTwin(threads: threads)
      let lists = try (
        trades.breaks(taxonomy: taxonomy, mix: comments, threads: threads),
        twin.breaks(taxonomy: taxonomy, mix: comments, threads: threads)
      )
      return try ReconDataset(
        world: self, trades: lists.0, twin: lists.1,
        balances: BalanceBook(balances, seed: seed.rawValue)
      ).dataset()
    } catch {
      throw .broken("\(error)")
    }
  }
}

extension ReconWorld {
  /// Reads the settings; what no reconciliation can fulfil is a problem here, and not later.
  public init(reading settings: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(settings, file: file)
    plan = try ReconPlan()
    balances = try BalancePlan()
    readPlan(&fields, settings)
    if let json = fields.json("balances") {
      balances =
        fields.nested { () throws(Problems) in try BalancePlan(reading: json, file: file) }
        ?? balances
    }
    if let json = fields.json("taxonomy") {
      taxonomy =
        fields.nested { () throws(Problems) in
          try Taxonomy(json, file: file, codes: Taxonomy.writable)
        } ?? taxonomy
    }
    if let json = fields.json("comments") {
      comments =
        fields.nested { () throws(Problems) in try CommentMix(json, file: file) } ?? comments
    }
    if let json = fields.json("split") {
      split =
        fields.nested { () throws(Problems) in try RowSplit(reading: json, file: file) } ?? split
    }
    if let json = fields.json("modifiers") {
      modifiers =
        fields.nested { () throws(Problems) in
          try Modifiers.reading(json, on: .recon, file: file)
        } ?? []
    }
    plan.drifts =
      fields.list("drifts") { json throws(Problems) in try TradeDrift(reading: json, file: file) }
      ?? []
    if plan.drifts.count > 255 {
      fields.report(
        "'drifts' names \(plan.drifts.count) changes; 255 are the most",
        at: settings["drifts"]?.place)
    }
    try fields.finish()
  }

  private mutating func readPlan(_ fields: inout FieldReader, _ settings: JSON) {
    let size = fields.choice("size", of: DatasetSize.allCases.map(\.rawValue))
    let rows = fields.integer("rows", in: 2000...20_000_000)
    if size != nil, rows != nil {
      fields.report(
        "'size' and 'rows' both say how many rows; keep one", at: settings["size"]?.place)
    }
    plan.rows = rows ?? size.flatMap(DatasetSize.init(rawValue:))?.rows ?? plan.rows
    plan.firstYear = fields.integer("year", in: 1971...9000) ?? plan.firstYear
    plan.months = fields.integer("months", in: 1...60) ?? plan.months
    plan.instruments = fields.integer("instruments", in: 16...80_000) ?? plan.instruments
    plan.errorRate = fields.number("error_rate", in: 0...0.05) ?? plan.errorRate
    plan.matchedShare = fields.number("matched_share", in: 0...1) ?? plan.matchedShare
    readErrors(&fields, settings)
  }

  private mutating func readErrors(_ fields: inout FieldReader, _ settings: JSON) {
    let known = Mishaps.all.map { $0.id }
    for code in fields.strings("without") ?? [] {
      if known.contains(code) {
        plan.without.insert(code)
      } else {
        let hint = Nearest.hint(for: code, in: known)
        fields.report(
          "'without' names no mishap '\(code)'"
            + (hint.isEmpty ? "; use one of \(known.joined(separator: ", "))" : "; \(hint)"),
          at: settings["without"]?.place)
      }
    }
    guard let ends = settings["severity"] else { return }
    _ = fields.json("severity")
    let numbers = (ends.elements ?? []).compactMap { $0.double }
    if numbers.count == 2, ends.elements?.count == 2, numbers[0] <= numbers[1],
      numbers.allSatisfy({ (0...1).contains($0) })
    {
      plan.severity = numbers[0]...numbers[1]
    } else {
      fields.report(
        "'severity' should be two numbers from 0 to 1, the lower one first, such as [0.2, 0.8]",
        at: ends.place)
    }
  }
}

extension TradeDrift {
  /// Reads a drift: `{ change: "lots_grow", severity: 0.5, on: true }`.
  init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    let change = fields.require(
      "change", fields.choice("change", of: TradeDrifts.all.map(\.id)), else: "")
    let severity = fields.number("severity", in: 0...1) ?? 0.5
    let isOn = fields.bool("on") ?? true
    try fields.finish()
    guard let drift = TradeDrift(change, severity: severity, isOn: isOn) else {
      throw Problems(Problem("there is no change '\(change)'", file: file, at: json.place))
    }
    self = drift
  }
}

extension BalancePlan {
  /// Reads a plan: `{keys: 500, months: 24, departures: 60, severity: 0.5, year: 2024}`.
  init(reading json: JSON, file: String?) throws(Problems) {
    var fields = FieldReader(json, file: file)
    let keys = fields.integer("keys", in: 1...1_000_000) ?? 500
    let months = fields.integer("months", in: Self.memory + 1...600) ?? 24
    let departures = fields.integer("departures", in: 0...keys) ?? min(60, keys)
    let severity = fields.number("severity", in: 0...1) ?? 0.5
    let year = fields.integer("year", in: 1...9000) ?? 2024
    try fields.finish()
    try self.init(
      keys: keys, months: months, departures: departures, severity: severity, firstYear: year)
  }
}
