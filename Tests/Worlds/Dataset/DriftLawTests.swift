import RingtrueCore
import Testing

@testable import RingtrueWorlds

/// Switching a change of the ordinary off changes what the change itself made, and no byte elsewhere.
@Suite struct `A drift that is switched off` {
  #if DEBUG
    private static let rows = 6000
  #else
    private static let rows = 60_000
  #endif
  /// How many rows are made at a time: all, or a part of them.
  static let blocks = [BlockSize(always: 1_000_000), BlockSize(always: rows / 4)]

  // MARK: - Trades

  private func recon(_ drifts: [TradeDrift], _ size: BlockSize) throws -> ReconWorld {
    var plan = try ReconPlan(
      rows: Self.rows, months: 12, instruments: 80, errorRate: 0.03, severity: 0...1)
    plan.drifts = drifts
    var world = ReconWorld(plan, balances: try BalancePlan(keys: 20, months: 12, departures: 4))
    world.modifiers = [Poison("qty_keyed", share: 0.05), Compound(chance: 0.2)]
    world.blockSize = size
    return world
  }

  /// The numbers of the trades that a change of some can have had to do with.
  private func concerned(by place: Int, in world: ReconWorld) -> Set<Int> {
    let made = Reconciliation(world.plan, seed: 5, threads: 2)
    guard let told = made.market.drifts.first(where: { $0.id == "D\(place + 1)" }) else {
      return []
    }
    let days = made.market.calendar.days
    let isRush = world.plan.drifts[place].law.id == "desk_busier"
    return Set(
      made.trades.indices.filter { group in
        let trade = made.trades[group]
        return isRush
          ? trade.source == place + 1
          : "desk " + Desks.all[trade.desk].id == told.segment
            && Instant(days[trade.day]) >= told.start
      }.map { made.numbers[$0] })
  }

  @Test(arguments: TradeDrifts.all.indices, blocks)
  func `changes no other trade, break, error or label`(_ place: Int, _ size: BlockSize) throws {
    let ids = TradeDrifts.all.map(\.id)
    func drifts(without off: Int? = nil) -> [TradeDrift] {
      ids.enumerated().compactMap { TradeDrift($1, severity: 1, isOn: $0 != off) }
    }
    let (on, off) = try (recon(drifts(), size), recon(drifts(without: place), size))
    let left = concerned(by: place, in: on)
    #expect(!left.isEmpty)
    let (with, without) = try (
      on.dataset(seed: 5, threads: 2), off.dataset(seed: 5, threads: 2)
    )
    let (one, other) = (Self.lines(of: with, but: left), Self.lines(of: without, but: left))
    #expect(Set(one.keys) == Set(other.keys) && one.count > 15)
    for (path, lines) in one {
      #expect(lines.isEmpty == (other[path] ?? []).isEmpty, "\(path)")
      #expect(Self.difference(lines, other[path] ?? []) == nil, "\(path)")
    }
    // No error moves because of it: only those on deals that it brought are gone.
    let brought = ids[place] == "desk_busier" ? left : []
    #expect(Self.errors(with, but: brought) == Self.errors(without, but: []))
  }

  @Test func `is like one that was never listed`() throws {
    let off = TradeDrifts.all.compactMap { TradeDrift($0.id, isOn: false) }
    let size = Self.blocks[0]
    let (never, silent) = try (
      recon([], size).dataset(seed: 5, threads: 2), recon(off, size).dataset(seed: 5, threads: 2)
    )
    #expect(Self.lines(of: never, but: []) == Self.lines(of: silent, but: []))
  }

  @Test func `each error that is asked for breaks its trade, whatever changes`() throws {
    let drifts = TradeDrifts.all.flatMap { law in
      [0.5, 1, 1].compactMap { TradeDrift(law.id, severity: $0) }
    }
    #if DEBUG
      let seeds = 0..<4 as Range<UInt64>
    #else
      let seeds = 0..<400 as Range<UInt64>
    #endif
    for seed in seeds {
      var plan = try ReconPlan(
        rows: 4000, months: 4, instruments: 80, errorRate: 0.04, severity: 0...1)
      plan.drifts = drifts
      let world = Reconciliation(plan, seed: seed)
      let broken = world.spans.map(\.group)
      #expect(Set(broken).count == broken.count)
      let silent = world.events.filter { !broken.contains($0.group) }
      #expect(silent.isEmpty, "seed \(seed): \(silent.map { ($0.mishap.id, $0.severity) })")
      #expect(Set(world.events.map(\.group)).count == world.events.count)
    }
  }

  /// The errors of a dataset by their trades, without those of some.
  private static func errors(_ dataset: Dataset, but left: Set<Int>) -> [String] {
    dataset.truth.events.filter { !left.contains(trade(of: $0.id)) }
      .map { "\($0.id) \($0.kind) \($0.severity)" }.sorted()
  }

