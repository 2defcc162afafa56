public import RingtrueCore

/// One line of a trade as one system books it.
public struct Booking: Sendable, Hashable {
  /// The trade, by its place among all trades.
  public var group: Int32
  /// 0 for a whole trade, 1 and more for the allocations of a block.
  public var line: UInt8
  /// Which version of the line it is, from 1.
  public var version: UInt8
  /// What the message asks for.
  public var action: BookingAction
  /// The second in which it was entered, since 1970.
  public var entry: Int64
  /// The security, as a place in the market's list.
  public var instrument: Int32
  /// Whether it is marked as a sale.
  public var isSale: Bool
  /// The quantity, with the sign that the system's convention gives it.
  public var quantity: Int64
  /// The original face.
  public var face: Int64
  /// What is left of the face, in units of 1e-8.
  public var factor: Int64
  /// The price, in millionths.
  public var price: Int64
  /// Interest and commission, in minor units of its currency.
  public var accrued: Int64, fees: Int64
  /// Quantity times price, in minor units of its currency.
  public var principal: Int64
  /// All that is to be paid, in minor units of the bank's own currency.
  public var net: Int64
  /// The currency, as a place in the list of currencies.
  public var currency: UInt8
  /// The price of the currency, in units of 1e-8.
  public var rate: Int64
  /// The day of the trade, and the day on which it ought to settle.
  public var tradeDate: Day, settleDate: Day
  /// The desk's book, as a number.
  public var book: UInt8
  /// What brought the message, as a number.
  public var feed: UInt8
  /// The other side and its instructions, as numbers.
  public var counterparty: Int32, instruction: Int32
  /// The account that it is for, as a number.
  public var account: Int32
}

/// What a message asks a system to do.
public enum BookingAction: UInt8, Sendable, CaseIterable {
  /// Book a trade.
  case new
  /// Put this in the place of the version before.
  case amend
  /// Take the trade back.
  case cancel
  /// Book a part of a block.
  case allocation

  /// Its name in tables.
  public var name: String { ["NEW", "AMEND", "CANCEL", "ALLOC"][Int(rawValue)] }
}

extension Booking {
  /// Works out the money anew from quantity, price, rates and the commission.
  mutating func settle(_ trade: Trade) {
    let desk = Desks.all[trade.desk]
    principal = scaled(quantity, by: price, over: desk.basis.divisor)
    accrued = scaled(principal, by: trade.accrual, over: 100_000_000)
    fees = scaled(Int64(principal.magnitude), by: desk.style.fee, over: 100_000_000)
    total()
  }

  /// Adds up the money: commission is paid on top of a purchase, and kept from a sale.
  mutating func total() {
    let signedFees = isSale == (quantity > 0) ? -fees : fees
    net = scaled(principal + accrued + signedFees, by: rate, over: 100_000_000)
  }
}
