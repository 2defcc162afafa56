internal import RingtrueCore

/// What an account is for.
public enum AccountType: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// For everyday payments.
  case checking
  /// For putting money aside.
  case savings
  /// For a trade.
  case business

  /// The words of all types, by their number.
  static let words = ["checking", "savings", "business"]
}

/// Everything about one account that does not change from posting to posting.
///
/// Days count from the first of the ledger; money is in minor units.
struct Account: Sendable, BitwiseCopyable {
  var persona: UInt8 = 0
  var type: AccountType = .checking
  /// How often its holder is sent a statement: 0 monthly, 1 weekly, 2 after each posting.
  var statement: UInt8 = 0
  var district: UInt8 = 0
  /// Places in the list of clients; the second user is -1 where there is none.
  var owner: Int32 = 0, second: Int32 = -1
  /// The first day on which it exists, negative for the days before the ledger, and the first on
  /// which it does not any more.
  var opened: Int32 = 0, closed: Int32 = .max

  var income: Int64 = 0
  /// The group of its payday.
  var payday: UInt8 = 0
  /// Whether the income comes by bank, and not in cash.
  var isPaidByBank = false
  /// Whether December brings a thirteenth salary.
  var hasBonus = false
  /// By how much the income rises in January.
  var raise = 0.0
  var employerBank: UInt8 = 0
  var employer: Int64 = 0

  var fee: Int64 = 0
  var overdraft: Int64 = 0
  var dailyLimit: Int64 = 0, monthlyLimit: Int64 = 0
  var opening: Int64 = 0
  /// The balance around which it moves.
  var usualBalance: Int64 = 1
  /// The first day on which it has a card.
  var card: Int32 = .max

  /// Its standing orders, as places in the list of all.
  var firstOrder: Int32 = 0, endOrder: Int32 = 0
  var loanPayment: Int64 = 0
  var loanStart: Int32 = .max, loanEnd: Int32 = .max
  var loanDay: Int32 = 0

  /// How often something is done that is not scheduled, on an average day.
  var rate = 0.0
  /// The mean logarithm of what is spent at a time, and of what is paid in.
  var spending = 0.0, deposits = 0.0
  /// The chance that an amount of cash is a whole number of tens.
  var roundness = 0.0
  var clock = PersonalClock()

  var orders: Range<Int> { Int(firstOrder)..<Int(endOrder) }
}

/// A person who acts on an account.
struct Client: Sendable, BitwiseCopyable {
  /// The day of birth.
  var birth = Day(0)
  var isMale = false
  var district: UInt8 = 0
  /// The district after moving, and the day of it, from the first of the ledger.
  var nextDistrict: UInt8 = 0
  var moves: Int32 = .max

  /// Where the client lives on a day of the ledger.
  @inline(__always)
  func district(on day: Int) -> UInt8 { day < moves ? district : nextDistrict }
}

/// A payment that is made every month.
struct StandingOrder: Sendable, BitwiseCopyable {
  var category: LedgerCategory
  var amount: Int64
  /// The day of the month, from 0.
  var day: Int32
  /// The months in which it is paid.
  var firstMonth: Int32, endMonth: Int32
  var bank: UInt8
  var counterparty: Int64
}
