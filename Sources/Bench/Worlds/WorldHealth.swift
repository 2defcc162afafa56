import RingtrueCore
import RingtrueKernels
import RingtrueWorlds

/// Whether tiny worlds of many seeds hold all that was asked for: the anomalies of a ledger, one of
/// each kind and its decoy; the errors of a reconciliation; the departures of its balances.
enum WorldHealth {
  private static let tasks: [(id: String, look: @Sendable (UInt64) throws -> Look)] = [
    ("ledger", ledger), ("recon", recon), ("balances", balances),
  ]

  /// What one seed came to: how many events it holds, and what is wrong with them.
  private struct Look: Sendable {
    let events: Int
    let faults: [String]
  }

  /// Looks at some seeds of one world, or of all; tells of every fault.
  static func run(_ words: ArraySlice<String>) throws {
    let seeds = words.lazy.compactMap { Int($0) }.first ?? 10_000
    let chosen = tasks.filter { task in
      words.contains(task.id) || !words.contains { Int($0) == nil }
    }
    print("world\tseeds\tevents\tseeds with faults")
    for (id, look) in chosen {
      let parts = try parallelMap(Chunks(seeds, of: 16), width: 2) { part in
        try part.map { (seed: $0, look: try look(UInt64($0))) }
      }.flatMap { $0 }
      let faulty = parts.filter { !$0.look.faults.isEmpty }
      print("\(id)\t\(seeds)\t\(parts.reduce(0) { $0 + $1.look.events })\t\(faulty.count)")
      for (seed, look) in faulty {
        for fault in look.faults { print("# \(id), seed \(seed): \(fault)") }
      }
    }
  }

  private static func ledger(_ seed: UInt64) throws -> Look {
    let orders = AnomalyKinds.all.map { EventOrder($0, count: 1, decoys: 1) }
    let labelled = try LabelledLedger(Ledger(LedgerPlan(rows: 2000), seed: seed), orders: orders)
    return Look(events: labelled.truth.events.count, faults: Verifier(labelled).faults())
  }

  private static func recon(_ seed: UInt64) throws -> Look {
    let plan = try ReconPlan(
      rows: 2000, months: 2, instruments: 80, errorRate: 0.02, severity: 0...1)
    let world = Reconciliation(plan, seed: seed)
    return Look(events: world.events.count, faults: ReconVerifier(world).faults())
  }

  private static func balances(_ seed: UInt64) throws -> Look {
    let wanted = Int(seed % 17)
    let book = BalanceBook(
      try BalancePlan(keys: 16, months: 12, departures: wanted, severity: 0), seed: seed)
    let placed = book.events.count { book.isBreak($0.row) && $0.injected != $0.clean }
    return Look(
      events: placed, faults: placed == wanted ? [] : ["\(placed) of \(wanted) depart"])
  }
}
