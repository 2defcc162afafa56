public import RingtrueCore

/// One line of a trade as one system holds it: a whole trade, or one allocation of a block.
public struct TradeLine: Sendable, Hashable {
  /// What both systems call the trade, or the block that the line is a part of.
  public var group: Int
  /// The quantity, in units or current face; negative for a sale.
  public var quantity: Int64
  /// The price, in millionths.
  public var price: Int64
  /// The day it ought to settle.
  public var settleDate: Day
  /// What is to be paid for it, in minor units; negative for a sale.
  public var net: Int64
  /// The original face.
  public var face: Int64
  /// Where it stands in the books.
  public var standing: Standing

  /// A line of a trade.
  public init(
    group: Int, quantity: Int64, price: Int64, settleDate: Day, net: Int64 = 0, face: Int64 = 0,
    standing: Standing = Standing()
  ) {
    self.group = group
    self.quantity = quantity
    self.price = price
    self.settleDate = settleDate
    self.net = net
    self.face = face
    self.standing = standing
  }
}

/// Where a line stands in the books of a system: what is no number, but has to agree.
public struct Standing: Sendable, Hashable {
  /// The account, the book and the currency, as numbers.
  public var account: Int32, book: UInt8, currency: UInt8

  /// A standing; by default that of a line whose system keeps one book only.
  public init(account: Int32 = 0, book: UInt8 = 0, currency: UInt8 = 0) {
    self.account = account
    self.book = book
    self.currency = currency
  }
}

/// What two systems may differ by and still match.
public struct MatchTolerance: Sendable, Hashable {
  /// In units.
  public let quantity: Int64
  /// In millionths.
  public let price: Int64
  /// Money in minor units, and as a share of the money besides.
  public let net: Int64, netShare: Double

  /// One unit, and a thousandth of the price, unless told otherwise.
  public init(quantity: Int64 = 1, price: Int64 = 1000, net: Int64 = 100, netShare: Double = 2e-5) {
    self.quantity = quantity
    self.price = price
    self.net = net
    self.netShare = netShare
  }
}

/// How the two sides of a trade compare.
public enum MatchStatus: String, Sendable, CaseIterable {
  /// They agree within tolerance.
  case match = "Match"
  /// Only the quantities differ.
  case quantityBreak = "Quantity_Break"
  /// Only the prices differ.
  case priceBreak = "Price_Break"
  /// Only the settlement days differ.
  case settleBreak = "Settle_Break"
  /// Only the accounts, books or currencies differ.
  case staticBreak = "Static_Break"
  /// Only the money differs, though quantities and prices agree.
  case netBreak = "Net_Break"
  /// Only the first system has it.
  case onlyA = "A_Only"
  /// Only the second system has it.
  case onlyB = "B_Only"
  /// More than one thing differs.
  case multiBreak = "Multi_Break"
}
