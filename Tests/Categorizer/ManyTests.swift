import RingtrueCore
import Synchronization
import Testing

@testable import RingtrueCategorizer

@Suite struct ManyTests {
  /// Waits a while for each message, and remembers how many were under way at once.
  private final class Slow: Categorizing {
    let id = "slow"
    let pause: Duration
    let counts = Mutex((now: 0, most: 0, messages: 0))

    /// How many messages there were.
    var messages: Int { counts.withLock { $0.messages } }
    /// How many of them were under way at once.
    var most: Int { counts.withLock { $0.most } }

    init(_ pause: Duration) { self.pause = pause }

    func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
      counts.withLock { counts in
        counts.now += 1
        counts.messages += 1
        counts.most = max(counts.most, counts.now)
      }
      let isDone = (try? await Task.sleep(for: pause)) != nil
      counts.withLock { $0.now -= 1 }
      return requests.map { request in
        isDone
          ? .success(
            CategoryReply(CategoryAnswer(bucket: request.id), provenance: Provenance(.asked)))
          : .failure(CategoryFailure(.cancelled, "stopped"))
      }
    }
  }

  private let requests = Desk(103).requests

  @Test(arguments: [(1, 1), (1, 32), (10, 4), (7, 3), (1000, 8)])
  func `gives all outcomes in order, in messages of a size, so many at once`(
    _ batch: Int, _ inFlight: Int
  ) async {
    let slow = Slow(.milliseconds(1))
    var told = 0
    let outcomes = await slow.categorize(
      requests, pace: CategorizerPace(batch: batch, inFlight: inFlight),
      telling: { told += $0.count })
    #expect(outcomes.map(\.bucket) == requests.map(\.id))
    #expect(told == requests.count)
    #expect(slow.most <= inFlight)
    #expect(slow.messages == (requests.count + batch - 1) / batch)
  }

  @Test func `ends soon after it is asked to, with all that is missing told`() async {
    let slow = Slow(.seconds(1000))
    let outcomes = await slow.categorize(
      requests, pace: CategorizerPace(inFlight: 4),
      isStopped: { slow.messages == 4 })
    #expect(outcomes.count == requests.count)
    #expect(outcomes.allSatisfy { $0.bucket == nil })
    #expect(slow.messages == 4)
  }

  @Test func `nothing takes no time`() async {
    #expect(await Slow(.seconds(1000)).categorize([], pace: CategorizerPace()).isEmpty)
  }
}
