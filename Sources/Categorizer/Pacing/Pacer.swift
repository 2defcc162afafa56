internal import RingtruePlatform

/// What a server lets through.
public struct RateLimits: Sendable, Equatable {
  /// Calls a minute, if there is a limit.
  public var requestsPerMinute: Double?
  /// Tokens a minute, if there is a limit.
  public var tokensPerMinute: Double?
  /// Calls in flight at once.
  public var inFlight = 8

  /// No limit but that of calls in flight.
  public init() {}
}

/// Lets calls go no faster than a server takes them.
///
/// Two schedules space the calls and their tokens (the generic cell rate algorithm, ITU-T I.371: a
/// token bucket without a timer). A window bounds how many are in flight: it grows by one a call
/// until the server first objects, then by one a round, and shrinks by a fifth once for each time
/// the server objects (additive increase, multiplicative decrease; Chiu & Jain, Computer Networks
/// and ISDN Systems 17(1), 1989, doi:10.1016/0169-7552(89)90019-6).
actor Pacer {
  private let clock: any TimeSource
  private let most: Double
  private var requests: Schedule
  private var tokens: Schedule
  private var window: Double
  private var isStarting = true
  private var inFlight = 0
  private var pausedUntil: UInt64 = 0
  /// Calls that were let go so far, and how many that was when the window was last cut.
  private var sent = 0, sentAtCut = 0
  private var waiting: [Waiter] = []
  private var nextWaiter = 0

  private struct Waiter {
    let id: Int
    let continuation: CheckedContinuation<Bool, Never>
  }

  /// The right to make one call.
  struct Pass: Sendable {
    let number: Int
    let tokens: Int
    let waited: Duration
  }

  init(_ limits: RateLimits, clock: any TimeSource) {
    self.clock = clock
    most = Double(max(1, limits.inFlight))
    window = min(2, most)
    requests = Schedule(perMinute: limits.requestsPerMinute)
    tokens = Schedule(perMinute: limits.tokensPerMinute)
  }

  /// How many calls may be in flight now.
  var width: Int { Int(window) }

  /// Waits for the right to make a call that is likely to use so many tokens.
  func admit(tokens count: Int) async throws(CancellationError) -> Pass {
    let began = clock.nanoseconds
    guard await placeInFlight() else { throw CancellationError() }
    let now = clock.nanoseconds
    var ready = max(requests.reserve(1, at: now), tokens.reserve(Double(count), at: now))
    while max(ready, pausedUntil) > clock.nanoseconds {
      ready = max(ready, pausedUntil)
      do {
        try await clock.sleep(for: .nanoseconds(Int64(ready - clock.nanoseconds)))
      } catch {
        leave()
        throw CancellationError()
      }
    }
    sent += 1
    return Pass(number: sent, tokens: count, waited: clock.elapsed(since: began))
  }

  /// Takes back the right after a call that went well and really used so many tokens.
  func succeeded(_ pass: Pass, tokens used: Int) {
    tokens.correct(by: Double(used - pass.tokens))
    window = min(most, window + (isStarting ? 1 : 1 / window))
    leave()
  }

  /// Takes back the right after a call that failed for another reason than a limit.
  func failed(_ pass: Pass) { leave() }

  /// Takes back the right after a call that was one too many; all wait as long as was asked.
  ///
  /// Calls that were under way when the window was cut object to the same crowd: they cut no more.
  func objected(_ pass: Pass, wait: Duration?) {
    isStarting = false
    if pass.number > sentAtCut {
      window = max(1, window * 0.8)
      sentAtCut = sent
    }
    if let wait {
      pausedUntil = max(pausedUntil, clock.nanoseconds + UInt64(max(0, wait.inNanoseconds)))
    }
    leave()
  }
}

// MARK: - Places in flight

extension Pacer {
  /// Waits for a place; false when the task was cancelled first.
  private func placeInFlight() async -> Bool {
    if Task.isCancelled { return false }
    if inFlight < Int(window), waiting.isEmpty {
      inFlight += 1
      return true
    }
    nextWaiter += 1
    let id = nextWaiter
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume(returning: false) }
        waiting.append(Waiter(id: id, continuation: continuation))
      }
    } onCancel: {
      Task { await self.giveUp(id) }
    }
  }

  private func giveUp(_ id: Int) {
    guard let place = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: place).continuation.resume(returning: false)
  }

  /// Gives a place back, and those that are free to who has waited longest.
  private func leave() {
    inFlight -= 1
    while inFlight < Int(window), !waiting.isEmpty {
      inFlight += 1
      waiting.removeFirst().continuation.resume(returning: true)
    }
  }
}

/// When the next of some evenly spaced units may go; a tenth of a minute's worth may go at once.
struct Schedule: Sendable {
  /// Nanoseconds from one unit to the next; none without a limit.
  private let interval: Double?
  /// How far ahead of its time the schedule may run.
  private let lead: Double
  private var next = 0.0

  init(perMinute: Double?) {
    interval = perMinute.map { 60e9 / $0 }
    lead = 6e9
  }

  /// Books units, and gives the moment at which they may go.
  mutating func reserve(_ units: Double, at now: UInt64) -> UInt64 {
    guard let interval else { return now }
    next = max(next, Double(now)) + units * interval
    // One call that is larger than the lead waits for no more than its own turn.
    return UInt64(max(Double(now), next - max(lead, units * interval)))
  }

  /// Books what was used beyond what was foreseen, or gives back what was not.
  mutating func correct(by units: Double) {
    if let interval { next += units * interval }
  }
}
