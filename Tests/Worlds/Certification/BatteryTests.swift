import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// A table without any signal: amounts, two balances that follow, a type, an account, a day, a name.
struct PlainTable {
  var amounts: [Int64] = []
  var before: [Int64] = []
  var after: [Int64] = []
  var types: [UInt32] = []
  var accounts: [Int64] = []
  var days: [Day] = []
  var names: [Int64] = []

  init(rows: Int, seed: UInt64) {
    var draws = RandomStream(seed: seed, name: "plain")
    for row in 0..<rows {
      amounts.append(Int64(draws.draw().integer(in: 100...100_000)))
      before.append(Int64(draws.draw().integer(in: 0...900_000)))
      types.append(UInt32(draws.draw().integer(in: 0...2)))
      after.append(before[row] + (types[row] == 0 ? amounts[row] : -amounts[row]))
      accounts.append(Int64(draws.draw().integer(in: 1...40)))
      days.append(Day(Int32(draws.draw().integer(in: 19_000...19_364))))
      names.append(Int64(row + 1))
    }
  }

  func table() throws -> Table {
    try Table(columns: [
      Column("id", .integers(names)),
      Column("account", .integers(accounts)),
      Column("day", .days(days)),
      Column("amount", .decimals(Decimals(amounts, scale: 2))),
      Column("type", .categories(Categories(codes: types, levels: ["C", "D", "P"]))),
      Column("before", .decimals(Decimals(before, scale: 2))),
      Column("after", .decimals(Decimals(after, scale: 2))),
    ])
  }

  /// An assay that asks for some rows.
  func assay(_ isAnomalous: (Int) -> Bool) -> Assay {
    let labels = amounts.indices.map { isAnomalous($0) ? Label.anomalous : .normal }
    return Assay(GroundTruth(Labels(labels)), rows: Array(amounts.indices))
  }
}

@Suite struct BatteryTests {
  #if DEBUG
    static let rows = 400
  #else
    static let rows = 20_000
  #endif
  let battery = Battery(deals: 0)

  func best(_ plain: PlainTable, _ isAnomalous: (Int) -> Bool) throws -> Rule {
    let results = battery.results(in: try plain.table(), plain.assay(isAnomalous))
    return try #require(results[0].best)
  }

  @Test func `a planted threshold is found`() throws {
    let plain = PlainTable(rows: Self.rows, seed: 1)
    let rule = try best(plain) { plain.amounts[$0] >= 97_000 }
    #expect(rule.averagePrecision > 0.9999)
    #expect(rule.text.contains("amount"))
  }

  @Test func `a planted value is found`() throws {
    let plain = PlainTable(rows: Self.rows, seed: 2)
    let rule = try best(plain) { plain.accounts[$0] == 17 }
    #expect(rule.averagePrecision > 0.9999)
    #expect(rule.text == "account is 17")
  }

  @Test func `a planted pair of conditions is found`() throws {
    let plain = PlainTable(rows: Self.rows, seed: 3)
    let cut = plain.amounts.sorted()[Int(0.95 * Double(Self.rows))]
    let rule = try best(plain) { plain.types[$0] == 1 && plain.amounts[$0] >= cut }
    #expect(rule.averagePrecision > 0.9999)
    #expect(rule.text.contains("type is D") && rule.text.contains(", and "))
  }

  @Test func `balances that do not follow are found`() throws {
    var plain = PlainTable(rows: Self.rows, seed: 4)
    for row in stride(from: 7, to: Self.rows, by: 50) { plain.after[row] += row % 2 == 0 ? 1 : -1 }
    let rule = try best(plain) { $0 % 50 == 7 }
    #expect(rule.averagePrecision > 0.9999)
    #expect(rule.text.hasPrefix("|"))
  }

  @Test func `rows that are there twice are found`() throws {
    var plain = PlainTable(rows: Self.rows, seed: 5)
    // No two rows are alike by chance.
    for row in plain.amounts.indices { plain.amounts[row] = Int64(100 + row * 7919 % 1_000_003) }
    for row in stride(from: 3, to: Self.rows - 1, by: 40) {
      plain.amounts[row + 1] = plain.amounts[row]
      plain.accounts[row + 1] = plain.accounts[row]
    }
    let rule = try best(plain) { $0 % 40 == 3 || $0 > 3 && $0 % 40 == 4 }
    #expect(rule.averagePrecision > 0.95)
    #expect(rule.text.hasPrefix("rows with its "))
  }

  @Test func `more than ten thousand rules are looked at`() throws {
    let ledger = Ledger(LedgerPlan(rows: 2000), seed: 3)
    let labelled = try LabelledLedger(ledger, orders: [EventOrder(BalanceBreak(), count: 30)])
    let assay = Assay(labelled.truth, rows: Array(labelled.truth.rows.indices))
    let result = battery.results(in: try labelled.table(.core11), assay)[0]
    #expect(result.searched > 10_000)
    #expect(result.anomalies == 30)
  }