  /// The lines of all files without the numbers of rows, and without those of some trades.
  private static func lines(of dataset: Dataset, but left: Set<Int>) -> [String: [String]] {
    let breaks = trades(in: dataset.table)
    var found: [String: [String]] = [:]
    for file in dataset.files where file.path != "labels/drift.jsonl" {
      switch file.content {
      case .table(let table):
        let isAlike = ["labels/breaks.csv", "labels/rows.csv"].contains(file.path)
        let trades = isAlike ? breaks : trades(in: table)
        let columns = table.columns.filter { !["break_id", "row_id"].contains($0.name) }
        found[file.path] = (0..<table.rowCount).filter { row in
          trades.map { !left.contains($0[row]) } ?? true
        }.map { row in columns.map { $0.text(row) }.joined(separator: "|") }
      case .lines(let lines):
        let trades = lines.enumerated().map { row, line in
          line["event_id"]?.string.map(trade) ?? breaks?[row] ?? -1
        }
        found[file.path] = zip(lines, trades).filter { !left.contains($1) }.map { line, _ in
          JSON.object(
            (line.members ?? []).filter { $0.name != "row_ids" }.map { ($0.name, $0.value) }
          ).text
        }
      }
    }
    return found
  }

  /// The trades of the rows of a table, if it tells them.
  private static func trades(in table: Table) -> [Int]? {
    if let column = table["TRADEID"] ?? table["block_id"] {
      return (0..<table.rowCount).map {
        Int(column.text($0).dropFirst()).map { $0 % 100_000_000 } ?? -1
      }
    }
    return table["event_id"].map { column in (0..<table.rowCount).map { trade(of: column.text($0)) }
    }
  }

  /// The number of the trade that an error is named after.
  private static func trade(of event: String) -> Int { Int(event.dropFirst()).map { $0 - 1 } ?? -1 }

  /// The first line in which two lists differ.
  private static func difference(_ one: [String], _ other: [String]) -> String? {
    guard one.count == other.count else { return "\(one.count) and \(other.count) lines" }
    return zip(one, other).first { $0 != $1 }.map { "\($0) and \($1)" }
  }

  // MARK: - Postings

  private func ledger(without off: String?, _ size: BlockSize) -> LedgerWorld {
    var world = LedgerWorld()
    world.plan = LedgerPlan(rows: Self.rows)
    world.profile = .extended
    // Some five events of each kind: a shift takes a client of its own, and there are only so many.
    let rate = 48_000 / Double(Self.rows)
    world.anomalies = AnomalyKinds.all.map { AnomalySetting($0, rate: rate, isOn: $0.id != off) }
    world.blockSize = size
    return world
  }

  @Test(arguments: ["drift_gradual", "regime_shift"], blocks)
  func `changes nothing of other clients, and no event`(_ id: String, _ size: BlockSize) throws {
    let (with, without) = try (
      ledger(without: nil, size).dataset(seed: 5, threads: 2),
      ledger(without: id, size).dataset(seed: 5, threads: 2)
    )
    let drifts = with.truth.events.filter { $0.kind == id && $0.decoyOf == nil }
    let rows = drifts.flatMap(\.rows)
    let accounts = try #require(with.table["account_id"])
    let left = Set(rows.map(accounts.text))
    #expect(!left.isEmpty && left.count < Set((0..<accounts.count).map(accounts.text)).count)
    let (one, other) = (Self.rows(of: with, but: left), Self.rows(of: without, but: left))
    for (path, lines) in one {
      #expect(!lines.isEmpty && Self.difference(lines, other[path] ?? []) == nil, "\(path)")
    }
    #expect(with.twin == without.twin)
    func events(_ dataset: Dataset) -> [String] {
      dataset.truth.events.filter { $0.kind != id || $0.decoyOf != nil }.map {
        "\($0.id) \($0.start) \($0.end) \($0.impactMinor) \($0.parameters.text)"
      }
    }
    #expect(events(with) == events(without))
  }

  /// The rows of a ledger's files that tell their account, without their numbers and without some
  /// accounts.
  private static func rows(of dataset: Dataset, but left: Set<String>) -> [String: [String]] {
    guard let accounts = dataset.table["account_id"] else { return [:] }
    var found: [String: [String]] = [:]
    for file in dataset.files {
      guard case .table(let table) = file.content,
        ["ledger.csv", "labels/rows.csv"].contains(file.path)
      else { continue }
      let columns = table.columns.filter {
        !$0.name.hasSuffix("row_id") && $0.name != "transaction_id"
      }
      found[file.path] = (0..<table.rowCount).filter { !left.contains(accounts.text($0)) }
        .map { row in columns.map { $0.text(row) }.joined(separator: "|") }
    }
    return found
  }
}
