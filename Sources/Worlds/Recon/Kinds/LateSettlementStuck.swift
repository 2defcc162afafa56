extension KindCard {
  /// A matter of timing that is none.
  static let lateSettlementStuck = KindCard(
    id: "late_settlement_stuck", family: .sequence,
    summary: "What looks like timing does not clear, for days and weeks.",
    decoy: "A deal whose settlement is rolled, and which settles days later.",
    catcher: "the age of a break beside those of its kind", impact: .loss,
    impactFormula: "money · days · 4 % / 365", observable: [])
}
