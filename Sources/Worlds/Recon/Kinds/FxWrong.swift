extension KindCard {
  /// A rate of exchange, or a currency, that is not the trade's.
  static let fxWrong = KindCard(
    id: "fx_wrong", family: .dependency,
    summary: "The second system exchanges at a wrong rate, an inverted one, or another currency's.",
    decoy: "A rate that was agreed beforehand, a little off the day's.",
    catcher: "the ratio of the two sides' money, beside the day's rates", impact: .misstatement,
    impactFormula: "|difference of the money|", observable: [])
}
