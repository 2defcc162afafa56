public import RingtrueKernels

/// A kind of anomaly that can be put into a ledger.
///
/// # How to add a kind
///
/// Write one file in `Anomalies/` with one type, and its line in `AnomalyKinds.all`. The contract
/// test of the list then proves what every kind promises.
///
/// 1. **The card** says what it is: id, family, one sentence, its decoy, who should catch it, what
///    it costs, the profiles that show it, and its `Dial`s: what severity turns, from the mildest
///    value (severity 0) to the grossest (1).
/// 2. **`draft`** makes one event. Choose a place with `site.row(&draws) { … }`, which tries rows at
///    random, then looks at every one, and never gives a row that is taken, outside the period or
///    imperfect. Read `dials["name"]`. Return a `Draft`: its edits, its impact in minor units, and
///    what else the labels should say. Return nil when this try came to nothing; the injector tries
///    again with fresh draws, and throws if it never succeeds.
/// 3. **Edits** are of three sorts: `.change(row, to: posting)`, `.insert(posting)`, `.delete(row)`.
///    Start from `site.postings[row]` and alter what the event alters: what differs is recorded as
///    root cells. Leave balances to the assembly, which re-runs them as the `Ripple` says:
///    `.moves` (the money moved: this row's balance and all later ones follow, and later rows stay
///    ordinary), `.corrupts` (the same, but later rows are collateral and count for no metric) or
///    `.none` (nothing else changes, and balances stand as you wrote them).
/// 4. **Every row you touch is claimed** for your event. Rows that only belong to it go into
///    `members`; rows that must merely stay as they are go into `claims`.
/// 5. **Leave no trace but the event itself.** Take amounts from other rows (`site.donor(like:near:)`), or keep
///    the rounding of the row; put rows at times at which this client acts; do not overdraw
///    (`site.headroom(from:)`). The verifier looks for such traces.
/// 6. **`decoy`** makes one event that looks like yours and is ordinary, by the same means. It is
///    part of the clean twin. Return nil from the default if nothing looks like it.
///    Rows that are put in are modelled on others (`site.model(of:…)`, `site.posting(like:…)`), come
///    when the client would (`site.moment(…)`), and deal with payees of the ledger (`site.payee`).
///    Where an account must lie idle, say so in `silences`.
/// 7. A kind that changes the ordinary itself sets `draft.drift`: its rows keep their normal label.
/// 8. **`turn`** says whether it must choose before others do, or takes what they leave.
///
/// ```swift
/// struct AmountDoubled: AnomalyKind {
///   let card = KindCard(
///     id: "amount_doubled", family: .global, summary: "An amount is booked twice as large.",
///     catcher: "client statistics", impact: .misstatement, impactFormula: "the amount")
///
///   func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? {
///     guard let row = site.row(&draws, where: { site.headroom(from: $0) > site.postings.amount[$0] })
///     else { return nil }
///     var posting = site.postings[row]
///     posting.amount *= 2
///     return Draft([.change(row, to: posting)], impact: site.postings.amount[row])
///   }
/// }
/// ```
///
/// All draws come from the stream that is passed in: it belongs to this event and this try alone,
/// so that no event hangs on any other.
public protocol AnomalyKind: Sendable {
  /// What it is, in the words of a reader of reports.
  var card: KindCard { get }

  /// When its events choose their places.
  var turn: Turn { get }

  /// One event, or nil if this try came to nothing.
  func draft(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft?

  /// One ordinary thing that looks like an event, or nil if this try came to nothing.
  func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft?
}

/// When the events of a kind choose their places, beside those of other kinds.
public enum Turn: Sendable, CaseIterable {
  /// First, because they need a long stretch of an account for themselves.
  case early
  /// In the order in which they are asked for.
  case usual
  /// Last, because they take whatever is left.
  case late
}

extension AnomalyKind {
  /// Its name in files.
  public var id: String { card.id }

  /// One row, or a few, are found at any time.
  public var turn: Turn { .usual }

  /// Nothing looks like it.
  public func decoy(_ dials: Dials, _ draws: inout RandomStream, at site: Site) -> Draft? { nil }
}
