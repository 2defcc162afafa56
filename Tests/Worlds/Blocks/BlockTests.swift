import RingtrueCore
import Testing

@testable import RingtrueWorlds

/// Worlds that are made in several blocks, beside the same worlds made in one.
@Suite struct `A world in blocks` {
  private static let rows = 6000

  private static func ledger(
    _ kinds: [any AnomalyKind], _ profile: LedgerProfile = .extended, decoys: Bool = true
  ) -> LedgerWorld {
    var world = LedgerWorld()
    world.plan = LedgerPlan(rows: rows)
    world.profile = profile
    world.anomalies = kinds.map { AnomalySetting($0, rate: 12, hasDecoys: decoys) }
    world.blockSize = BlockSize(always: 1500)
    return world
  }

  private static func recon(errorRate: Double) throws -> ReconWorld {
    var plan = try ReconPlan(rows: rows, months: 3, instruments: 40, errorRate: errorRate)
    plan.drifts = [TradeDrift("lots_grow")].compactMap { $0 }
    return ReconWorld(
      plan, balances: try BalancePlan(keys: 20, months: 12, departures: 4)
    ).in(blocksOf: 1500)
  }

  private static func worlds() throws -> [any World] {
    [ledger(AnomalyKinds.all), ledger([], .core11), try recon(errorRate: 0.03)]
  }

  /// A file of a dataset as it is written, a text a row or line.
  private func texts(_ path: String, _ dataset: Dataset) -> [String] {
    switch dataset.files.first(where: { $0.path == path })?.content {
    case .table(let table):
      (0..<table.rowCount).map { row in
        table.columns.map { $0.text(row) }.joined(separator: "|")
      }
    case .lines(let lines): lines.map(\.text)
    case nil: []
    }
  }

  /// The first line in which two files differ, if they do.
  private func difference(
    _ path: String, _ one: Dataset, _ other: String, _ two: Dataset
  ) -> String? {
    let (lines, others) = (texts(path, one), texts(other, two))
    guard lines.count == others.count else {
      return "\(lines.count) and \(others.count) of \(path)"
    }
    return zip(lines, others).first { $0 != $1 }.map { "\(path): \($0) and \($1)" }
  }

