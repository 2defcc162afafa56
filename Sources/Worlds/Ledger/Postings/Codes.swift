/// Which way the money goes, as the type column tells it.
public enum TransactionType: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Into the account.
  case credit
  /// Out of the account.
  case debit
  /// Out of the account, in cash over the counter.
  case cash

  /// The words of all types, by their number.
  static let words = ["C", "D", "P"]
  /// 1 for money that comes, -1 for money that goes.
  @inline(__always)
  public var sign: Int64 { self == .credit ? 1 : -1 }
}

/// How the money moves.
public enum LedgerOperation: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Cash paid in.
  case cashIn
  /// Collected from another bank.
  case collection
  /// Cash withdrawn.
  case withdrawal
  /// Sent to another bank.
  case remittance
  /// Taken or spent by card.
  case card
  /// The bank's own posting.
  case none

  /// The words of all operations, by their number.
  static let words = ["CIC", "COB", "WIC", "ROB", "CCW", "none"]
}

/// What the money is for.
public enum LedgerCategory: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// Rent and household.
  case household
  /// An insurance premium.
  case insurance
  /// A lease.
  case lease
  /// A loan's instalment.
  case loan
  /// A pension.
  case pension
  /// The fee for statements.
  case statement
  /// Interest that the bank pays.
  case interest
  /// Interest that the bank charges on an overdrawn account.
  case sanction
  /// Not told.
  case none

  /// The words of all categories, by their number.
  static let words = ["HH", "IN", "LE", "LO", "PE", "ST", "IC", "IO", "none"]
}

/// Where the posting was made.
public enum LedgerChannel: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// At the counter.
  case branch
  /// At a cash machine.
  case atm
  /// At a shop's till.
  case pos
  /// By the client, from anywhere.
  case online
  /// By the bank's machines.
  case system

  /// The words of all channels, by their number.
  static let words = ["branch", "atm", "pos", "online", "system"]
}

/// An ordinary imperfection of a posting; none of these is an anomaly.
public enum Imperfection: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// It has none.
  case none
  /// The balance is a cent off.
  case cent
  /// A fee is netted into the balance.
  case nettedFee = 2
  /// It stands on the wrong side of another one of its day.
  case outOfOrder
  /// It was posted and taken back, or posted again.
  case reversal
  /// It was booked some days later.
  case late
  /// A cell that may be empty is.
  case blank
}

/// The codes of the other banks; an empty cell stands for none.
enum PartnerBanks {
  /// All codes; the first stands for no bank, and the last is our own.
  static let words = [
    "", "BA", "BE", "CI", "DO", "EK", "FI", "GA", "HO", "IN", "JU", "KO", "LU", "MO", "RT",
  ]
  /// How many partners there are.
  static let count = 13
  /// Our own code, for money that moves between two of our accounts.
  static let own: UInt8 = 14
}
