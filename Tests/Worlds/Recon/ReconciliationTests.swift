import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct ReconciliationWorldTests {
  func world(
    rows: Int = 6000, seed: UInt64 = 7, threads: Int = 1, errorRate: Double = 0.006,
    without: Set<String> = []
  ) throws -> Reconciliation {
    try Reconciliation(
      ReconPlan(
        rows: rows, months: 4, instruments: 80, errorRate: errorRate, without: without),
      seed: seed, threads: threads)
  }

  @Test func `a seed makes the same world on one thread and on two`() throws {
    let (one, two) = (try world(), try world(threads: 2))
    #expect(one.capture == two.capture && one.risk == two.risk)
    #expect(try one.table(.risk) == two.table(.risk))
    #expect(one.spans.map(\.group) == two.spans.map(\.group))
    #expect(try world(seed: 8).capture != one.capture)
  }

  @Test func `it has about as many rows as were asked for`() throws {
    for seed in 0..<3 as Range<UInt64> {
      let rows = try world(seed: seed).rowCount
      #expect((5000...7000).contains(rows), "\(rows) rows")
    }
  }

  @Test func `three trades in a hundred break, and most breaks are ordinary`() throws {
    #if DEBUG
      let world = try world(rows: 40_000)
    #else
      let world = try world(rows: 400_000)
    #endif
    let rate = Double(world.spans.count) / Double(world.trades.count)
    let errors = Double(world.events.count) / Double(world.spans.count)
    #expect((0.02...0.045).contains(rate), "\(rate)")
    #expect((0.12...0.35).contains(errors), "\(errors)")
  }

  @Test func `each error asked for is placed, and breaks its trade, on many tiny seeds`() throws {
    #if DEBUG
      let seeds = 0..<12 as Range<UInt64>
    #else
      let seeds = 0..<2000 as Range<UInt64>
    #endif
    for seed in seeds {
      let world = try Reconciliation(
        ReconPlan(rows: 2000, months: 2, instruments: 80, errorRate: 0.02, severity: 0...1),
        seed: seed)
      #expect(ReconVerifier(world).faults() == [], "seed \(seed)")
    }
  }

  @Test func `the verifier finds what is planted`() throws {
    let sound = ReconVerifier(try world(errorRate: 0.02))
    #expect(sound.faults() == [] && sound.events.count > 20)
    let first = sound.events[0]
    var lost = sound
    lost.events.removeFirst()
    let wanted = sound.requested[first.mishap.id] ?? 0
    #expect(lost.faults() == ["\(wanted - 1) of \(wanted) of '\(first.mishap.id)' are placed"])
    var doubled = sound
    doubled.events.append(first)
    #expect(doubled.faults().contains("trade \(first.group) has more than one error"))
    var silent = sound
    silent.broken.remove(first.group)
    #expect(silent.faults().count == 1 && silent.faults()[0].contains("unbroken"))
  }

  @Test func `turning one error off restores its trades and touches no other`() throws {
    let whole = try world(rows: 8000, errorRate: 0.05)
    for mishap in Mishaps.errors {
      let other = try world(rows: 8000, errorRate: 0.05, without: [mishap.id])
      let mine = Set(whole.events.filter { $0.mishap.id == mishap.id }.map(\.group))
      #expect(!mine.isEmpty, "\(mishap.id) never happened")
      for system in TradingSystem.allCases {
        let (with, without) = (lines(whole[system]), lines(other[system]))
        let changed = Set(with.keys).union(without.keys).filter { with[$0] != without[$0] }
        #expect(changed.isSubset(of: mine), "\(mishap.id) moved others")
      }
      #expect(other.events.map(\.group) == whole.events.map(\.group).filter { !mine.contains($0) })
    }
  }

  @Test func `turning an imperfection off touches only its own trades`() throws {
    let whole = try world()
    for (place, mishap) in Mishaps.benign.enumerated() {
      let other = try world(without: [mishap.id])
      #expect(whole.benign == other.benign)
      for system in TradingSystem.allCases {
        let (with, without) = (lines(whole[system]), lines(other[system]))
        let changed = with.keys.filter { with[$0] != without[$0] }
        #expect(changed.allSatisfy { whole.benign[$0] == UInt8(place) }, "\(mishap.id)")
      }
    }
  }

  @Test func `the clean twin is what the world would have been`() throws {
    let world = try world()
    let twin = world.cleanTwin()
    #expect(twin.events.isEmpty)
    for system in TradingSystem.allCases {
      let (dirty, clean) = (lines(world[system]), lines(twin[system]))
      for event in world.events { #expect(clean[event.group] ?? [] == event.clean[system]) }
      let changed = Set(dirty.keys).union(clean.keys).filter { dirty[$0] != clean[$0] }
      #expect(changed.isSubset(of: Set(world.events.map(\.group))))
    }
  }

  /// The lines of a system, trade by trade.
  func lines(_ bookings: Bookings) -> [Int: [Booking]] {
    Dictionary(grouping: (0..<bookings.count).map { bookings[$0] }) { Int($0.group) }
  }

  @Test func `the cells that truth names are all that differ from the twin`() throws {
    let world = try world(errorRate: 0.02)
    let twin = world.cleanTwin()
    for system in TradingSystem.allCases {
      let (table, clean) = (try world.table(system), try twin.table(system))
      let truth = world.truth(of: system)
      #expect(truth.rows.count == table.rowCount)
      #expect(truth.cells.contains { $0.isRoot } && truth.cells.contains { !$0.isRoot })
      for cell in truth.cells {
        #expect(try table.column(cell.column).text(cell.row) == cell.injected)
        #expect(cell.clean != cell.injected)
      }
      for event in truth.events {
        let columns = Set(
          truth.cells.filter { truth.events[$0.event].id == event.id }.map(\.column))
        let mishap = try #require(event.parameters["mishap"]?.string)
        let roots = try #require(Mishaps.all.first { $0.id == mishap }).roots
        #expect(columns.isEmpty || !columns.isDisjoint(with: roots), "\(mishap): \(columns)")
      }
      #expect(abs(clean.rowCount - table.rowCount) < 5 * world.events.count)
    }
  }

  @Test func `the parts of a block add up to its face`() throws {
    let world = try Reconciliation(ReconPlan(rows: 5000, errorRate: 0), seed: 3)
    let starts = Starts(world.capture, world.risk, groups: world.trades.count)
    for (group, trade) in world.trades.enumerated() where trade.lines > 1 {
      let rows = starts.rows(of: group).risk
      #expect(rows.count == trade.lines)
      #expect(rows.reduce(0) { $0 + world.risk.face[$1] } == trade.face)
      #expect(rows.allSatisfy { world.risk.face[$0] > 0 })
    }
    let blocks = world.trades.count { $0.lines > 1 }
    #expect((0.2...0.3).contains(Double(blocks) / Double(world.trades.count)))
  }

  @Test func `impossible plans are told of all at once`() {
    let problems = #expect(throws: Problems.self) {
      try ReconPlan(rows: 1, months: 0, errorRate: 0.5, without: ["late_fed"])
    }
    #expect(problems?.count == 4)
    #expect("\(problems as Any)".contains("late_feed"))
  }
}
