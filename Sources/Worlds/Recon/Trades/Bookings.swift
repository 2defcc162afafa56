internal import RingtrueCore

/// The lines that one system holds, one array a column, trade after trade and by line and version
/// within each.
///
/// A row reads and writes as a `Booking`; a single column is as fast as any array.
public struct Bookings: Sendable, Equatable {
  /// The columns of the same names as the properties of a booking.
  public private(set) var group: [Int32] = []
  private(set) var line: [UInt8] = []
  private(set) var version: [UInt8] = []
  private(set) var action: [BookingAction] = []
  private(set) var entry: [Int64] = []
  private(set) var instrument: [Int32] = []
  private(set) var isSale: [Bool] = []
  private(set) var quantity: [Int64] = []
  private(set) var face: [Int64] = []
  private(set) var factor: [Int64] = []
  private(set) var price: [Int64] = []
  private(set) var accrued: [Int64] = []
  private(set) var fees: [Int64] = []
  private(set) var principal: [Int64] = []
  private(set) var net: [Int64] = []
  private(set) var currency: [UInt8] = []
  private(set) var rate: [Int64] = []
  private(set) var tradeDate: [Day] = []
  private(set) var settleDate: [Day] = []
  private(set) var book: [UInt8] = []
  private(set) var feed: [UInt8] = []
  private(set) var counterparty: [Int32] = []
  private(set) var instruction: [Int32] = []
  private(set) var account: [Int32] = []

  /// Some lines, by default none.
  init(_ lines: [Booking] = []) {
    for line in lines { append(line) }
  }

  /// How many lines there are.
  public var count: Int { group.count }

  /// A line.
  public subscript(row: Int) -> Booking {
    Booking(
      group: group[row], line: line[row], version: version[row], action: action[row],
      entry: entry[row], instrument: instrument[row], isSale: isSale[row],
      quantity: quantity[row], face: face[row], factor: factor[row], price: price[row],
      accrued: accrued[row], fees: fees[row], principal: principal[row], net: net[row],
      currency: currency[row], rate: rate[row], tradeDate: tradeDate[row],
      settleDate: settleDate[row], book: book[row], feed: feed[row],
      counterparty: counterparty[row], instruction: instruction[row], account: account[row])
  }

  /// Adds a line.
  mutating func append(_ booking: Booking) {
    group.append(booking.group)
    line.append(booking.line)
    version.append(booking.version)
    action.append(booking.action)
    entry.append(booking.entry)
    instrument.append(booking.instrument)
    isSale.append(booking.isSale)
    quantity.append(booking.quantity)
    face.append(booking.face)
    factor.append(booking.factor)
    price.append(booking.price)
    accrued.append(booking.accrued)
    fees.append(booking.fees)
    principal.append(booking.principal)
    net.append(booking.net)
    currency.append(booking.currency)
    rate.append(booking.rate)
    tradeDate.append(booking.tradeDate)
    settleDate.append(booking.settleDate)
    book.append(booking.book)
    feed.append(booking.feed)
    counterparty.append(booking.counterparty)
    instruction.append(booking.instruction)
    account.append(booking.account)
  }

  /// Adds lines of other trades, whose numbers grow by an offset.
  mutating func append(_ other: Bookings, _ rows: Range<Int>, groupsAfter offset: Int32 = 0) {
    group.append(contentsOf: other.group[rows].lazy.map { $0 + offset })
    line += other.line[rows]
    version += other.version[rows]
    action += other.action[rows]
    entry += other.entry[rows]
    instrument += other.instrument[rows]
    isSale += other.isSale[rows]
    quantity += other.quantity[rows]
    face += other.face[rows]
    factor += other.factor[rows]
    price += other.price[rows]
    accrued += other.accrued[rows]
    fees += other.fees[rows]
    principal += other.principal[rows]
    net += other.net[rows]
    currency += other.currency[rows]
    rate += other.rate[rows]
    tradeDate += other.tradeDate[rows]
    settleDate += other.settleDate[rows]
    book += other.book[rows]
    feed += other.feed[rows]
    counterparty += other.counterparty[rows]
    instruction += other.instruction[rows]
    account += other.account[rows]
  }
}

extension Bookings {
  /// Where the lines of each of some trades begin; one more for the end.
  func starts(groups: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: groups + 1)
    for place in group { starts[Int(place) + 1] += 1 }
    for place in 0..<groups { starts[place + 1] += starts[place] }
    return starts
  }

  /// The same lines with those of some trades replaced; the trades come in ascending order.
  func replacing(_ changes: [(group: Int, lines: [Booking])], starts: [Int]) -> Bookings {
    var changed = Bookings()
    var row = 0
    for (group, lines) in changes {
      changed.append(self, row..<starts[group])
      for line in lines { changed.append(line) }
      row = starts[group + 1]
    }
    changed.append(self, row..<count)
    return changed
  }
}
