import RingtrueCore
import RingtrueKernels
import RingtrueWorlds

/// How fast ledgers and reconciliations are made, from nothing to a table in memory.
enum WorldSpeed {
  private static let rows = 1_000_000

  /// Times both profiles and a reconciliation on one thread and on two, then the anomalies of a
  /// ledger on top of it.
  static func run() {
    print("task\trows\tseconds\trows/s")
    for threads in [1, 2] {
      for profile in LedgerProfile.allCases {
        var count = 0
        let seconds = quickest(of: 3) {
          let ledger = Ledger(LedgerPlan(rows: rows), seed: 1, threads: threads)
          count = (try? ledger.table(profile, threads: threads).rowCount) ?? 0
        }
        row("ledger \(profile.rawValue), threads \(threads)", count, seconds)
      }
      reconciliation(threads: threads)
    }
    let ledger = Ledger(LedgerPlan(rows: rows), seed: 1)
    let orders = AnomalyKinds.all.map { EventOrder($0, count: rows / 2000) }
    let count = ledger.postings.count
    let seconds = quickest(of: 3) { _ = try? LabelledLedger(ledger, orders: orders) }
    row("anomalies of \(orders.count) kinds", count, seconds)
  }

  /// The tables of both systems, and the list of breaks.
  private static func reconciliation(threads: Int) {
    guard let plan = try? ReconPlan(rows: rows) else { return }
    var count = 0
    let seconds = quickest(of: 3) {
      let world = Reconciliation(plan, seed: 1, threads: threads)
      let breaks = try? world.breaks(taxonomy: .standard, threads: threads).table(threads: threads)
      let tables = [
        try? world.table(.capture, threads: threads), try? world.table(.risk, threads: threads),
        breaks,
      ]
      count = tables.reduce(0) { $0 + ($1?.rowCount ?? 0) }
    }
    row("recon, threads \(threads)", count, seconds)
  }

  private static func row(_ task: String, _ count: Int, _ seconds: Double) {
    print("\(task)\t\(count)\t\(seconds)\t\(Int(Double(count) / seconds))")
  }
}
