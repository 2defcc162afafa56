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
    for profile in LedgerProfile.allCases {
      byThreads("ledger \(profile.rawValue)") { threads in
        let ledger = Ledger(LedgerPlan(rows: rows), seed: 1, threads: threads)
        return (try? ledger.table(profile, threads: threads).rowCount) ?? 0
      }
    }
    byThreads("recon", reconciliation)
    let ledger = Ledger(LedgerPlan(rows: rows), seed: 1)
    let orders = AnomalyKinds.all.map { EventOrder($0, count: rows / 2000) }
    let count = ledger.postings.count
    let seconds = quickest(of: 1) { _ = try? LabelledLedger(ledger, orders: orders) }
    row("anomalies of \(orders.count) kinds", count, seconds)
  }

  /// Times a task on one thread and on two in turns, so that neither meets new memory, or a slower
  /// moment of the machine, alone.
  private static func byThreads(_ task: String, _ make: (_ threads: Int) -> Int) {
    var (count, best) = (make(2), [Int: Double]())
    for _ in 0..<3 {
      for threads in [1, 2] {
        let seconds = quickest(of: 1) { count = make(threads) }
        best[threads] = min(best[threads] ?? seconds, seconds)
      }
    }
    for (threads, seconds) in best.sorted(by: { $0.key < $1.key }) {
      row("\(task), threads \(threads)", count, seconds)
    }
  }

  /// The tables of both systems, and the list of breaks.
  private static func reconciliation(threads: Int) -> Int {
    guard let plan = try? ReconPlan(rows: rows) else { return 0 }
    let world = Reconciliation(plan, seed: 1, threads: threads)
    let breaks = try? world.breaks(taxonomy: .standard, threads: threads).table(threads: threads)
    let tables = [
      try? world.table(.capture, threads: threads), try? world.table(.risk, threads: threads),
      breaks,
    ]
    return tables.reduce(0) { $0 + ($1?.rowCount ?? 0) }
  }

  private static func row(_ task: String, _ count: Int, _ seconds: Double) {
    print("\(task)\t\(count)\t\(seconds)\t\(Int(Double(count) / seconds))")
  }
}
