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

  /// A line of a trade.
  public init(group: Int, quantity: Int64, price: Int64, settleDate: Day) {
    self.group = group
    self.quantity = quantity
    self.price = price
    self.settleDate = settleDate
  }
}

/// What two systems may differ by and still match.
public struct MatchTolerance: Sendable, Hashable {
  /// In units.
  public let quantity: Int64
  /// In millionths.
  public let price: Int64

  /// One unit, and a thousandth of the price, unless told otherwise.
  public init(quantity: Int64 = 1, price: Int64 = 1000) {
    self.quantity = quantity
    self.price = price
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
  /// Only the first system has it.
  case onlyA = "A_Only"
  /// Only the second system has it.
  case onlyB = "B_Only"
  /// More than one thing differs.
  case multiBreak = "Multi_Break"
}
