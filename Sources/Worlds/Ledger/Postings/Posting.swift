/// One row of the ledger, as a value to read or to edit.
public struct Posting: Sendable, Hashable, BitwiseCopyable {
  /// The account, as a place in the list of accounts.
  public var account: Int32
  /// When it happened, in seconds since 1970, on the ledger's own clock.
  public var time: Int64
  /// The day it is booked on, since 1970.
  public var date: Int32
  /// The amount in minor units, not negative: its sign is the type's.
  public var amount: Int64
  /// The balance before it, in minor units.
  public var before: Int64
  /// The balance after it, in minor units.
  public var after: Int64
  /// Which way the money goes.
  public var type: TransactionType
  /// How it moves.
  public var operation: LedgerOperation
  /// What it is for.
  public var category: LedgerCategory
  /// Where it was made.
  public var channel: LedgerChannel
  /// Who made it: 0 for the owner, 1 for the second user.
  public var actor: UInt8
  /// The district where it happened.
  public var place: UInt8
  /// The other bank, as a place in the list of codes; 0 for none.
  public var bank: UInt8
  /// The other account's number; 0 for none.
  public var counterparty: Int64
  /// Which of the cells that may be empty are left so, one bit a column.
  public var blanks: UInt8
  /// What is not quite right with it, as in any real ledger.
  public var imperfection: Imperfection

  /// What it adds to the account: negative where money goes.
  @inline(__always)
  public var signed: Int64 { type.sign * amount }
}
