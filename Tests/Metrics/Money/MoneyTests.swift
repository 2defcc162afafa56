import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueMetrics

@Suite struct `Metrics of money` {
  /// Of 100, 50 and 7 lost, the first is caught, with one false alert and two quiet rows.
  static let losses: Losses? = try? Losses(
    amountsMinor: [10_000, -5000, 700, 900, 30, 40, 99],
    flags: [true, false, false, true, false, false, true],
    labels: Labels([.anomalous, .anomalous, .anomalous, .normal, .normal, .normal, .unlabelled]),
    costs: AlertCosts(perAlert: 3, perMiss: 1))

  static var evidence: Evidence {
    var evidence = Evidence()
    evidence.losses = losses
    return evidence
  }

  @Test(
    arguments: [
      ("value-detection-rate", 100 / 157.0), ("money-missed", 57), ("largest-miss", 50),
      ("expected-cost", 65 / 6.0), ("cost-savings", 1 - 65 / 18.0),
    ] as [(String, Double)])
  func `equal their definitions`(_ id: String, _ wanted: Double) throws {
    let found = try value(id, Self.evidence)
    #expect(isClose(found, wanted), "\(id): \(found), not \(wanted)")
  }

  @Test func `know when costs are not given and when nothing can be lost`() throws {
    var evidence = Evidence()
    evidence.losses = try Losses(amountsMinor: [5], flags: [true], labels: Labels([.normal]))
    #expect(throws: Undefined.notGiven("costs")) { try value("expected-cost", evidence) }
    #expect(throws: Undefined.self) { try value("value-detection-rate", evidence) }
    #expect(try value("money-missed", evidence) == 0)
  }

  @Test func `have intervals, but for the largest miss`() throws {
    let measure = try #require(Metrics.named("money-missed")).measure(Self.evidence)
    let interval = try measure.interval.get()
    #expect(interval.low <= 57 && interval.high >= 57)
    let largest = try #require(Metrics.named("largest-miss")).measure(Self.evidence)
    #expect(throws: Undefined.self) { try largest.interval.get() }
  }

  @Test(arguments: [(false, [Int64](repeating: 5, count: 10)), (true, [5, 5, 5, 5, 0, 0])])
  func `have an interval of some width where all or none of the money is found`(
    isFlagged: Bool, amounts: [Int64]
  ) throws {
    var evidence = Evidence()
    evidence.losses = try Losses(
      amountsMinor: amounts + [7], flags: amounts.map { _ in isFlagged } + [false],
      labels: Labels(amounts.map { _ in .anomalous } + [.normal]))
    let worth = amounts.count { $0 > 0 }
    let exact = Proportion(isFlagged ? worth : 0, of: worth).clopperPearson()
    let share = try #require(Metrics.named("value-detection-rate")).measure(evidence)
    let found = try share.interval.get()
    #expect(isClose(found.low, exact.low) && isClose(found.high, exact.high))
    guard isFlagged else { return }
    let missed = try #require(Metrics.named("money-missed")).measure(evidence)
    #expect(isClose(try missed.interval.get().high, 0.2 * (1 - exact.low)))
  }

  @Test func `count a large amount among small ones as little more than one`() throws {
    let losses = try Losses(
      amountsMinor: [10_000, 1, 1, 1], flags: [false, false, false, false],
      labels: Labels([.anomalous, .anomalous, .anomalous, .anomalous]))
    #expect(losses.worth > 1 && losses.worth < 1.001)
  }

  @Test func `add up cents beyond what a double can hold`() throws {
    var evidence = Evidence()
    evidence.losses = try Losses(
      amountsMinor: [1 << 53, 1, 1 << 53], flags: [true, false, false],
      labels: Labels([.anomalous, .anomalous, .normal]), minorPerMajor: 1)
    #expect(try value("money-missed", evidence) == 1)
  }
}

@Suite struct `A cost curve` {
  @Test func `runs from flagging nothing to flagging everything`() throws {
    let curve = try CostCurve(
      scores: [4, 3, 3, 1], labels: Labels([.anomalous, .normal, .anomalous, .normal]),
      amountsMinor: [1000, 500, 200, 100], costs: AlertCosts(perAlert: 1))
    #expect(curve.points.map(\.alerts) == [0, 1, 3, 4])
    #expect(curve.points.map(\.cost) == [12, 3, 3, 4])
    #expect(curve.cheapest?.threshold == 4)
  }
}

@Suite struct `A day's work` {
  /// Two days: accounts 0 and 1 are compromised on the first, 1 and 2 on the second.
  static let evidence: Evidence = {
    var evidence = Evidence()
    evidence.workload = try? Workload(
      scores: [9, 8, 7, 6, 9, 8, 7, 1],
      labels: Labels([
        .anomalous, .normal, .anomalous, .normal, .anomalous, .anomalous, .normal, .normal,
      ]),
      days: [1, 1, 1, 1, 2, 2, 2, 2], accounts: Clusters([0, 3, 1, 4, 0, 2, 3, 1]))
    return evidence
  }()

  @Test(
    arguments: [
      ("daily-recall@rows=1", 2 / 4.0), ("daily-recall@rows=2", 3 / 4.0),
      ("daily-recall@rows=100", 1),
      // Account 0 is found on the first day and out on the second, where 2 then comes first.
      ("card-precision@k=1", 1), ("daily-recall@accounts=1", 2 / 3.0),
      ("card-precision@k=2", 2 / 4.0), ("daily-recall@accounts=3", 1),
    ] as [(String, Double)])
  func `finds what fits into it`(_ id: String, _ wanted: Double) throws {
    let found = try value(id, Self.evidence)
    #expect(isClose(found, wanted), "\(id): \(found), not \(wanted)")
  }

