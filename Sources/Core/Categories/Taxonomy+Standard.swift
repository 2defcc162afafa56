extension Taxonomy {
  /// The taxonomy that is shipped, for worlds whose scenario names no other.
  public static let standard = Taxonomy(
    buckets: [
      "Rounding Error", "Timing Issue", "Data Entry Error", "System Error", "New Issue",
    ],
    causes: causes(
      "Rounding Error", .closeTolerance, ["factor_rounding", "price_rounding", "tolerance_edge"])
      + causes(
        "Timing Issue", .autoResolve,
        ["late_feed", "cutoff_mismatch", "holiday_calendar", "unsettled", "pending_amend"])
      + causes(
        "Data Entry Error", .review,
        [
          "qty_keyed", "price_keyed", "transposed_digits", "decimal_shift", "sign_flip",
          "wrong_side", "wrong_account_static", "wrong_currency",
        ])
      + causes(
        "System Error", .review,
        [
          "dropped_message", "duplicate_feed", "mapping_defect", "stale_price",
          "fx_stale_or_inverted", "allocation_sum", "cancel_correct_one_sided",
          "fee_table_defect",
        ])
      + causes(
        "New Issue", .escalate,
        ["corporate_action", "counterparty_dispute", "unauthorised_trade"])
      + causes(
        "New Issue", .escalate, ["novel_sanctions_hold", "novel_token_mismatch"], held: true),
    limits: AutoResolveLimits(net: 500_000, age: 5))

  private static func causes(
    _ bucket: String, _ action: GoldAction, _ codes: [String], held: Bool = false
  ) -> [Cause] {
    codes.map { Cause(code: $0, bucket: bucket, action: action, isHeldOut: held, alsoRight: []) }
  }
}
