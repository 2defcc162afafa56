public import RingtrueCore
internal import RingtruePlatform

/// How many requests are put into one message, and how many messages are under way at once.
public struct CategorizerPace: Sendable, Equatable {
  /// Requests in a message.
  public var batch: Int
  /// Messages under way.
  public var inFlight: Int

  /// One request a message, eight messages at once, unless told otherwise.
  public init(batch: Int = 1, inFlight: Int = 8) {
    precondition(batch > 0 && inFlight > 0, "a pace of nothing has no end")
    self.batch = batch
    self.inFlight = inFlight
  }
}

extension Categorizing {
  /// Asks about any number of requests, some at once, and tells each message's outcomes as they come.
  ///
  /// The outcomes are in the order of the requests. When `isStopped` says so, what is under way ends
  /// within a moment, and all that has no outcome is `cancelled`. Memory: what is under way, and the
  /// outcomes.
  public func categorize(
    _ requests: [CategoryRequest], pace: CategorizerPace,
    isStopped: @escaping @Sendable () -> Bool = { false },
    telling tell: (ArraySlice<CategoryOutcome>) -> Void = { _ in }
  ) async -> [CategoryOutcome] {
    let stopped = CategoryFailure(.cancelled, "stopped on request")
    var outcomes = [CategoryOutcome](repeating: .failure(stopped), count: requests.count)
    await withTaskGroup(of: Part?.self) { group in
      group.addTask { await Self.watch(isStopped) }
      var next = 0
      var underWay = 0
      while next < requests.count || underWay > 0 {
        while underWay < pace.inFlight, next < requests.count, !isStopped() {
          let range = next..<min(requests.count, next + pace.batch)
          (next, underWay) = (range.upperBound, underWay + 1)
          group.addTask {
            Part(range: range, outcomes: await categorize(Array(requests[range])))
          }
        }
        guard underWay > 0, let ended = await group.next() else { break }
        guard let part = ended else {
          group.cancelAll()
          continue
        }
        underWay -= 1
        outcomes.replaceSubrange(part.range, with: part.outcomes)
        tell(outcomes[part.range])
      }
      group.cancelAll()
    }
    return outcomes
  }

  /// Looks twenty times a second whether to stop; nil when it is time, or when all is done.
  private static func watch(_ isStopped: @Sendable () -> Bool) async -> Part? {
    while !isStopped(), !Task.isCancelled {
      do { try await Task.sleep(for: .milliseconds(50)) } catch { return nil }
    }
    return nil
  }
}

/// The outcomes of one message.
private struct Part: Sendable {
  let range: Range<Int>
  let outcomes: [CategoryOutcome]
}
