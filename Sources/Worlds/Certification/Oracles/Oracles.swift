/// The kinds of which the makers of ledgers can tell what can be known at all.
///
/// Those that are missing change rows in ways that only show in many accounts together; no ratio
/// of one row's likelihoods could do them justice.
enum LedgerOracles {
  /// All oracles; a new one is one line here.
  static let all: [Oracle<LedgerScene>] = [
    Oracle("account_takeover", .drain, .payee, .clock, .distance),
    Oracle("amount_context", .habit, .stratum, .size),
    Oracle("amount_global", .habit, .stratum, .size),
    Oracle("balance_break", .residual, .chain),
    Oracle("burst_velocity", .crowd, .pace, .stratum),
    Oracle("combo_rare", .combination, .direction),
    Oracle("decimal_shift", .habit, .agreement, .stratum, .ending),
    Oracle("dormant_wakeup", .silence, .payee, .drain),
    Oracle("duplicate_posting", .twin, .chain, .residual),
    Oracle("hour_context", .clock, .stratum),
    Oracle("limit_exceed", .limit, .stratum),
    Oracle("missing_posting", .chain, .overdue),
    Oracle("mule_passthrough", .passage, .payee, .habit),
    Oracle("omitted_fields", .holes, .size, .stratum),
    Oracle("place_context", .distance, .company),
    Oracle("sign_flip", .direction, .residual, .chain),
    Oracle("statistical_cluster", .habit, .stratum),
    Oracle("statistical_dependency", .habit, .clock, .stratum),
    Oracle("statistical_global", .habit, .stratum, .size),
    Oracle("statistical_local", .habit, .clock, .stratum),
    Oracle("structuring", .threshold, .deposits),
    Oracle("transposed_digits", .habit, .agreement, .stratum, .ending),
  ]
}
