/// A trading desk: what it deals in, how large, how often, and how its deals settle.
public struct Desk: Sendable, Identifiable {
  /// Its name in tables, such as `High Yield`.
  public let id: String
  /// What it deals in.
  public let product: String
  /// Its share of all trades.
  public let share: Double
  /// What its prices and lots are like.
  let style: Style
  /// How prices are quoted.
  let basis: PriceBasis
  /// When its deals settle.
  let settlement: Settlement
  /// Whether its securities pay back principal month by month, so that a factor says what is left.
  var hasFactor = false
  /// Whether its prices move in steps of 1/256.
  var hasTicks = false
  /// The share of its securities that are not in dollars.
  var foreign = 0.0

  /// The laws of a desk's prices and lots.
  struct Style: Sendable {
    /// The median price.
    let level: Double
    /// The deviation of log prices between securities, and of one security from day to day.
    let spread: Double, volatility: Double
    /// How often a day brings a jump.
    let jumps: Double
    /// The mean and the deviation of the logarithm of a lot.
    let lot: Double, lotScale: Double
    /// What lots are multiples of.
    let lotSize: Int64
    /// The commission, in units of 1e-8 of the principal.
    let fee: Int64
  }
}

/// What a price is the price of.
enum PriceBasis: UInt8, Sendable, CaseIterable {
  /// Of a hundred units of face.
  case per100
  /// Of one unit.
  case perUnit

  /// What quantity times price is divided by, to make minor units of money.
  var divisor: Int64 { self == .per100 ? 1_000_000 : 10_000 }

  /// Its name in tables.
  var name: String { self == .per100 ? "PER_100" : "PER_UNIT" }
}

/// When a deal settles.
enum Settlement: Sendable, Hashable {
  /// Some business days after the trade.
  case days(Int)
  /// On a day of the next month that the whole class shares.
  case monthly(Int)
}

/// The desks of the bank.
public enum Desks {
  /// All desks; their shares add up to 1.
  public static let all: [Desk] = [
    Desk(
      id: "Agency CMO", product: "CMO", share: 0.12,
      style: Desk.Style(
        level: 97, spread: 0.05, volatility: 0.003, jumps: 0.004, lot: 14.6, lotScale: 1.2,
        lotSize: 1000, fee: 9000),
      basis: .per100, settlement: .monthly(17), hasFactor: true),
    Desk(
      id: "Agency RMBS", product: "Pass-through", share: 0.16,
      style: Desk.Style(
        level: 99, spread: 0.04, volatility: 0.0025, jumps: 0.003, lot: 14.9, lotScale: 1.1,
        lotSize: 1000, fee: 6000),
      basis: .per100, settlement: .monthly(13), hasFactor: true, hasTicks: true),
    Desk(
      id: "Treasury", product: "Government bond", share: 0.20,
      style: Desk.Style(
        level: 98, spread: 0.06, volatility: 0.003, jumps: 0.002, lot: 15.4, lotScale: 0.9,
        lotSize: 1000, fee: 5000),
      basis: .per100, settlement: .days(1), hasTicks: true),
    Desk(
      id: "Agency", product: "Agency debenture", share: 0.08,
      style: Desk.Style(
        level: 99, spread: 0.03, volatility: 0.002, jumps: 0.002, lot: 14.4, lotScale: 1,
        lotSize: 1000, fee: 7000),
      basis: .per100, settlement: .days(1), foreign: 0.1),
    Desk(
      id: "High Grade", product: "Corporate bond", share: 0.15,
      style: Desk.Style(
        level: 96, spread: 0.08, volatility: 0.004, jumps: 0.006, lot: 13.8, lotScale: 1.1,
        lotSize: 1000, fee: 12_000),
      basis: .per100, settlement: .days(2), foreign: 0.25),
    Desk(
      id: "High Yield", product: "Corporate bond", share: 0.11,
      style: Desk.Style(
        level: 88, spread: 0.15, volatility: 0.009, jumps: 0.012, lot: 13.3, lotScale: 1.3,
        lotSize: 1000, fee: 20_000),
      basis: .per100, settlement: .days(2), foreign: 0.2),
    Desk(
      id: "Commodities", product: "Metal forward", share: 0.06,
      style: Desk.Style(
        level: 850, spread: 0.9, volatility: 0.014, jumps: 0.01, lot: 7.6, lotScale: 1.4,
        lotSize: 10, fee: 15_000),
      basis: .perUnit, settlement: .days(2), foreign: 0.3),
    Desk(
      id: "FX", product: "Currency spot", share: 0.12,
      style: Desk.Style(
        level: 1.3, spread: 0.3, volatility: 0.005, jumps: 0.003, lot: 14.2, lotScale: 1.2,
        lotSize: 10_000, fee: 5000),
      basis: .perUnit, settlement: .days(2), foreign: 0.5),
  ]
}
