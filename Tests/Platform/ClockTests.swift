import CPlatform
import Testing

@testable import RingtruePlatform

@Suite struct `The system's clock` {
  let clock = SystemClock()

  @Test func `never goes back`() {
    let readings = (0..<1000).map { _ in clock.nanoseconds }
    #expect(readings == readings.sorted())
  }

  @Test func `measures a sleep as no shorter than it was`() async throws {
    let start = clock.nanoseconds
    try await clock.sleep(for: .milliseconds(20))
    #expect(clock.elapsed(since: start) >= .milliseconds(20))
    #expect(clock.wall > WallTime(seconds: 1_700_000_000))
  }

  @Test func `counts the work of its thread and not its sleep`() {
    let before = clock.threadNanoseconds
    cp_pause(30_000_000)
    #expect(clock.threadNanoseconds - before < 15_000_000)
  }
}

@Suite struct `A manual clock` {
  @Test func `stands still until it is moved`() {
    let clock = ManualClock(at: WallTime(seconds: 100, nanoseconds: 900_000_000))
    #expect(clock.nanoseconds == 0)
    clock.advance(by: .milliseconds(1200))
    #expect(clock.nanoseconds == 1_200_000_000)
    #expect(clock.wall == WallTime(seconds: 102, nanoseconds: 100_000_000))
    clock.advance(by: .seconds(-5))
    #expect(clock.nanoseconds == 1_200_000_000)
  }

  @Test func `wakes each sleeper when its time has come`() async throws {
    let clock = ManualClock()
    async let short: Void = clock.sleep(for: .seconds(1))
    async let long: Void = clock.sleep(for: .seconds(3))
    while clock.sleeperCount < 2 { await Task.yield() }
    clock.advance(by: .milliseconds(999))
    #expect(clock.sleeperCount == 2)
    clock.advance(by: .milliseconds(1))
    #expect(clock.sleeperCount == 1)
    try await short
    clock.advance(by: .seconds(60))
    try await long
  }

  @Test func `lets a cancelled sleeper go`() async throws {
    let clock = ManualClock()
    let task = Task { try await clock.sleep(for: .seconds(1)) }
    while clock.sleeperCount < 1 { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeperCount == 0)
    try await clock.sleep(for: .zero)
  }
}

@Suite struct `A duration` {
  @Test func `is counted in nanoseconds`() {
    #expect(Duration.seconds(3).inNanoseconds == 3_000_000_000)
    #expect(Duration.nanoseconds(-7).inNanoseconds == -7)
    #expect(Duration.milliseconds(250).inSeconds == 0.25)
    #expect(Duration.seconds(Int64.max).inNanoseconds == .max)
  }
}