  @Test func `is the very same where nothing happens, in every file`() throws {
    for (blocks, whole) in [
      (Self.ledger([]) as any World, Self.ledger([]).in(blocksOf: 1_000_000) as any World),
      (try Self.recon(errorRate: 0), try Self.recon(errorRate: 0).in(blocksOf: 1_000_000)),
    ] {
      #expect(blocks.blocks.count == 4 && whole.blocks.count == 1)
      let (one, many) = try (
        whole.dataset(seed: 5, threads: 2), blocks.dataset(seed: 5, threads: 2)
      )
      #expect(one.files.map(\.path) == many.files.map(\.path))
      for file in one.files {
        #expect(difference(file.path, one, file.path, many) == nil)
      }
      #expect(one.facts == many.facts && one.parts == many.parts)
      let isTruth = one.truth == many.truth
      #expect(isTruth)
      #expect(one.causes == many.causes)
      #expect(one.cases.map(\.row) == many.cases.map(\.row))
      #expect(one.cases.map(\.comment.text) == many.cases.map(\.comment.text))
      #expect(
        one.hidden.map { column in (0..<column.count).map(column.text) }
          == many.hidden.map { column in (0..<column.count).map(column.text) })
    }
  }

  @Test func `has an exact twin, whatever happens`() throws {
    let ledger = Self.ledger(AnomalyKinds.all, decoys: false)
    let recon = try Self.recon(errorRate: 0.03)
    for (world, calm) in [
      (ledger as any World, Self.ledger([]) as any World), (recon, try Self.recon(errorRate: 0)),
    ] {
      let (dataset, clean) = try (
        world.dataset(seed: 5, threads: 2), calm.dataset(seed: 5, threads: 2)
      )
      for file in dataset.files
      where file.path.hasPrefix("twin/")
        && !["twin/rows.csv", "twin/balances.csv"].contains(file.path)
      {
        let path = String(file.path.dropFirst(5))
        #expect(difference(file.path, dataset, path, clean) == nil)
      }
      #expect(difference(dataset.files[0].path, dataset, clean.files[0].path, clean) != nil)
    }
  }

  @Test func `holds all that is asked for, and no name comes twice`() throws {
    let world = Self.ledger(AnomalyKinds.all)
    let dataset = try world.dataset(seed: 5, threads: 2)
    let whole = try world.in(blocksOf: 1_000_000).dataset(seed: 5, threads: 2)
    let names = dataset.truth.events.map(\.id)
    #expect(Set(names) == Set(whole.truth.events.map(\.id)) && Set(names).count == names.count)
    #expect(dataset.truth.events.allSatisfy { !$0.rows.isEmpty })
    for block in world.blocks {
      let labelled = try block.labelled(seed: 5, threads: 1)
      #expect(Verifier(labelled).faults() == [])
      #expect(labelled.truth.events.count < names.count / 3)
    }
  }

  @Test(arguments: [0, 2])
  func `points at its rows from everywhere`(_ number: Int) throws {
    let dataset = try Self.worlds()[number].dataset(seed: 5, threads: 2)
    let (table, truth) = (dataset.table, dataset.truth)
    #expect(table.rowCount == truth.rows.count && dataset.parts.count == table.rowCount)
    for (row, known) in truth.rows.enumerated() {
      if let event = known.event { #expect(truth.events[event].rows.contains(row)) }
    }
    for cell in truth.cells {
      #expect(try table.column(cell.column).text(cell.row) == cell.injected)
      #expect(truth.rows[cell.row].event == cell.event)
    }
    let ids = try #require(table.columns[0].cells.integers)
    #expect(ids == (1...table.rowCount).map { Int64($0) })
    for line in texts("labels/events.jsonl", dataset) {
      let told = try JSON.read(line)
      let event = try #require(truth.events.first { $0.id == told["event_id"]?.string })
      #expect(told["row_ids"]?.elements?.map { $0.integer } == event.rows.map { Int64($0 + 1) })
    }
  }

  @Test func `is learned from and measured on in every block`() throws {
    var world = Self.ledger([BalanceBreak()])
    world.anomalies[0].rate = 60
    for block in world.blocks {
      let parts = Set(
        try block.madeAtOnce(seed: 5, threads: 1).truth.events.map {
          $0.start < Instant(seconds: 1_727_740_800)
        })
      #expect(parts == [true, false], "events of train and of test")
    }
  }

  @Test func `adds its facts up`() throws {
    let world = try Self.recon(errorRate: 0.03)
    let dataset = try world.dataset(seed: 5, threads: 1)
    let whole = try world.in(blocksOf: 1_000_000).dataset(seed: 5, threads: 1)
    for name in ["trades", "balances", "months", "mishaps"] {
      #expect(dataset.facts[name] == whole.facts[name], "\(name)")
    }
    #expect(dataset.facts["rows"]?.integer.map { Int($0) } == dataset.table.rowCount)
    let kinds = dataset.facts["kinds"]?.elements ?? []
    #expect(
      kinds.reduce(0) { $0 + ($1["rows"]?.integer ?? 0) } == dataset.truth.labels.anomalousCount)
  }

  @Test func `is the same on one thread and on two`() throws {
    for world in try Self.worlds() {
      let (one, two) = try (world.dataset(seed: 4, threads: 1), world.dataset(seed: 4, threads: 2))
      #expect(one.table == two.table && one.twin == two.twin && one.truth == two.truth)
    }
  }
}

extension World {
  /// The same world of which about so many rows are made at a time.
  fileprivate func `in`(blocksOf rows: Int) -> Self {
    var world = self
    world.blockSize = BlockSize(always: rows)
    return world
  }
}
