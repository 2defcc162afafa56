import Dispatch
import Testing

@testable import RingtruePlatform

@Suite struct `A guarded value` {
  private struct Failed: Error, Equatable {}

  @Test func `is touched by one thread at a time`() {
    let counter = Guarded((first: 0, second: 0))
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<1000 {
        counter.withLock {
          $0.first += 1
          $0.second = $0.first * 2
        }
      }
    }
    #expect(counter.withLock { $0.first } == 8000)
    #expect(counter.withLock { $0.second } == 16_000)
  }

  @Test func `is free again when a use of it fails`() {
    let counter = Guarded(1)
    #expect(throws: Failed.self) {
      try counter.withLock { value throws(Failed) in
        value = 2
        throw Failed()
      }
    }
    #expect(counter.withLock { $0 } == 2)
  }
}
