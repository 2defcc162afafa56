import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct LeakProbeTests {
  let probe = LeakProbe(deals: 39)
  let anomalous = Set(RandomStream.picked(20, of: 400, seed: 7))

  /// What the probe finds in a table whose rows of one kind are known.
  private func search(
    _ table: Table, hidden: [Column] = [], kind: String = "planted",
    content: [String: [Trace]] = [:], causes: [String]? = nil
  ) throws -> SearchResult {
    var rows = [TrueRow](repeating: TrueRow(label: .normal), count: table.rowCount)
    var events: [TrueEvent] = []
    for row in anomalous.sorted() {
      rows[row] = TrueRow(label: .anomalous, event: events.count)
      let time = Instant(seconds: 0)
      events.append(
        TrueEvent(
          id: "\(row)", kind: kind, severity: 1, rows: [row], start: time, end: time,
          earliestKnowable: time, impactMinor: 0))
    }
    let assay = Assay(GroundTruth(rows: rows, events: events), rows: Array(rows.indices))
    return try #require(
      probe.results(in: table, assay, hidden: hidden, content: content, causes: causes).last)
  }

  /// A leak of each trace, planted in a table that has none.
  private func planted(_ trace: Trace) throws -> (table: Table, hidden: [Column]) {
    var plain = PlainTable(rows: 400, seed: 7)
    let isMeant = (0..<400).map(anomalous.contains)
    if trace == .names { plain.rename(isMeant) }
    if trace == .order { plain.sort(isMeant) }
    for row in 0..<400 where trace == .digits {
      plain.amounts[row] = plain.amounts[row] / 10 * 10 + (isMeant[row] ? 3 : 0)
    }
    var columns = try plain.table().columns
    let stamps = (0..<400).map { row in
      Instant(seconds: Int64(row * 60 + (trace == .seconds && isMeant[row] ? 7 : row * 31 % 60)))
    }
    columns.append(Column("stamp", .instants(stamps)))
    let notes = (0..<400).map { row in
      "note \(100 + row * 37 % 90)" + (trace == .letters && isMeant[row] ? " –" : "  ")
    }
    columns.append(Column("note", .texts(Texts(notes))))
    let gaps = RowSet((0..<400).lazy.filter { trace == .gaps ? isMeant[$0] : $0 % 17 == 3 })
    columns.append(Column("extra", .integers((0..<400).map { $0 % 3 }), missing: gaps))
    let templates = (0..<400).map { trace == .templates && isMeant[$0] ? "t-a" : "t-\($0 % 9)" }
    let hidden = Column("template", .categories(Categories(templates)))
    return (try Table(columns: columns), [hidden])
  }

  @Test(arguments: Trace.all.map(\.id))
  func `a leak in any trace is found, and by no other kind's content excused`(_ id: String) throws {
    let trace = try #require(Trace.all.first { $0.id == id })
    let (table, hidden) = try planted(trace)
    let found = try search(table, hidden: hidden, content: ["other": Trace.all])
    #expect(!found.isWithinChance, "\(found.best?.text ?? "")")
    #expect(found.best?.averagePrecision ?? 0 > 0.5, "\(found.best?.text ?? "")")
  }

  @Test(arguments: Trace.all.map(\.id))
  func `what a kind is about is no leak of that kind`(_ id: String) throws {
    let trace = try #require(Trace.all.first { $0.id == id })
    let (table, hidden) = try planted(trace)
    let excused = try search(table, hidden: hidden, content: ["planted": [trace]])
    #expect(excused.best?.averagePrecision ?? 0 < 0.5, "\(excused.best?.text ?? "")")
  }

  @Test func `a template may tell the cause of a row, and nothing beyond it`() throws {
    let (table, hidden) = try planted(.templates)
    // Twenty ordinary rows share the cause of the anomalous ones.
    let others = Array(Set(0..<400).subtracting(anomalous).sorted().prefix(20))
    let causes = (0..<400).map { anomalous.contains($0) || others.contains($0) ? "fee" : "fx" }
    #expect(try !search(table, hidden: hidden, causes: causes).isWithinChance)
    let named = (0..<400).map { causes[$0] == "fee" ? "t-a" : "t-\($0 % 9)" }
    let honest = Column("template", .categories(Categories(named)))
    #expect(try !search(table, hidden: [honest]).isWithinChance)
    #expect(try search(table, hidden: [honest], causes: causes).isWithinChance)
  }

  @Test func `rows of one event count once`() throws {
    // Ten rows of one event on end are no leak of order, though ten rows by lot would be.
    let plain = PlainTable(rows: 400, seed: 9)
    let time = Instant(seconds: 0)
    let event = TrueEvent(
      id: "e", kind: "k", severity: 1, rows: Array(200..<210), start: time, end: time,
      earliestKnowable: time, impactMinor: 0)
    let rows = (0..<400).map { row in
      (200..<210).contains(row) ? TrueRow(label: .anomalous, event: 0) : TrueRow(label: .normal)
    }
    let assay = Assay(GroundTruth(rows: rows, events: [event]), rows: Array(0..<400))
    let result = try #require(probe.results(in: try plain.table(), assay).last)
    #expect(result.anomalies == 1 && result.isWithinChance)
  }

  @Test func `labels that were dealt out at random do not leak`() throws {
    let leaks = try (0..<20 as Range<UInt64>).count { seed in
      let plain = PlainTable(rows: 300, seed: 200 + seed)
      let anomalous = Set(RandomStream.picked(15, of: 300, seed: seed))
      return !probe.results(in: try plain.table(), plain.assay(anomalous.contains))[0]
        .isWithinChance
    }
    #expect(leaks <= 4)
  }

  @Test func `a certificate says which kinds a trace is the content of`() {
    let left = LeakProbe.leftOut(among: ["omitted_fields", "balance_break", "decimal_shift"])
    #expect(left.map(\.trace) == ["digits", "gaps"])
    #expect(left.map(\.kinds) == [["decimal_shift"], ["omitted_fields"]])
  }
}

extension PlainTable {
  /// Names the rows in order, those that are meant behind all others.
  fileprivate mutating func rename(_ isMeant: [Bool]) {
    let order = isMeant.indices.filter { !isMeant[$0] } + isMeant.indices.filter { isMeant[$0] }
    for (number, row) in order.enumerated() { names[row] = Int64(number + 1) }
  }

  /// Has the rows that are meant be the first of their days.
  fileprivate mutating func sort(_ isMeant: [Bool]) {
    for row in days.indices {
      days[row] = Day(Int32(isMeant[row] ? 20_000 + row : 19_000 + row % 3))
    }
  }
}

extension RandomStream {
  /// Some of the indices below a total.
  fileprivate static func picked(_ count: Int, of total: Int, seed: UInt64) -> [Int] {
    var draws = RandomStream(seed: seed, name: "picked")
    return draws.sample(count, of: total)
  }
}
