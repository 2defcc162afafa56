/// Words of a comment that speak for a cause.
struct KeywordRule: Sendable {
  let cause: String
  /// Phrases in lower case; one is enough.
  let phrases: [String]

  init(_ cause: String, _ phrases: String...) {
    self.cause = cause
    self.phrases = phrases
  }
}

/// The rules that a team would write down in an afternoon.
enum KeywordRules {
  /// Every rule; where several speak, the one with the longest phrase is believed.
  static let all = rounding + timing + keying + systems + news

  private static let rounding = [
    KeywordRule("factor_rounding", "factor round", "rounded factor", "pool factor", "factor"),
    KeywordRule(
      "price_rounding", "price round", "rounded price", "rounding", "decimals", "rounded"),
    KeywordRule("tolerance_edge", "tolerance", "within limits"),
  ]

  private static let timing = [
    KeywordRule("late_feed", "late feed", "feed was late", "feed delay", "late file", "delayed"),
    KeywordRule("cutoff_mismatch", "cutoff", "cut-off", "cut off", "after close", "next day"),
    KeywordRule("holiday_calendar", "holiday", "calendar", "bank closed"),
    KeywordRule("unsettled", "unsettled", "not settled", "pending settlement", "settles"),
    KeywordRule("pending_amend", "pending amend", "amendment pending", "amend"),
  ]

  private static let keying = [
    KeywordRule("qty_keyed", "wrong quantity", "quantity keyed", "qty keyed", "fat finger"),
    KeywordRule("price_keyed", "wrong price", "price keyed", "px keyed", "keyed"),
    KeywordRule("transposed_digits", "transpos", "swapped digits", "digits swapped"),
    KeywordRule("decimal_shift", "decimal point", "decimal shift", "extra zero", "missing zero"),
    KeywordRule("sign_flip", "wrong sign", "sign flip", "sign is"),
    KeywordRule("wrong_side", "wrong side", "bought instead", "sold instead", "buy/sell"),
    KeywordRule("wrong_account_static", "wrong account", "wrong book", "static data"),
    KeywordRule("wrong_currency", "wrong currency", "wrong ccy", "currency"),
  ]

  private static let systems = [
    KeywordRule("dropped_message", "dropped", "message lost", "never arrived", "missing message"),
    KeywordRule("duplicate_feed", "duplicate", "twice", "double"),
    KeywordRule("mapping_defect", "mapping", "mapped"),
    KeywordRule("stale_price", "stale price", "old price", "price not updated"),
    KeywordRule("fx_stale_or_inverted", "fx rate", "inverted", "exchange rate"),
    KeywordRule("allocation_sum", "allocation"),
    KeywordRule("cancel_correct_one_sided", "cancel", "cxl"),
    KeywordRule("fee_table_defect", "fee table", "fee", "commission"),
  ]

  private static let news = [
    KeywordRule("corporate_action", "corporate action", "split", "merger", "dividend", "coupon"),
    KeywordRule("counterparty_dispute", "dispute", "counterparty", "disagree"),
    KeywordRule("unauthorised_trade", "unauthori", "not approved", "no mandate"),
  ]
}
