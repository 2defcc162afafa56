/// What the makers of ledgers can read from a row.
enum LedgerClues {
  /// All clues; a new one is one line here, and every kind's oracle looks at it.
  static let all: [Clue<LedgerScene>] = [
    .acquaintance, .agreement, .alike, .chain, .clock, .combination, .crowd, .daily, .dayLimit,
    .deposits, .direction, .distance, .drain, .dueGap, .ending, .fortyDays, .gaps, .gapSizes,
    .habit, .haste, .holes, .hourOfDay, .huddle, .income, .journey, .mistyping, .monthLimit,
    .otherHours, .outflow, .overdue, .pace, .passage, .pause, .payee, .purpose, .receipts,
    .residual, .reversal, .savings, .season, .silence, .sinceReceipt, .size, .spell, .spree,
    .tenDays, .threshold, .twin, .usage,
  ]
}
