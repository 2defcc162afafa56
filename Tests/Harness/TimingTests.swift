import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueHarness

@Suite struct `The timed lane` {
  @Test func `lets two systems take turns, A B B A`() {
    let turns = Guarded([String]())
    func work(_ name: String) -> () throws -> Void {
      { turns.withLock { $0.append(name) } }
    }
    let lane = TimedLane(timing: .full) { turns.withLock { $0.count >= 8 } }
    let times = lane.repeated([work("A"), work("B")])
    #expect(turns.withLock { $0.joined() } == "ABBAABBA")
    // The first of each warms up.
    #expect(times.map(\.count) == [3, 3])
  }

  @Test func `drops the first repetition unless it is the only one`() {
    let lane = TimedLane(timing: .quick) { false }
    let clock = SystemClock()
    let slow = lane.repeated([
      {
        let began = clock.nanoseconds
        while clock.elapsed(since: began) < .milliseconds(12) {}
      }
    ])
    #expect(slow[0].count == 1)
    struct Broken: Error {}
    #expect(lane.repeated([{ throw Broken() }]) == [[]])
  }

  @Test func `counts what rows wait for that come while another is scored`() throws {
    let lane = TimedLane(timing: .quick, load: 1000) { false }
    let clock = SystemClock()
    let times = lane.waits(
      for: {
        let began = clock.nanoseconds
        while clock.elapsed(since: began) < .milliseconds(2) {}
      }, under: 1000, seed: 1)
    // Twice as many rows come as can be scored: half of them wait at the end, for as long as all of
    // it took, although each is scored in two milliseconds.
    #expect((200...400).contains(times.count))
    #expect(times.sorted()[times.count / 2] > 50_000_000)
    #expect(times.allSatisfy { $0 > 0 })
  }

  @Test func `lets rows come no longer than it takes to know what they wait for`() {
    var even = WaitBlocks()
    var growing = WaitBlocks()
    var counts = (even: 0, growing: 0)
    let waits = (0..<1000).map { 1000 + $0 * 7919 % 100 }
    for count in 1...waits.count {
      let times = Array(waits.prefix(count))
      if !even.isNarrow { (counts.even, _) = (count, even.add(times)) }
      let longer = times.enumerated().map { $0.offset * $0.offset }
      if !growing.isNarrow { (counts.growing, _) = (count, growing.add(longer)) }
    }
    #expect(counts.even == 500 && counts.growing == 1000)
  }

  @Test func `draws the same arrivals each time`() {
    let lane = TimedLane(timing: .quick, load: 300) { false }
    let counts = (0..<2).map { _ in lane.waits(for: {}, under: 300, seed: 7).count }
    #expect(counts[0] == counts[1] && counts[0] > 50)
  }

  @Test func `has no range of times that ends behind the longest`() {
    var taken = TimedLane.Taken()
    taken.add(.row, rows: 1, [1000, 5001, 5003])
    #expect(taken.times[0].buckets.map(\.nanoseconds) == [1000, 5003])
    #expect(taken.times[0].buckets.map(\.count) == [1, 2])
  }
}

@Suite struct `Waves of trials` {
  private func planned(_ systems: String) throws -> [PlannedTrial] {
    var planner = Planner()
    planner.without = Set(SystemChoice.controls).subtracting(["constant"])
    return try planner.plan([
      (try smallScenario(systems: systems, more: "replicates: 2,"), nil)
    ]).trials
  }

  @Test func `are few where times are taken, and leave the oracle to itself`() throws {
    let trials = try planned(#""robust-z", "hbos", "kmeans", "lof""#)
    let timed = Wave.all(of: trials, width: 1, isTimed: true)
    #expect(timed.map(\.trials.count) == Array(repeating: 1, count: trials.count))
    let plain = Wave.all(of: trials, width: 1, isTimed: false)
    #expect(plain.map(\.trials.count) == [trials.count - 1, 1])
    #expect(plain[1].trials[0].trial.system == SystemChoice.oracle)
  }

  @Test func `time two systems together, repetition by repetition`() throws {
    let trials = try planned(#""isolation-forest:trees=5", "kmeans""#)
    let waves = Wave.all(of: trials, width: 1, isTimed: true)
    let attempts = waves[0].trials.map {
      Attempt(report: TrialReport($0.trial, data: "", .scored([])))
    }
    let groups = waves[0].groups(of: attempts).map { $0.compactMap { $0.report?.trial.replicate } }
    #expect(groups.filter { $0.count == 2 } == [[0, 0], [1, 1]])
    let three = Wave.all(of: try planned(#""hbos", "kmeans", "lof""#), width: 2, isTimed: true)
    #expect(three.allSatisfy { wave in !wave.isDuel })
  }
}

@Suite struct `A run that is patient` {
  @Test func `gives up on work that goes on when the run is to stop`() async throws {
    let (stop, release) = (StopRequest(), try Flag())
    let patience = Patience(until: stop)
    #expect(await patience.wait { 7 } == 7)
    let given = await patience.wait {
      stop.make()
      return release.wait()
    }
    #expect(given == nil)
    #expect(await patience.wait { 7 } == nil)
    release.raise()
  }
}
