public import RingtrueCore
internal import RingtrueKernels

extension BreakList {
  /// What was agreed about the trade of a line.
  func trade(_ line: TradeBreak) -> Trade { world.trades[line.group] }

  /// The rows of the list in the order in which it is shown: by the day it comes out, and mixed
  /// within one day.
  var order: [Int] { argsort(keys.span).map { Int($0) } }

  /// The row in the table of each line that another list of the same trades has, in its order; nil
  /// for trades that this list lacks.
  func rows(of other: BreakList) -> [Int?] {
    let rows = Dictionary(uniqueKeysWithValues: order.enumerated().map { (breaks[$1].group, $0) })
    return other.breaks.map { rows[$0.group] }
  }

  /// What the rows are sorted by, whatever block they are of.
  var keys: [UInt64] {
    let mix = RandomStream(seed: world.seed, name: "recon/breaks/order")
    return breaks.map { line in
      UInt64(line.reconDate.number) << 40 | mix[UInt64(world.numbers[line.group])].bits >> 24
    }
  }

  /// The list as the reconciliation shows it; nothing in it tells the truth. Each thread makes a
  /// column at a time.
  public func table(threads: Int = 1) throws(TableError) -> Table {
    let order = order
    let lines = order.map { breaks[$0] }
    let ids = Column("break_id", .integers(lines.indices.map { Int64($0 + 1) }))
    let securities = world.market.instruments.map(\.id.description)
    let columns = BreakColumns.all(securities)
    let made = parallelMap(Chunks(columns.count, of: 1), width: threads) { places in
      places.map { columns[$0].column(self, lines) }
    }
    return try Table(columns: [ids] + made.flatMap { $0 } + remarks(order))
  }

  /// Who wrote what on each line, and when.
  private func remarks(_ order: [Int]) -> [Column] {
    let empty = RowSet(order.indices.lazy.filter { comments[order[$0]] == nil })
    let draws = RandomStream(seed: world.seed, name: "recon/authors")
    let words = order.map { row in draws.entity(world.numbers[breaks[row].group])[0].words() }
    let stamps = zip(order, words).map { row, words in
      Instant(breaks[row].riskDate, secondOfDay: 8 * 3600 + Int(words.1 % 36_000))
    }
    let authors = ["jk", "ml", "rp", "hs", "tn", "aw", "cf", "oz", "ops2", "bot"]
    let codes = words.map { UInt32($0.0 % UInt64(authors.count)) }
    return [
      Column("COMMENT", .texts(Texts(order.map { comments[$0]?.text ?? "" })), missing: empty),
      Column(
        "COMMENT_AUTHOR", .categories(Categories(codes: codes, levels: authors)), missing: empty),
      Column("COMMENT_TS", .instants(stamps), missing: empty),
    ]
  }

  /// The truth about each row of the table: what is counted, what categorizers and closers are
  /// held to, and what summaries have to say.
  public func labels() throws(TableError) -> Table {
    let rows = order
    let truths = rows.map { truth($0) }
    let comments = rows.map { self.comments[$0] }
    let matched = RowSet(truths.indices.lazy.filter { truths[$0].cause == nil })
    let open = RowSet(truths.indices.lazy.filter { truths[$0].clears == nil })
    func words(_ name: String, _ values: [String], _ missing: RowSet = RowSet()) -> Column {
      Column(name, .categories(Categories(values)), missing: missing)
    }
    func texts(_ name: String, _ values: [String]) -> Column {
      Column(name, .texts(Texts(values)))
    }
    let unclaimed = RowSet(comments.indices.lazy.filter { comments[$0]?.assertedBucket == nil })
    let tame = RowSet(comments.indices.lazy.filter { comments[$0]?.hostile == nil })
    return try Table(columns: [
      Column("break_id", .integers(rows.indices.map { Int64($0 + 1) })),
      Column("is_break", .flags(truths.map(\.isBreak))),
      Column("is_anomaly", .flags(truths.map(\.isAnomaly))),
      words("cause_l1", truths.map { $0.cause?.bucket ?? "" }, matched),
      words("cause_l2", truths.map { $0.cause?.code ?? "" }, matched),
      words("acceptable_l1", truths.map { $0.acceptable.joined(separator: "|") }),
      words("comment_class", comments.map { $0?.commentClass ?? "" }, matched),
      words("comment_asserted_l1", comments.map { $0?.assertedBucket ?? "" }, unclaimed),
      Column("contradicts_data", .flags(comments.map { $0?.contradictsData ?? false })),
      words("injection_family", comments.map { $0?.hostile?.family ?? "" }, tame),
      words("gold_action", truths.map(\.action.rawValue)),
      Column("auto_resolve_safe", .flags(truths.map(\.isSafeToResolve))),
      Column("expected_clear_date", .days(truths.map { $0.clears ?? Day(0) }), missing: open),
      Column("impact", .decimals(Decimals(truths.map(\.impact), scale: 2))),
      texts("required_facts", truths.map(\.requiredFacts.text)),
      texts("forbidden_facts", truths.map { $0.forbiddenFacts.joined(separator: "|") }),
      texts("template_id", comments.map { $0.map { String($0.templateID) } ?? "" }),
      words("template_split", comments.map { $0?.pool.rawValue ?? "" }, matched),
    ])
  }

  /// What really happened to the rows of the table: errors are events, breaks of ordinary work are
  /// its noise.
  public func groundTruth() -> GroundTruth {
    var members = [[Int]](repeating: [], count: world.events.count)
    let columns = BreakColumns.all(world.market.instruments.map(\.id.description))
    var cells: [TrueCell] = []
    let rows = order.enumerated().map { row, source -> TrueRow in
      let line = breaks[source]
      guard let event = line.event else {
        return TrueRow(label: .normal, role: line.isBreak ? .benignNoise : .clean)
      }
      members[event].append(row)
      cells += self.cells(of: line, row: row, in: columns)
      return TrueRow(label: .anomalous, event: event)
    }
    let events = zip(world.events, members).map { world.fact($0, rows: $1) }
    return GroundTruth(
      rows: rows, events: events, cells: cells,
      drifts: world.plan.block.number == 0 ? world.market.drifts : [])
  }
}