  @Test func `where nothing tells anything, no rule beats chance`() throws {
    let search = RuleSearch(families: Battery.families, mostConditions: 30, deals: 19)
    let beaten = try (0..<12 as Range<UInt64>).count { seed in
      let plain = PlainTable(rows: 150, seed: 100 + seed)
      let labels = RandomStream(seed: seed, name: "labels")
      let assay = plain.assay { labels.entity($0)[0].chance(0.1) }
      return !search.results(try plain.table(), assay)[0].isWithinChance
    }
    // Twelve sound searches have more than three above their 95th percentile once in 500 times.
    #expect(beaten <= 3)
  }

  @Test func `threads change nothing`() throws {
    let plain = PlainTable(rows: 200, seed: 6)
    let assay = plain.assay { $0 % 20 == 0 }
    let search = RuleSearch(families: Battery.families, mostConditions: 30, deals: 3)
    let one = search.results(try plain.table(), assay, threads: 1)[0]
    let two = search.results(try plain.table(), assay, threads: 2)[0]
    #expect(one.best == two.best)
    #expect(one.chance == two.chance)
  }
}

@Suite struct RuleTrialTests {
  static let words = ["red", "green", "blue"]

  /// Rows of which every tenth is anomalous, with a number and a word each; words are numbered from
  /// the one at `first` on.
  func table(first: Int, _ number: (Int) -> Int) throws -> (table: Table, assay: Assay) {
    let order = (0..<3).map { Self.words[(first + $0) % 3] }
    let table = try Table(columns: [
      Column("size", .integers((0..<200).map { Int64(number($0)) })),
      Column(
        "colour",
        .categories(
          Categories(
            codes: (0..<200).map { row in
              UInt32(order.firstIndex(of: Self.words[row % 10 == 0 ? 2 : row % 2]) ?? 0)
            }, levels: order))),
    ])
    let labels = (0..<200).map { $0 % 10 == 0 ? Label.anomalous : .normal }
    return (table, Assay(GroundTruth(Labels(labels)), rows: Array(0..<200)))
  }

  func best(_ table: Table, _ assay: Assay) -> Rule? {
    Battery(deals: 0).results(in: table, assay)[0].best
  }

  @Test func `on its own rows, a rule comes to what the search says`() throws {
    let (table, assay) = try table(first: 0) { ($0 * 7919) % 1009 + ($0 % 10 == 0 ? 700 : 0) }
    for families in [[ReadingFamily.cells], [.digits], [.rarity], [.calendar, .company]] {
      let search = RuleSearch(families: families, deals: 0)
      let rule = search.results(table, assay)[0].best
      let trial = RuleTrial(table, assay, families: families)
      let wanted = rule?.averagePrecision ?? 0.1
      #expect(abs(trial.precision(of: rule, assay.questions[0]) - wanted) < 1e-12, "\(rule as Any)")
    }
  }

  @Test func `a word is the same word in a table that numbers words in another way`() throws {
    let (here, there) = (try table(first: 0) { $0 }, try table(first: 1) { $0 })
    let rule = best(here.table, here.assay)
    #expect(rule?.averagePrecision == 1)
    #expect(Battery().precision(of: rule, in: there.table, there.assay) == 1)
  }

  @Test func `a rule of chance comes to a blind guess elsewhere, and so does none`() throws {
    let (table, assay) = try table(first: 0) { $0 }
    let reading = Reading(name: "no such reading") { [] }
    let lost = Rule([Clause(.atLeast(3), of: reading)], averagePrecision: 0.9)
    let idle = Rule(
      [Clause(.atLeast(1000), of: Reading(name: "size") { [] })], averagePrecision: 0.9)
    for rule in [lost, idle, nil] {
      #expect(Battery().precision(of: rule, in: table, assay) == 0.1)
    }
  }
}

@Suite struct RankedReadingTests {
  @Test func `an order's precision is that of the definition, ties as one step`() throws {
    let values: [Double] = [5, 3, 3, 9, 9, 1, 3, 7, 7, 2]
    let anomalous: Set<Int> = [1, 3, 7]
    let labels = values.indices.map { anomalous.contains($0) ? Label.anomalous : .normal }
    let assay = Assay(GroundTruth(Labels(labels)), rows: Array(values.indices))
    let ranked = RankedReading(Reading(name: "x") { values }, assay)
    let own = ranked.ranks([1, 3, 7])
    // Thresholds 9, 7 and 3 flag 2, 4 and 8 rows, of which 1, 2 and 3 are anomalous.
    let wanted = (1.0 / 2 + 2.0 / 4 + 3.0 / 8) / 3
    let best = ranked.best(own, own: own)
    #expect(best.form == .highestFirst)
    #expect(abs(best.averagePrecision - wanted) < 1e-12)
    // Three equalities that flag more than one row, three thresholds from each end, two orders.
    #expect(best.searched == 11)
    #expect(abs(ranked.precision(own) - wanted) < 1e-12)
    let turned = RankedReading(Reading(name: "x") { values.map { -$0 } }, assay)
    #expect(abs(turned.precisionFromBelow(turned.ranks([1, 3, 7])) - wanted) < 1e-12)
  }

  @Test func `what flags all rows is as good as a blind guess`() {
    #expect(averagePrecision(found: 3, flagged: 10, positives: 3, total: 10) == 0.3)
    #expect(averagePrecision(found: 3, flagged: 3, positives: 3, total: 10) == 1)
    #expect(averagePrecision(found: 0, flagged: 0, positives: 0, total: 10) == 0)
  }
}
