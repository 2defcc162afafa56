public import RingtrueCore
internal import RingtrueKernels

/// The list of breaks with what people wrote on them, and the truth about both.
public struct BreakList: Sendable {
  /// The world that the breaks are of.
  public let world: Reconciliation
  /// The causes and buckets that are written about.
  public let taxonomy: Taxonomy
  /// The lines of the list, by trade.
  public let breaks: [TradeBreak]
  /// What is written on each; nothing on what matches.
  public let comments: [BreakComment?]

  /// How many breaks are written about by one thread at a time.
  private static let chunk = 64

  /// Dates the breaks and writes on them; a cause that the taxonomy lacks is a problem.
  init(
    _ world: Reconciliation, taxonomy: Taxonomy, mix: CommentMix, threads: Int
  ) throws(Problems) {
    let known = Dictionary(
      taxonomy.causes.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let breaks = BreakDating(world).breaks()
    var problems = Problems()
    for code in Set(breaks.compactMap(\.cause)).subtracting(known.keys).sorted() {
      problems.add(
        Problem("the taxonomy lacks the cause '\(code)'; add it, or turn what causes it off"))
    }
    try problems.throwIfAny()
    let scribe = Scribe(taxonomy: taxonomy, seed: world.seed, mix: mix)
    let parts = parallelMap(Chunks(breaks.count, of: Self.chunk), width: threads) { range in
      range.map { place -> BreakComment? in
        guard let cause = breaks[place].cause.flatMap({ known[$0] }) else { return nil }
        return scribe.comment(
          on: world.incident(breaks[place]), cause: cause, row: world.numbers[breaks[place].group],
          pool: cause.isHeldOut ? .test : world.pool(breaks[place]))
      }
    }
    self.world = world
    self.taxonomy = taxonomy
    self.breaks = breaks
    comments = parts.flatMap { $0 }
  }

  /// The seven fields that a service is sent for a break.
  public func payload(_ row: Int) -> JSON {
    world.incident(breaks[row]).payload(comment: comments[row]?.text ?? "")
  }
}

extension Reconciliation {
  /// The share of trading days whose breaks may be shown to systems before they are measured.
  private static let trainShare = 0.65

  /// The list of breaks with comments in some mix, written on some threads.
  public func breaks(
    taxonomy: Taxonomy, mix: CommentMix = .standard, threads: Int = 1
  ) throws(Problems) -> BreakList {
    try BreakList(self, taxonomy: taxonomy, mix: mix, threads: threads)
  }

  /// The pool whose phrases are used: early breaks are for learning, late ones for measuring.
  func pool(_ line: TradeBreak) -> Pool {
    let share = Double(trades[line.group].day) / Double(market.calendar.tradingDays)
    return share < Self.trainShare ? .train : .test
  }

  /// What the record of a break says.
  func incident(_ line: TradeBreak) -> Incident {
    let trade = trades[line.group]
    return Incident(
      tradeID: reference(line.group),
      securityID: market.instruments[trade.instrument].id.description,
      desk: Desks.all[trade.desk].id,
      currency: Market.currencies[Int(line.side?.standing.currency ?? 0)],
      tradeDate: market.calendar.days[trade.day],
      settleDate: line.side?.settleDate ?? market.calendar.days[trade.day],
      riskDate: line.riskDate, ageDays: line.ageDays, quantity: Int(line.first?.quantity ?? 0),
      impactQuantity: Int(line.second?.quantity ?? 0), price: Int(line.first?.averagePrice ?? 0),
      impactPrice: Int(line.second?.averagePrice ?? 0), netDifference: Int(line.netDifference))
  }
}
