extension KindCard {
  /// A price that is not the market's.
  static let staleOrWrongPrice = KindCard(
    id: "stale_or_wrong_price", family: .context,
    summary: "The second system values a trade at an old price, or at a wrong one.",
    decoy: "An average price that lies just outside tolerance.",
    catcher: "prices of the same security and of its peers, day by day", impact: .misstatement,
    impactFormula: "quantity · |difference of the prices|", observable: [])
}
