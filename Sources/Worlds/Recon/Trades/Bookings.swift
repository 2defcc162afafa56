internal import RingtrueCore

/// The lines that one system holds, one array a column, trade after trade and by line and version
/// within each.
///
/// A row reads and writes as a `Booking`; a single column is as fast as any array.
public struct Bookings: Sendable, Equatable {
  /// The columns of the same names as the properties of a booking.
  public internal(set) var group: [Int32] = []
  var line: [UInt8] = []
  var version: [UInt8] = []
  var action: [BookingAction] = []
  var entry: [Int64] = []
  var instrument: [Int32] = []
  var isSale: [Bool] = []
  var quantity: [Int64] = []
  var face: [Int64] = []
  var factor: [Int64] = []
  var price: [Int64] = []
  var accrued: [Int64] = []
  var fees: [Int64] = []
  var principal: [Int64] = []
  var net: [Int64] = []
  var currency: [UInt8] = []
  var rate: [Int64] = []
  var tradeDate: [Day] = []
  var settleDate: [Day] = []
  var book: [UInt8] = []
  var feed: [UInt8] = []
  var counterparty: [Int32] = []
  var instruction: [Int32] = []
  var account: [Int32] = []

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
}

extension Bookings {
  /// Where the lines of each of some trades begin; one more for the end.
  func starts(groups: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: groups + 1)
    for place in group { starts[Int(place) + 1] += 1 }
    for place in 0..<groups { starts[place + 1] += starts[place] }
    return starts
  }
}
