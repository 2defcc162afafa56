internal import RingtrueCore
internal import RingtrueKernels

/// Two systems' views of the same trades, and where they part.
///
/// ```swift
/// let world = Reconciliation(try ReconPlan(rows: 100_000), seed: 7)
/// let breaks = try world.breaks(taxonomy: taxonomy)
/// let tables = (try world.table(.capture), try world.table(.risk), try breaks.table())
/// ```
public struct Reconciliation: Sendable {
  /// What was asked for.
  public let plan: ReconPlan
  /// The number from which all its chance is drawn.
  public let seed: UInt64
  /// What was agreed.
  public let trades: [Trade]
  /// What the world calls each trade, of which a block has some.
  let numbers: [Int]
  /// What the front office holds, and what risk holds.
  public let capture: Bookings, risk: Bookings
  /// The errors, by ascending trade.
  public let events: [TradeEvent]
  /// How many times each error was asked for, by its id.
  public let requested: [String: Int]
  let market: Market
  /// The ordinary imperfection of each trade; see `TradeBook`.
  let benign: [UInt8]
  /// The breaks, by ascending trade.
  let spans: [BreakSpan]

  /// Makes the world of a plan and a seed, on some threads; their number changes no byte.
  /// Modifiers may ask which breaks are learned from: those that a split has in train.
  ///
  /// Cost: linear in the rows.
  public init(
    _ plan: ReconPlan, seed: UInt64, modifiers: [any Modifier] = [], split: RowSplit = RowSplit(),
    threads: Int = 1
  ) {
    let market = Market(plan, seed: seed)
    let clean = CleanTrades(plan, market, seed: seed, threads: threads)
    let usual =
      market.drifts.isEmpty
      ? clean : CleanTrades(plan, market.unchanged(plan), seed: seed, threads: threads)
    let (book, starts) = (clean.book, clean.starts)
    let errors = ErrorPlan.all(
      usual.book, broken: usual.spans.map(\.group), views: usual.views, plan: plan, seed: seed,
      threads: threads)
    let maker = EventMaker(
      book: book, starts: starts, views: clean.views, plan: plan, split: split,
      modifiers: modifiers.compactMap { $0 as? any TradeModifier }, seed: seed)
    var events = maker.events(errors)

    capture = book.capture.replacing(
      events.map { ($0.group, $0.injected.capture) }, starts: starts.capture, threads: threads)
    risk = book.risk.replacing(
      events.map { ($0.group, $0.injected.risk) }, starts: starts.risk, threads: threads)
    spans = Self.merge(clean.spans, &events, capture, risk, groups: book.trades.count)
    self.plan = plan
    self.seed = seed
    self.market = market
    self.events = events
    trades = book.trades
    numbers = book.numbers
    benign = book.mishap
    requested = Dictionary(
      uniqueKeysWithValues: Mishaps.errors.enumerated().map { place, mishap in
        (mishap.id, errors.reduce(0) { $0 + $1.requested[place] })
      })
  }

  /// The same world had no error happened.
  public func cleanTwin(threads: Int = 1) -> Reconciliation {
    var plan = plan
    plan.without.formUnion(Mishaps.errors.map(\.id))
    return Reconciliation(plan, seed: seed, threads: threads)
  }

  /// How many rows the two systems and the list of breaks have at least.
  public var rowCount: Int { capture.count + risk.count + spans.count }

  /// What both systems call a trade.
  func reference(_ group: Int) -> String { CellShape.reference(numbers[group]) }

  /// The lines of one system.
  public subscript(system: TradingSystem) -> Bookings { system == .capture ? capture : risk }
}

/// The trades of a market before any error, and which of them break anyway.
private struct CleanTrades {
  let views: TradeViews
  let book: TradeBook
  let starts: Starts
  let spans: [BreakSpan]

  /// How many trades a thread matches at a time.
  private static let chunk = 2048

  init(_ plan: ReconPlan, _ market: Market, seed: UInt64, threads: Int) {
    views = TradeViews(market: market, seed: seed)
    book = TradeBook(plan, market: market, seed: seed, threads: threads)
    let starts = Starts(book.capture, book.risk, groups: book.trades.count)
    let matcher = DailyMatcher(capture: book.capture, risk: book.risk)
    spans = parallelMap(Chunks(book.trades.count, of: Self.chunk), width: threads) { groups in
      groups.compactMap { group in
        let rows = starts.rows(of: group)
        return matcher.span(of: group, rows.capture, rows.risk)
      }
    }.flatMap { $0 }
    self.starts = starts
  }
}

/// Where the lines of each trade begin in both systems.
struct Starts: Sendable {
  let capture: [Int], risk: [Int]

  init(_ first: Bookings, _ second: Bookings, groups: Int) {
    capture = first.starts(groups: groups)
    risk = second.starts(groups: groups)
  }

  func rows(of group: Int) -> (capture: Range<Int>, risk: Range<Int>) {
    (capture[group]..<capture[group + 1], risk[group]..<risk[group + 1])
  }
}

// MARK: - Matching and erring

extension Reconciliation {
  /// Joins the breaks of errors to those there are, and works out what each error costs. Where a
  /// change of trading breaks a trade that an error befalls, the error's break stands.
  private static func merge(
    _ clean: [BreakSpan], _ events: inout [TradeEvent], _ capture: Bookings, _ risk: Bookings,
    groups: Int
  ) -> [BreakSpan] {
    let starts = Starts(capture, risk, groups: groups)
    let matcher = DailyMatcher(capture: capture, risk: risk)
    let broken = events.compactMap { event in
      let rows = starts.rows(of: event.group)
      return matcher.span(of: event.group, rows.capture, rows.risk)
    }
    for place in events.indices {
      let rows = starts.rows(of: events[place].group)
      let (first, second) = matcher.sides(rows.capture, rows.risk)
      events[place].impact = impact(first, second)
    }
    let erred = Set(events.map(\.group))
    return (clean.filter { !erred.contains($0.group) } + broken).sorted { $0.group < $1.group }
  }

  /// The money that the two differ by, or the interest on it for as long as settlement is late.
  private static func impact(_ first: MatchSide?, _ second: MatchSide?) -> Int64 {
    let difference = Int64(((first?.net ?? 0) - (second?.net ?? 0)).magnitude)
    guard let first, let second, first.settleDate != second.settleDate else { return difference }
    let days = (second.settleDate - first.settleDate).magnitude
    // Five per cent a year is what it costs to be without the money.
    let carry = scaled(Int64(first.net.magnitude), by: Int64(days) * 5, over: 36_500)
    return max(difference, carry)
  }
}
