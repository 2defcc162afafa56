public import RingtrueCore

/// How large a trade reconciliation is, and how much of it goes wrong.
public struct ReconPlan: Sendable, Hashable {
  /// About how many rows the two systems and the list of breaks have together.
  public var rows: Int
  /// The year in whose January it begins.
  public var firstYear: Int
  /// How many months it lasts.
  public var months: Int
  /// How many securities are dealt in.
  public var instruments: Int
  /// The share of trades that something goes wrong with.
  public var errorRate: Double
  /// How gross errors are: the severity of each is drawn from this range.
  public var severity: ClosedRange<Double>
  /// The codes of the mishaps that are turned off.
  public var without: Set<String>
  /// The share of matching trades that are listed beside the breaks.
  public var matchedShare: Double
  /// How ordinary trading changes meanwhile.
  public var drifts: [TradeDrift] = []
  /// Which of its trades are made.
  var block = Block.whole

  /// A plan, or everything that makes it impossible.
  public init(
    rows: Int = 20_000, firstYear: Int = 2025, months: Int = 12, instruments: Int = 400,
    errorRate: Double = 0.006, severity: ClosedRange<Double> = 0.2...0.8,
    without: Set<String> = [], matchedShare: Double = 0.02
  ) throws(Problems) {
    self.rows = rows
    self.firstYear = firstYear
    self.months = months
    self.instruments = instruments
    self.errorRate = errorRate
    self.severity = severity
    self.without = without
    self.matchedShare = matchedShare
    try check()
  }

  private func check() throws(Problems) {
    var problems = Problems()
    func check(_ holds: Bool, _ name: String, _ value: Any, _ range: String) {
      if !holds { problems.add(Problem("'\(name)' is \(value); it must be \(range)")) }
    }
    check((2000...100_000_000).contains(rows), "rows", rows, "2000 to 100000000")
    check((1971...9000).contains(firstYear), "first_year", firstYear, "1971 to 9000")
    check((1...60).contains(months), "months", months, "1 to 60")
    check((16...80_000).contains(instruments), "instruments", instruments, "16 to 80000")
    check((0...0.05).contains(errorRate), "error_rate", errorRate, "0 to 0.05")
    check((0...1).contains(matchedShare), "matched_share", matchedShare, "0 to 1")
    check(
      severity.lowerBound >= 0 && severity.upperBound <= 1, "severity", severity, "within 0 to 1")
    for code in without.sorted() where !Mishaps.all.contains(where: { $0.id == code }) {
      let hint = Nearest.hint(for: code, in: Mishaps.all.map(\.id))
      problems.add(
        Problem("'without' names no mishap '\(code)'" + (hint.isEmpty ? "" : "; " + hint)))
    }
    try problems.throwIfAny()
  }

  /// About how many rows a trade has: one in the first system, and 2.1 in the second.
  static let rowsPerTrade = 3.1

  /// How many trades it takes to have so many rows.
  var tradeCount: Double { Double(rows) / Self.rowsPerTrade }
}
