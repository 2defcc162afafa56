internal import RingtrueCore
internal import RingtrueKernels

/// A bank's ledger as it really was: who banks there, and every posting.
///
/// ```swift
/// let ledger = Ledger(LedgerPlan(rows: 100_000), seed: 7)
/// let table = try ledger.table(.extended)
/// ```
public struct Ledger: Sendable {
  /// What was asked for.
  public let plan: LedgerPlan
  /// The number from which all its chance is drawn.
  public let seed: UInt64
  /// The rows, account after account.
  public let postings: Postings
  /// Where the rows of each account begin; one more for the end.
  let starts: [Int]
  let calendar: LedgerCalendar
  let population: Population

  /// How many accounts are kept by one thread at a time.
  private static let chunk = 32

  /// Makes the ledger of a plan and a seed, on some threads; their number changes no byte.
  public init(_ plan: LedgerPlan, seed: UInt64, threads: Int = 1) {
    let frame = Frame(plan, seed: seed, threads: threads)
    let chunks = Chunks(frame.population.accounts.count, of: Self.chunk)
    let parts = parallelMap(chunks, width: threads) { accounts in
      var keeper = Bookkeeper(frame)
      let rows = Double(accounts.count * plan.months) * plan.activity.rowsPerMonth
      keeper.books.reserveCapacity(Int(1.25 * rows))
      for account in accounts { keeper.keep(account) }
      return keeper.books
    }
    self.init(
      plan: plan, seed: seed, frame: frame,
      postings: Postings.joining(parts, threads: threads))
  }

  private init(plan: LedgerPlan, seed: UInt64, frame: Frame, postings: Postings) {
    self.plan = plan
    self.seed = seed
    self.postings = postings
    calendar = frame.calendar
    population = frame.population
    starts = Self.starts(of: postings, accounts: frame.population.accounts.count)
  }

  static func starts(of postings: Postings, accounts: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: accounts + 1)
    for account in postings.account { starts[Int(account) + 1] += 1 }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    return starts
  }

  /// How many accounts there are.
  public var accountCount: Int { starts.count - 1 }

  /// The rows of an account, by time.
  public func rows(of account: Int) -> Range<Int> { starts[account]..<starts[account + 1] }
}
