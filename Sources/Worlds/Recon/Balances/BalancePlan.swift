public import RingtrueCore

/// How large a balance reconciliation is, and how much of it goes wrong.
public struct BalancePlan: Sendable, Hashable {
  /// How many accounts are compared.
  public let keys: Int
  /// How many month-ends they are compared at.
  public let months: Int
  /// How many accounts depart from their history once.
  public let departures: Int
  /// How far they depart, from 0 (barely) to 1 (plainly).
  public let severity: Double
  /// The year in whose January the months begin.
  public let firstYear: Int

  /// A balance is known well enough to depart from its history after so many months.
  public static let memory = 6
  /// What two balances may differ by and still match, in minor units: one unit of the currency.
  public static let tolerance: Int64 = 100

  /// A plan, or everything that makes it impossible.
  public init(
    keys: Int = 500, months: Int = 24, departures: Int = 60, severity: Double = 0.5,
    firstYear: Int = 2024
  ) throws(Problems) {
    var problems = Problems()
    func check(_ holds: Bool, _ message: String) {
      if !holds { problems.add(Problem(message)) }
    }
    check((1...1_000_000).contains(keys), "'keys' is \(keys); it must be 1 to 1000000")
    check(
      (Self.memory + 1...600).contains(months),
      "'months' is \(months); it must be \(Self.memory + 1) to 600")
    check(
      (0...max(0, keys)).contains(departures),
      "'departures' is \(departures); each key departs once at most, so 0 to \(keys)")
    check((0...1).contains(severity), "'severity' is \(severity); it must be 0 to 1")
    check((1...9000).contains(firstYear), "'firstYear' is \(firstYear); it must be 1 to 9000")
    try problems.throwIfAny()
    self.keys = keys
    self.months = months
    self.departures = departures
    self.severity = severity
    self.firstYear = firstYear
  }

  /// How many balances are compared in all.
  public var rowCount: Int { keys * months }

  /// The last day of a month of the plan.
  func monthEnd(_ month: Int) -> Day {
    let (year, place) = (firstYear + month / 12, month % 12 + 1)
    let length = Day.length(ofMonth: place, year: year)
    return Day(year: year, month: place, day: length) ?? Day(0)
  }
}