  @Test func `shares the room left among tied rows`() throws {
    var evidence = Evidence()
    evidence.workload = try Workload(
      scores: [5, 4, 4, 4], labels: Labels([.normal, .anomalous, .normal, .normal]),
      days: [0, 0, 0, 0])
    #expect(try isClose(value("daily-recall@rows=2", evidence), 1 / 3.0))
    #expect(throws: Undefined.notGiven("accounts")) { try value("card-precision@k=1", evidence) }
  }

  /// Days drawn by chance, with ties and accounts that come again, counted the slow way.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `finds what a count day by day finds`(_ seed: UInt64) throws {
    let draws = RandomStream(seed: seed, name: "days")
    func draw(_ place: Int, _ name: Int, below limit: Int) -> Int {
      draws.entity(place)[UInt64(name)].integer(in: 0..<limit)
    }
    let rows = Array(0..<60)
    let scores = rows.map { Double(draw($0, 0, below: 8)) }
    let isAnomalous = rows.map { draw($0, 1, below: 3) == 0 }
    let (days, accounts) = (rows.map { $0 / 15 }, rows.map { draw($0, 2, below: 9) })
    let numbers = Clusters(accounts)
    let work = try Workload(
      scores: scores, labels: Labels(isAnomalous.map { $0 ? .anomalous : .normal }), days: days,
      accounts: numbers)
    for capacity in [1, 2, 5, 100] {
      var known: Set<UInt32> = []
      let wanted = (0..<4).map { day -> [Int] in
        let open = rows.filter { days[$0] == day && !known.contains(numbers.rows[$0]) }
        let groups = Dictionary(grouping: open) { numbers.rows[$0] }
        let ranked = groups.sorted {
          ($1.value.map { scores[$0] }.max() ?? 0, $0.key)
            < ($0.value.map { scores[$0] }.max() ?? 0, $1.key)
        }
        let bad = ranked.filter { $0.value.contains { isAnomalous[$0] } }
        let found = ranked.prefix(capacity).filter { $0.value.contains { isAnomalous[$0] } }
        known.formUnion(found.map(\.key))
        return [found.count, bad.count]
      }
      #expect(
        work.accountsFound(capacity: capacity).map { [Int($0.found), Int($0.whole)] } == wanted)
    }
  }

  @Test func `has an interval over days`() throws {
    let measure = try #require(Metrics.named("daily-recall@rows=1")).measure(Self.evidence)
    #expect(try measure.interval.get().method == "day-bootstrap-percentile(2000)")
  }
}

@Suite struct `A campaign` {
  static let evidence: Evidence = {
    func row(_ hour: Int64, _ flag: Bool, _ amount: Int64) -> Campaigns.Row {
      Campaigns.Row(time: Instant(seconds: hour * 3600), isFlagged: flag, amountMinor: amount)
    }
    var evidence = Evidence()
    evidence.campaigns = Campaigns([
      Campaigns.Campaign(
        earliestKnowable: Instant(seconds: 3600),
        rows: [row(1, false, 100), row(3, true, 200), row(5, true, 300)]),
      // The alert before anything could be known is luck.
      Campaigns.Campaign(
        earliestKnowable: Instant(seconds: 7200), rows: [row(1, true, 400), row(2, false, 1000)]),
      Campaigns.Campaign(earliestKnowable: Instant(seconds: 0), rows: [row(8, true, 500)]),
    ])
    return evidence
  }()

  @Test(
    arguments: [
      ("event-recall", 2 / 3.0), ("alert-delay", 5), ("alert-delay-median", 5),
      ("money-lost-before-alert", 15), ("loss-before-alert", 1500 / 2500.0),
    ] as [(String, Double)])
  func `is noticed late or never`(_ id: String, _ wanted: Double) throws {
    let found = try value(id, Self.evidence)
    #expect(isClose(found, wanted), "\(id): \(found), not \(wanted)")
  }

  @Test func `has no delay without an alert, and nothing without events`() throws {
    var evidence = Evidence()
    evidence.campaigns = Campaigns([])
    #expect(throws: Undefined.self) { try value("event-recall", evidence) }
    evidence.campaigns = Campaigns([
      Campaigns.Campaign(earliestKnowable: Instant(seconds: 0), rows: [])
    ])
    #expect(throws: Undefined.nothingFlagged) { try value("alert-delay", evidence) }
  }

  @Test func `comes from a truth without decoys and collateral rows`() throws {
    var truth = GroundTruth(Labels([.anomalous, .anomalous, .anomalous]))
    truth.rows[1].role = .collateral
    let start = Instant(seconds: 0)
    let event = TrueEvent(
      id: "e", kind: "k", severity: 1, rows: [0, 1], start: start, end: start,
      earliestKnowable: start, impactMinor: 5)
    var decoy = event
    decoy.decoyOf = "k"
    truth.events = [event, decoy]
    var evidence = Evidence()
    evidence.campaigns = Campaigns(
      truth, times: [start, start, start], flags: [false, true, true], amountsMinor: [100, 900, 1])
    #expect(try value("event-recall", evidence) == 0)
    #expect(try value("money-lost-before-alert", evidence) == 1)
  }
}
