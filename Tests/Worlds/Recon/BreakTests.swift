import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct BreakListTests {
  func list(rows: Int = 12_000, seed: UInt64 = 5, threads: Int = 1) throws -> BreakList {
    let plan = try ReconPlan(rows: rows, months: 4, instruments: 80, errorRate: 0.01)
    return try Reconciliation(plan, seed: seed).breaks(
      taxonomy: shippedTaxonomy(), threads: threads)
  }

  @Test func `the table has the columns of the published layout`() throws {
    let table = try list().table()
    #expect(
      table.columnNames == [
        "break_id", "group_id", "MATCHSTATUS", "RISKDATE", "RECONDATE", "TRADE_DATE",
        "SETTLE_DATE", "TRADEID", "INVENTORYCODE", "CUSIP", "DESKNAME", "TRADING_UNIT_NAME",
        "BUY_SELL", "CURRENCY", "PRICE", "IMPACT_PRICE", "PRICEDIFFERENCE", "PRICE_TOLERANCE",
        "QUANTITY", "IMPACT_QUANTITY", "QUANTITYDIFFERENCE", "QUANTITY_TOLERANCE",
        "ORIGINAL_FACE", "ORIGINALFACEDIFFERENCE", "NET_A", "NET_B", "NETDIFFERENCE", "AGE_DAYS",
        "FIRST_SEEN", "FEED_A", "FEED_B", "N_LINES_A", "N_LINES_B", "COMMENT", "COMMENT_AUTHOR",
        "COMMENT_TS",
      ])
  }

  @Test func `recorded differences are the differences of what is recorded`() throws {
    let table = try list().table()
    func numbers(_ name: String) throws -> [Int64] {
      let cells = try table.column(name).cells
      return try #require(cells.integers ?? cells.decimals?.units)
    }
    for (first, second, difference) in [
      ("QUANTITY", "IMPACT_QUANTITY", "QUANTITYDIFFERENCE"), ("NET_A", "NET_B", "NETDIFFERENCE"),
    ] {
      let pairs = zip(try numbers(first), try numbers(second)).map { $0 - $1 }
      #expect(try pairs == numbers(difference))
    }
    let status = try #require(try table.column("MATCHSTATUS").cells.categories)
    let quantities = try numbers("QUANTITYDIFFERENCE")
    for row in 0..<table.rowCount where status.level(row) == "Match" {
      #expect(quantities[row].magnitude <= 1)
      #expect(try table.column("COMMENT").missing.contains(row))
    }
    #expect(Set(status.codes).count >= 7)
  }

  @Test func `breaks are listed while they are open, and timing clears`() throws {
    let list = try list()
    for line in list.breaks where line.isBreak {
      #expect(line.firstSeen <= line.riskDate && line.riskDate < line.reconDate)
      if let clears = line.clears, line.event == nil { #expect(line.riskDate < clears) }
    }
    let late = list.breaks.filter { $0.cause == "late_feed" }
    #expect(!late.isEmpty && late.allSatisfy { $0.status == .onlyA && $0.clears != nil })
    let known: Set<String> = Set(list.breaks.compactMap(\.cause))
    #expect(
      known.isSuperset(of: [
        "late_feed", "unsettled", "pending_amend", "tolerance_edge", "factor_rounding",
        "price_rounding", "cutoff_mismatch",
      ]), "\(known.sorted())")
  }

  @Test func `a break is an anomaly only if an error is behind it`() throws {
    let list = try list()
    let truths = list.breaks.indices.map { list.truth($0) }
    #expect(truths.count { $0.isAnomaly } == list.world.events.count)
    #expect(truths.contains { $0.isBreak && !$0.isAnomaly })
    #expect(truths.allSatisfy { $0.isBreak || !$0.isAnomaly })
    for (line, truth) in zip(list.breaks, truths) where truth.isSafeToResolve {
      #expect(truth.cause?.bucket == "Timing Issue" && !truth.isAnomaly && line.clears != nil)
    }
    #expect(truths.contains { $0.isSafeToResolve })
    #expect(truths.allSatisfy { !$0.isAnomaly || [.review, .escalate].contains($0.action) })
  }

  @Test func `a break is as bad as what it misstates, and worse where someone senior must look`()
    throws
  {
    let list = try list()
    let truths = list.breaks.indices.map { list.truth($0) }
    let limit = Int64(list.taxonomy.limits.net)
    for truth in truths where truth.action != .escalate {
      let money = Int64(truth.impact.magnitude)
      #expect((truth.severity == "low") == (money <= limit), "\(money)")
      #expect((truth.severity == "high") == (money > 20 * limit), "\(money)")
    }
    #expect(truths.allSatisfy { $0.action != .escalate || $0.severity == "high" })
    #expect(Set(truths.filter(\.isBreak).map(\.severity)) == Set(Taxonomy.severities))
    #expect(list.taxonomy.severityRule.hasPrefix("low (up to 5000 at stake), medium, or high"))
  }

  @Test func `labels stand in the order of the table, and say what the truth says`() throws {
    let list = try list()
    let (table, labels, truth) = (try list.table(), try list.labels(), list.groundTruth())
    #expect(table.rowCount == labels.rowCount && truth.rows.count == table.rowCount)
    let anomalous = try #require(try labels.column("is_anomaly").cells.flags)
    #expect(anomalous == truth.rows.map { $0.label == .anomalous })
    let groups = try #require(try table.column("group_id").cells.integers)
    for (event, fact) in zip(list.world.events, truth.events) {
      #expect(fact.rows.map { groups[$0] } == [Int64(event.group)])
    }
    let days = try #require(try table.column("RECONDATE").cells.days)
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `truth names the cells that an error changed, and which follow from others`() throws {
    let list = try list()
    let (table, truth) = (try list.table(), list.groundTruth())
    let cells = Dictionary(grouping: truth.cells, by: \.event)
    for (number, event) in list.world.events.enumerated() {
      let own = try #require(cells[number], "\(event.mishap.id)")
      #expect(own.contains(where: \.isRoot) && own.contains { $0.column == "MATCHSTATUS" })
      for cell in own {
        #expect(truth.events[number].rows == [cell.row] && cell.clean != cell.injected)
        let column = try table.column(cell.column)
        let text = column.missing.contains(cell.row) ? "" : column.text(cell.row)
        #expect(text == cell.injected, "\(cell)")
        #expect(cell.column != "MATCHSTATUS" || cell.clean == "Match", "\(cell)")
      }
      let roots = Set(own.filter(\.isRoot).map(\.column))
      switch event.mishap.id {
      case "stale_price": #expect(roots == ["IMPACT_PRICE"])
      case "dropped_message":
        let (ours, theirs): (Set, Set) = (["N_LINES_A", "NET_A"], ["N_LINES_B", "NET_B"])
        #expect(roots.isSuperset(of: ours) || roots.isSuperset(of: theirs))
      case "fee_table_defect": #expect(roots == ["NET_B"])
      case "wrong_account_static": #expect(roots == ["MATCHSTATUS"])
      default: break
      }
    }
    // Ordinary breaks are nobody's error.
    #expect(truth.cells.allSatisfy { truth.rows[$0.row].label == .anomalous })
  }

  @Test func `comments are the same on one thread and on two`() throws {
    let (one, two) = (try list(rows: 4000), try list(rows: 4000, threads: 2))
    #expect(one.comments == two.comments)
    #expect(try one.table() == two.table() && one.labels() == two.labels())
  }

  @Test func `the payload has the seven fields of a service, and agrees with the table`() throws {
    let list = try list(rows: 4000)
    let row = try #require(list.breaks.firstIndex { $0.isBreak })
    let fields = try #require(list.payload(row).members).map { $0.name }
    #expect(
      fields == [
        "TRADEID", "RISKDATE", "DESKNAME", "QUANTITYDIFFERENCE", "IMPACT_PRICE",
        "IMPACT_QUANTITY", "COMMENT",
      ])
    let place = try #require(list.order.firstIndex(of: row))
    let table = try list.table()
    for field in ["TRADEID", "RISKDATE", "DESKNAME", "COMMENT"] {
      #expect(list.payload(row)[field]?.string == (try table.column(field).text(place)))
    }
  }

  @Test func `a taxonomy that lacks a cause is refused`() throws {
    let small = try Taxonomy(
      reading: """
        { buckets: ["Rounding Error"], auto_resolve: { net_limit: 1, max_age_days: 1 },
          causes: [{ code: "factor_rounding", bucket: "Rounding Error", action: "review" }] }
        """)
    let world = try Reconciliation(ReconPlan(rows: 3000, months: 2, instruments: 40), seed: 1)
    let problems = #expect(throws: Problems.self) { try world.breaks(taxonomy: small) }
    #expect("\(problems as Any)".contains("lacks the cause 'late_feed'"))
  }
}
