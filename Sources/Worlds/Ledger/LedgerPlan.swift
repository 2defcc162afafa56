/// How large a ledger is, when it begins, and how its people live.
public struct LedgerPlan: Sendable, Hashable {
  /// About how many rows to make.
  public var rows: Int
  /// The year and the month in which it begins.
  public var year: Int, month: Int
  /// How many months it lasts.
  public var months: Int
  /// How people use their accounts.
  public var activity: LedgerActivity
  /// How often postings are not quite right: 1 as usual, 0 never.
  public var noise: Double
  /// Which of its accounts are made.
  var block = Block.whole

  /// A plan; by default a small ledger of eighteen months.
  public init(
    rows: Int = 20_000, year: Int = 2024, month: Int = 1, months: Int = 18,
    activity: LedgerActivity = .classic, noise: Double = 1
  ) {
    precondition(rows > 0 && (1...120).contains(months), "a ledger has rows, and 1 to 120 months")
    precondition((1...12).contains(month) && (1971...9900).contains(year), "no such month")
    self.rows = rows
    self.year = year
    self.month = month
    self.months = months
    self.activity = activity
    self.noise = noise
  }

  /// How many accounts it takes to have so many rows.
  var accountCount: Int {
    max(4, Int(Double(rows) / (activity.rowsPerMonth * Double(months)) + 0.5))
  }

  /// The accounts of its block, among all.
  var accounts: Range<Int> { block.share(of: accountCount) }
}
