package import RingtrueCharts
package import RingtrueCore
package import RingtrueWorlds

extension Portrait {
  /// What a world made, for the eye.
  package init(_ name: String, _ dataset: Dataset, seed: Seed) {
    let truth = dataset.truth
    let events = truth.rows.map { row -> Portrait.Event? in
      guard let number = row.event, row.role != .collateral else { return nil }
      let event = truth.events[number]
      guard row.role == .decoy || row.label == .anomalous else { return nil }
      return Portrait.Event(
        row.role == .decoy ? event.decoyOf ?? event.kind : event.kind, isDecoy: row.role == .decoy,
        number: number)
    }
    let roles = WorldRoles.of(dataset).roles
    self.init(
      name, of: dataset.world == ReconWorld.id ? "instrument" : "account", seed: seed.rawValue,
      rows: Self.rows(dataset.table, roles) { events[$0] },
      twin: Self.rows(dataset.twin, roles) { _ in nil })
  }

  private static func rows(
    _ table: Table, _ roles: ColumnRoles, _ event: (Int) -> Portrait.Event?
  ) -> [Portrait.Row] {
    let entity = roles.entity.flatMap { table[$0] }
    let operation = ["operation", "type", "MATCHSTATUS"].lazy.compactMap { table[$0] }.first
    let amounts = roles.amount.flatMap { table[$0] }
    let moments = roles.time.flatMap { table[$0]?.moments }
    let balance = ["balance_after", "balance"].lazy.compactMap { table[$0] }.first
    let age = table["AGE_DAYS"]
    func number(_ column: Column?, _ row: Int) -> Double? {
      column.flatMap { $0.missing.contains(row) ? nil : $0.cells.number(row) }
    }
    return (0..<table.rowCount).map { row in
      let moment = moments?[row].map { Double($0) / Double(Instant.microsecondsPerDay) }
      return Portrait.Row(
        entity: entity?.text(row) ?? "", moment: moment ?? .nan,
        operation: operation?.text(row) ?? "", amount: number(amounts, row) ?? 0,
        balance: number(balance, row), age: number(age, row), event: event(row))
    }
  }

  /// A small ledger, or a reconciliation for kinds that no ledger has, of which one kind of anomaly,
  /// as severe as it gets, is all that is wrong with it.
  package static func example(of kind: KindCard, seed: Seed, threads: Int) throws -> Portrait {
    try kind.observable.isEmpty
      ? reconciliation(with: kind, seed: seed, threads: threads)
      : ledger(with: kind.id, seed: seed, threads: threads)
  }

  private static func reconciliation(
    with kind: KindCard, seed: Seed, threads: Int
  ) throws -> Portrait {
    let others = Mishaps.errors.filter { $0.kind != kind.id }.map(\.id)
    let settings: JSON = [
      "rows": 12_000, "months": 12, "instruments": 24, "error_rate": 0.02, "matched_share": 0,
      "severity": [1, 1], "without": .array(others.map { .string($0) }),
    ]
    let world = try ReconWorld(reading: settings, file: nil)
    return Portrait(
      "a small reconciliation", try world.dataset(seed: seed, threads: threads), seed: seed)
  }

  private static func ledger(with kind: String, seed: Seed, threads: Int) throws -> Portrait {
    let settings: JSON = [
      "rows": 4000, "months": 12, "profile": "extended", "decoys": 0, "with_noise": false,
      "contamination": 0,
      "anomalies": [["kind": .string(kind), "per_10k": 25, "severity": [1, 1]]],
    ]
    let world = try LedgerWorld(reading: settings, file: nil)
    return Portrait(
      "a small ledger", try world.dataset(seed: seed, threads: threads), seed: seed)
  }
}
