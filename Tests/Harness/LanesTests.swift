import RingtruePlatform
import Testing

@testable import RingtrueHarness

@Suite struct `The lanes of a run` {
  /// Who is at work, who was, and how many were at once.
  private struct Watched {
    var (running, most) = (0, 0)
    var begun: [Int] = []
  }

  @Test(arguments: [1, 2, 5])
  func `let so many work at once and no more, in the order in which they came`(count: Int) throws {
    let watched = Guarded(Watched())
    let (done, full) = (try Flag(), try Flag())
    let lanes = Lanes(count)
    for place in 0..<40 {
      lanes.run {
        let isFull = watched.withLock { watched in
          watched.running += 1
          watched.most = max(watched.most, watched.running)
          watched.begun.append(place)
          return watched.running == count
        }
        // All lanes are taken before the first is given free.
        if isFull { full.raise() }
        full.wait(atMost: .seconds(60))
        let isLast = watched.withLock { watched in
          watched.running -= 1
          return watched.running == 0 && watched.begun.count == 40
        }
        if isLast { done.raise() }
      }
    }
    #expect(done.wait(atMost: .seconds(60)))
    watched.withLock { watched in
      #expect(watched.most == count)
      #expect(watched.begun.sorted() == Array(0..<40))
      if count == 1 { #expect(watched.begun == Array(0..<40)) }
    }
  }

  @Test func `are free again when all is done`() throws {
    let lanes = Lanes(1)
    for _ in 0..<3 {
      let done = try Flag()
      lanes.run { done.raise() }
      #expect(done.wait(atMost: .seconds(60)))
    }
  }
}
