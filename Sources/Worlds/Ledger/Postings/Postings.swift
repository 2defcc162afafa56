/// The rows of a ledger, one array a column, account after account and by time within each.
///
/// A row reads and writes as a `Posting`; a single column is as fast as any array.
public struct Postings: Sendable, Equatable {
  /// The account of each row.
  public internal(set) var account: [Int32] = []
  /// When it happened, in seconds since 1970.
  public var time: [Int64] = []
  /// The day it is booked on, since 1970.
  public var date: [Int32] = []
  /// The amount in minor units.
  public var amount: [Int64] = []
  /// The balance before it.
  public var before: [Int64] = []
  /// The balance after it.
  public var after: [Int64] = []
  /// Which way the money goes.
  public var type: [TransactionType] = []
  /// How it moves.
  public var operation: [LedgerOperation] = []
  /// What it is for.
  public var category: [LedgerCategory] = []
  /// Where it was made.
  public var channel: [LedgerChannel] = []
  /// Who made it.
  public var actor: [UInt8] = []
  /// The district where it happened.
  public var place: [UInt8] = []
  /// The other bank.
  public var bank: [UInt8] = []
  /// The other account's number.
  public var counterparty: [Int64] = []
  /// Which cells are left empty.
  public var blanks: [UInt8] = []
  /// What is not quite right with it.
  public var imperfection: [Imperfection] = []

  /// No rows.
  public init() {}

  /// How many rows there are.
  public var count: Int { time.count }

  /// A row.
  public subscript(row: Int) -> Posting {
    get {
      Posting(
        account: account[row], time: time[row], date: date[row], amount: amount[row],
        before: before[row], after: after[row], type: type[row], operation: operation[row],
        category: category[row], channel: channel[row], actor: actor[row], place: place[row],
        bank: bank[row], counterparty: counterparty[row], blanks: blanks[row],
        imperfection: imperfection[row])
    }
    set {
      account[row] = newValue.account
      time[row] = newValue.time
      date[row] = newValue.date
      amount[row] = newValue.amount
      before[row] = newValue.before
      after[row] = newValue.after
      type[row] = newValue.type
      operation[row] = newValue.operation
      category[row] = newValue.category
      channel[row] = newValue.channel
      actor[row] = newValue.actor
      place[row] = newValue.place
      bank[row] = newValue.bank
      counterparty[row] = newValue.counterparty
      blanks[row] = newValue.blanks
      imperfection[row] = newValue.imperfection
    }
  }

  /// Adds a row.
  @inline(__always)
  public mutating func append(_ posting: Posting) {
    account.append(posting.account)
    time.append(posting.time)
    date.append(posting.date)
    amount.append(posting.amount)
    before.append(posting.before)
    after.append(posting.after)
    type.append(posting.type)
    operation.append(posting.operation)
    category.append(posting.category)
    channel.append(posting.channel)
    actor.append(posting.actor)
    place.append(posting.place)
    bank.append(posting.bank)
    counterparty.append(posting.counterparty)
    blanks.append(posting.blanks)
    imperfection.append(posting.imperfection)
  }

  /// Adds some rows of another ledger behind these.
  public mutating func append(_ rows: Range<Int>, of other: Postings) {
    account += other.account[rows]
    time += other.time[rows]
    date += other.date[rows]
    amount += other.amount[rows]
    before += other.before[rows]
    after += other.after[rows]
    type += other.type[rows]
    operation += other.operation[rows]
    category += other.category[rows]
    channel += other.channel[rows]
    actor += other.actor[rows]
    place += other.place[rows]
    bank += other.bank[rows]
    counterparty += other.counterparty[rows]
    blanks += other.blanks[rows]
    imperfection += other.imperfection[rows]
  }

  /// Makes room for rows to come.
  public mutating func reserveCapacity(_ rows: Int) {
    account.reserveCapacity(rows)
    time.reserveCapacity(rows)
    date.reserveCapacity(rows)
    amount.reserveCapacity(rows)
    before.reserveCapacity(rows)
    after.reserveCapacity(rows)
    type.reserveCapacity(rows)
    operation.reserveCapacity(rows)
    category.reserveCapacity(rows)
    channel.reserveCapacity(rows)
    actor.reserveCapacity(rows)
    place.reserveCapacity(rows)
    bank.reserveCapacity(rows)
    counterparty.reserveCapacity(rows)
    blanks.reserveCapacity(rows)
    imperfection.reserveCapacity(rows)
  }
}
