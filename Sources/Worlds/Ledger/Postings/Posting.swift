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

  /// A posting by the owner, booked on its day; the assembly works out its balances.
  public init(
    account: Int32, time: Int64, amount: Int64, type: TransactionType,
    operation: LedgerOperation, category: LedgerCategory = .none, channel: LedgerChannel,
    place: UInt8, bank: UInt8 = 0, counterparty: Int64 = 0
  ) {
    self.init(
      account: account, time: time, date: Int32(time / 86_400), amount: amount, before: 0,
      after: 0, type: type, operation: operation, category: category, channel: channel, actor: 0,
      place: place, bank: bank, counterparty: counterparty, blanks: 0, imperfection: .none)
  }

  init(
    account: Int32, time: Int64, date: Int32, amount: Int64, before: Int64, after: Int64,
    type: TransactionType, operation: LedgerOperation, category: LedgerCategory,
    channel: LedgerChannel, actor: UInt8, place: UInt8, bank: UInt8, counterparty: Int64,
    blanks: UInt8, imperfection: Imperfection
  ) {
    self.account = account
    self.time = time
    self.date = date
    self.amount = amount
    self.before = before
    self.after = after
    self.type = type
    self.operation = operation
    self.category = category
    self.channel = channel
    self.actor = actor
    self.place = place
    self.bank = bank
    self.counterparty = counterparty
    self.blanks = blanks
    self.imperfection = imperfection
  }
}
