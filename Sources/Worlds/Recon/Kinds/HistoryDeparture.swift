extension KindCard {
  /// A difference that is unlike its own past.
  static let historyDeparture = KindCard(
    id: "history_departure", family: .context,
    summary: "What two systems differ by leaves its own history, or has never been seen before.",
    decoy: "An account whose difference has always changed its sign from month to month.",
    catcher: "statistics of each account's own differences", impact: .misstatement,
    impactFormula: "|change of the difference|", observable: [], dials: [Departure.dial])
}
