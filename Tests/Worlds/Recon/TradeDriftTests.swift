import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct ChangesOfTrading {
  #if DEBUG
    static let rows = 12_000
  #else
    static let rows = 200_000
  #endif

  private func world(_ drifts: [TradeDrift], errorRate: Double = 0.01) throws -> Reconciliation {
    var plan = try ReconPlan(
      rows: Self.rows, months: 12, instruments: 80, errorRate: errorRate)
    plan.drifts = drifts
    return Reconciliation(plan, seed: 11, threads: 2)
  }

  /// The one change of a world, the place of its desk, and the trading day on which it begins.
  private func told(_ world: Reconciliation) throws -> (drift: TrueDrift, desk: Int, first: Int) {
    let drift = try #require(world.market.drifts.first)
    let desk = try #require(Desks.all.firstIndex { "desk " + $0.id == drift.segment })
    let first = world.market.calendar.days.firstIndex { Instant($0) == drift.start }
    return (drift, desk, try #require(first))
  }

  @Test(arguments: TradeDrifts.all.map(\.id))
  func `it changes trades of its desk from its day on, and nothing else`(_ id: String) throws {
    let (steady, changed) = try (world([]), world([try #require(TradeDrift(id, severity: 1))]))
    let (drift, desk, first) = try told(changed)
    let isConcerned = { (trade: Trade) in trade.desk == desk && trade.day >= first }
    #expect(
      steady.trades.filter { !isConcerned($0) } == changed.trades.filter { !isConcerned($0) })
    let views = { (world: Reconciliation) in
      (0..<world.risk.count).map { world.risk[$0] }.filter {
        isConcerned(world.trades[Int($0.group)])
      }.map { [Int64($0.settleDate.number), $0.entry, $0.face] }
    }
    #expect(Set(views(steady)) != Set(views(changed)))
    #expect(drift.from != drift.to && drift.start < drift.end && drift.id == "D1")
    let law = try #require(TradeDrifts.all.first { $0.id == id })
    #expect(KindCard.all.first { $0.id == law.kind }?.traces.contains("recon") == true)
  }

  @Test func `one that is off leaves every byte, and keeps its place in the list`() throws {
    let off = try #require(TradeDrift("lots_grow", isOn: false))
    let on = try #require(TradeDrift("feed_slows"))
    let (steady, silent, both) = try (world([]), world([off]), world([off, on]))
    #expect(silent.market.drifts == [] && silent.capture == steady.capture)
    #expect(silent.risk == steady.risk)
    #expect(both.market.drifts.map(\.id) == ["D2"])
  }

  @Test func `no row is anomalous because of it, and the truth tells of it`() throws {
    let drifts = TradeDrifts.all.compactMap { TradeDrift($0.id, severity: 1) }
    let truth = try world(drifts, errorRate: 0).breaks(taxonomy: .standard).groundTruth()
    #expect(truth.labels.anomalousCount == 0)
    #expect(truth.drifts.map(\.shape) == [.gradual, .seasonal, .abrupt, .abrupt])
  }

  @Test func `lots come to be as much larger as is told`() throws {
    let steady = try world([])
    let changed = try world([try #require(TradeDrift("lots_grow", severity: 1))])
    let (drift, desk, first) = try told(changed)
    #expect(drift.parameter == "log_mean_lot" && abs(drift.to - 0.6) < 0.01)
    let sizes = Dictionary(
      uniqueKeysWithValues: steady.trades.filter { $0.desk == desk }.map { ($0.key, $0.face) })
    let end = changed.market.calendar.place(
      of: Day(reading: "\(drift.end)".prefix(10).description)!)
    func rise(_ days: Range<Int>) -> Double {
      let ratios = changed.trades.filter { $0.desk == desk && days.contains($0.day) }.map {
        Elementary.log(Double($0.face) / Double(sizes[$0.key] ?? 0))
      }
      return ratios.reduce(0, +) / Double(ratios.count)
    }
    #expect(abs(rise(end..<changed.market.calendar.tradingDays) - 0.6) < 0.05)
    let middle = rise(first..<end)
    #expect((0.2...0.4).contains(middle), "\(middle)")
  }

  @Test func `a busy desk deals as much more as is told, and then as before`() throws {
    let steady = try world([])
    let changed = try world([try #require(TradeDrift("desk_busier", severity: 1))])
    let (drift, desk, first) = try told(changed)
    let length = try #require(
      changed.market.calendar.days[first...].firstIndex { Instant($0) == drift.end })
    let count = { (world: Reconciliation) in
      Double(world.trades.count { $0.desk == desk && (first..<length).contains($0.day) })
    }
    #expect(drift.to == 1.35)
    #expect(abs(count(changed) / count(steady) - 1.35) < 0.12)
    #expect(changed.trades.last == steady.trades.last)
  }

  @Test func `a slow feed is late as many times more often as is told`() throws {
    let changed = try world([try #require(TradeDrift("feed_slows", severity: 1))])
    let (drift, desk, first) = try told(changed)
    let late = try #require(Mishaps.benign.firstIndex { $0.id == Mishaps.lateFeed })
    let days = changed.trades.indices.filter { changed.trades[$0].desk == desk }
    let (after, all) = days.filter { changed.trades[$0].day >= first }.reduce(into: (0, 0)) {
      $0.1 += 1
      if changed.benign[$1] == UInt8(late) { $0.0 += 1 }
    }
    #expect(drift.from == 0.006 && abs(drift.to - 0.036) < 1e-12)
    #expect(abs(Double(after) / Double(all) - drift.to) < 0.018, "\(after) of \(all)")
  }

  @Test func `deals settle a business day sooner in the eyes of both systems`() throws {
    let steady = try world([], errorRate: 0)
    let changed = try world(
      [try #require(TradeDrift("settlement_shortens"))], errorRate: 0)
    let (drift, desk, first) = try told(changed)
    #expect(drift.from == 2 && drift.to == 1)
    let calendar = changed.market.calendar
    for system in TradingSystem.allCases {
      let (old, new) = (steady[system], changed[system])
      #expect(old.count == new.count)
      for row in 0..<new.count where steady.benign[Int(new[row].group)] == TradeBook.none {
        let trade = changed.trades[Int(new[row].group)]
        let isSooner = trade.desk == desk && trade.day >= first
        let places = [old, new].map { calendar.place(of: $0[row].settleDate) }
        // Holidays of their own may come between for foreign deals.
        let isForeign = changed.market.instruments[trade.instrument].currency != 0
        #expect(places[0] - places[1] == (isSooner ? 1 : 0) || isForeign)
      }
    }
  }
}
