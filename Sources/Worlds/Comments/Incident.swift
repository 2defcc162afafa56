public import RingtrueCore

/// What the record of a break says: the facts that a comment on it may mention.
///
/// Money is in minor units, prices are in millionths.
public struct Incident: Sendable, Hashable {
  /// The trade's id.
  public var tradeID: String
  /// The security's id.
  public var securityID: String
  /// The desk that owns the trade.
  public var desk: String
  /// The currency's code.
  public var currency: String
  /// The day the trade was made.
  public var tradeDate: Day
  /// The day it ought to settle.
  public var settleDate: Day
  /// The day the break was seen.
  public var riskDate: Day
  /// How long the break has been open.
  public var ageDays: Int
  /// The quantity in the first system.
  public var quantity: Int
  /// The quantity in the second system.
  public var impactQuantity: Int
  /// The price in the first system.
  public var price: Int
  /// The price in the second system.
  public var impactPrice: Int
  /// What the two systems' money differs by.
  public var netDifference: Int

  /// Gathers the facts of a break.
  public init(
    tradeID: String, securityID: String, desk: String, currency: String, tradeDate: Day,
    settleDate: Day, riskDate: Day, ageDays: Int, quantity: Int, impactQuantity: Int, price: Int,
    impactPrice: Int, netDifference: Int
  ) {
    self.tradeID = tradeID
    self.securityID = securityID
    self.desk = desk
    self.currency = currency
    self.tradeDate = tradeDate
    self.settleDate = settleDate
    self.riskDate = riskDate
    self.ageDays = ageDays
    self.quantity = quantity
    self.impactQuantity = impactQuantity
    self.price = price
    self.impactPrice = impactPrice
    self.netDifference = netDifference
  }

  /// The first quantity less the second.
  public var quantityDifference: Int { quantity - impactQuantity }

  /// A break like this one as it stood some weeks before, under another trade: what a stale comment
  /// was once written about.
  func earlier(by days: Int, tradeID: String) -> Incident {
    var other = self
    other.tradeID = tradeID
    other.tradeDate = tradeDate + -days
    other.settleDate = settleDate + -days
    other.riskDate = riskDate + -days
    return other
  }
}

extension Incident {
  /// The seven fields that a service is sent for one break, with a comment.
  public func payload(comment: String) -> JSON {
    .object([
      ("TRADEID", .string(tradeID)),
      ("RISKDATE", .string(riskDate.description)),
      ("DESKNAME", .string(desk)),
      ("QUANTITYDIFFERENCE", .integer(quantityDifference)),
      ("IMPACT_PRICE", .number(Double(impactPrice) / 1_000_000)),
      ("IMPACT_QUANTITY", .integer(impactQuantity)),
      ("COMMENT", .string(comment)),
    ])
  }
}
