import RingtrueCore
import RingtrueKernels
import RingtruePlatform
import Testing

@testable import RingtrueCategorizer

@Suite struct RetryAfterTests {
  private let now = WallTime(seconds: 784_111_777)

  private func wait(_ headers: [String: String], _ body: JSON = [:]) -> Duration? {
    RetryAfter.wait(.json(body, status: 429, headers: headers), now: now)
  }

  @Test func `is read in every form in which servers write it`() {
    #expect(wait(["retry-after-ms": "1500"]) == .milliseconds(1500))
    #expect(wait(["retry-after": "2"]) == .seconds(2))
    #expect(wait(["retry-after": "0.25"]) == .milliseconds(250))
    #expect(wait(["retry-after": "Sun, 06 Nov 1994 08:49:47 GMT"]) == .seconds(10))
    #expect(wait(["retry-after": "Sun, 06 Nov 1994 08:49:07 GMT"]) == .zero)
    #expect(wait(["x-ratelimit-reset-requests": "6m0s"]) == .seconds(360))
    #expect(
      wait(["x-ratelimit-reset-requests": "120ms", "x-ratelimit-reset-tokens": "1.5s"])
        == .milliseconds(1500))
    #expect(wait([:], ["error": ["details": [["retryDelay": "3.5s"]]]]) == .milliseconds(3500))
    #expect(
      wait([:], ["error": ["message": "Limit reached. Please try again in 350ms. See docs"]])
        == .milliseconds(350))
  }

  @Test func `milliseconds come before seconds, and both before what stands in the body`() {
    let body: JSON = ["error": ["message": "try again in 9s"]]
    #expect(wait(["retry-after-ms": "10", "retry-after": "5"], body) == .milliseconds(10))
    #expect(wait(["retry-after": "5"], body) == .seconds(5))
  }

  @Test(arguments: ["", "soon", "-1", "nan", "inf", "Sun, 31 Feb 1994 08:49:37 GMT", "1994-11-06"])
  func `is nothing where it cannot be read`(_ text: String) {
    #expect(wait(["retry-after": text]) == nil)
  }

  @Test(arguments: ["1h2m3.5s", "1d", "0s", "7"])
  func `spans have units`(_ text: String) {
    let known: [String: Duration] = [
      "1h2m3.5s": .milliseconds(3_723_500), "1d": .seconds(86_400), "0s": .zero,
    ]
    #expect(RetryAfter.span(text) == known[text])
  }
}

@Suite struct VerdictTests {
  private func kind(_ answer: WireAnswer) -> String {
    switch Verdict(answer) {
    case .answered: "answered"
    case .again(let failure): "again \(failure.kind.rawValue)"
    case .never(let failure): "never \(failure.kind.rawValue)"
    case .over(let failure): "over \(failure.kind.rawValue)"
    }
  }

  @Test func `tells what may help from what will not`() {
    #expect(kind(.saying("x")) == "answered")
    #expect(kind(.fault(429)) == "again rate_limited")
    #expect(kind(.fault(429, code: "insufficient_quota")) == "over out_of_quota")
    #expect(kind(.fault(429, headers: ["x-should-retry": "false"])) == "never rate_limited")
    #expect(kind(.fault(401)) == "over rejected")
    #expect(kind(.fault(404)) == "never rejected")
    #expect(kind(.fault(400)) == "never rejected")
    for status in [408, 409, 500, 503, 529] { #expect(kind(.fault(status)) == "again unavailable") }
  }

  @Test func `a message is one line of bearable length`() {
    let answer = WireAnswer.fault(400, message: "a\nb" + String(repeating: "c", count: 1000))
    guard case .never(let failure) = Verdict(answer) else { return #expect(Bool(false)) }
    #expect(!failure.message.contains("\n") && failure.message.count < 300)
  }
}

@Suite struct BudgetTests {
  private let price = Price(dollarsPerMillionRead: 0.15, written: 0.6)

  @Test func `prices are those of the list`() {
    #expect(price.cost(of: TokenUsage(prompt: 1_000_000, completion: 0)) == 150_000_000)
    #expect(price.cost(of: TokenUsage(prompt: 0, completion: 1_000_000)) == 600_000_000)
  }

  @Test func `sets the worst aside before, and gives back what was not used`() async throws {
    var limits = BudgetLimits()
    (limits.tokens, limits.requests) = (250, 3)
    let budget = try Budget(limits, price: price, model: "m")
    let worst = TokenUsage(prompt: 80, completion: 40)
    try await budget.reserve(worst)
    budget.settle(worst, used: TokenUsage(prompt: 20, completion: 10))
    #expect(budget.spending.tokens == 30)
    try await budget.reserve(worst)
    budget.settle(worst, used: worst)
    #expect(budget.spending.tokens == 150)
    await #expect(throws: CategoryFailure.self) { try await budget.reserve(worst) }
    try await budget.reserve(.zero)
    budget.settle(.zero, used: .zero)
    await #expect(throws: CategoryFailure.self) { try await budget.reserve(.zero) }
    #expect(budget.spending.requests == 3)
  }

  @Test func `waits for what calls under way may give back`() async throws {
    var limits = BudgetLimits()
    limits.tokens = 100
    let budget = try Budget(limits, model: "m")
    let worst = TokenUsage(prompt: 60, completion: 0)
    try await budget.reserve(worst)
    let waiting = Task { try await budget.reserve(worst) }
    try await Task.sleep(for: .milliseconds(20))
    budget.settle(worst, used: TokenUsage(prompt: 10, completion: 0))
    try await waiting.value
    #expect(budget.spending.tokens == 70)
  }

  @Test func `a cap on money wants a price`() {
    var limits = BudgetLimits()
    limits.cost = 1
    #expect(throws: CategorizerError.self) { try Budget(limits, model: "m") }
    #expect(throws: Never.self) { try Budget(limits, price: .free, model: "m") }
  }
}

@Suite struct PacerTests {
  @Test func `keeps to calls a minute, and uses nearly all of them`() async throws {
    var limits = RateLimits()
    (limits.requestsPerMinute, limits.inFlight) = (60, 32)
    let rig = try Rig(limits: limits, delay: .milliseconds(200)) { _, _ in
      .success(.saying("x"))
    }
    let calls = 600
    let (_, seconds) = try await rig.timed { try await rig.ask(calls, width: 32) }
    // Six calls may go at once; the others come one a second.
    #expect(seconds > Double(calls) - 7 && seconds < Double(calls) / 0.95)
  }

  @Test func `keeps to tokens a minute, and learns how long answers are`() async throws {
    var limits = RateLimits()
    (limits.tokensPerMinute, limits.inFlight) = (40_000, 32)
    let usage = TokenUsage(prompt: 15, completion: 385)
    let rig = try Rig(limits: limits, delay: .milliseconds(500)) { _, _ in
      .success(.saying("x", usage: usage))
    }
    let calls = 1000
    let (_, seconds) = try await rig.timed { try await rig.ask(calls, width: 32) }
    let least = Double(calls * usage.total) / 40_000 * 60
    #expect(seconds > least - 20 && seconds < least / 0.95)
  }

  @Test func `never has more in flight than it may`() async throws {
    var limits = RateLimits()
    limits.inFlight = 5
    let rig = try Rig(limits: limits, delay: .seconds(1)) { _, _ in .success(.saying("x")) }
    let (_, seconds) = try await rig.timed { try await rig.ask(100, width: 50) }
    #expect(seconds >= 20 && seconds < 23)
    #expect(await rig.pacer.width == 5)
  }

  @Test func `gives way once for each crowd of objections, and comes back`() async throws {
    let pacer = Pacer(
      {
        var limits = RateLimits()
        limits.inFlight = 10
        return limits
      }(), clock: SimulatedTime())
    for _ in 0..<20 { await pacer.succeeded(try await pacer.admit(tokens: 1), tokens: 1) }
    #expect(await pacer.width == 10)
    var passes: [Pacer.Pass] = []
    for _ in 0..<6 { passes.append(try await pacer.admit(tokens: 1)) }
    for pass in passes { await pacer.objected(pass, wait: nil) }
    #expect(await pacer.width == 8)
    await pacer.objected(try await pacer.admit(tokens: 1), wait: nil)
    #expect(await pacer.width == 6)
    for _ in 0..<40 { await pacer.succeeded(try await pacer.admit(tokens: 1), tokens: 1) }
    #expect(await pacer.width == 10)
  }

  @Test func `all wait as long as the server asks`() async throws {
    let rig = try Rig { number, _ in
      number == 1
        ? .success(.fault(429, headers: ["retry-after": "30"])) : .success(.saying("x"))
    }
    let (outcomes, seconds) = try await rig.timed { try await rig.ask(3, width: 1) }
    #expect(outcomes == 3 && seconds >= 30 && seconds < 31)
    #expect(rig.server.calls.count == 4)
  }

  @Test func `a task that is cancelled waits no longer`() async throws {
    var limits = RateLimits()
    limits.inFlight = 1
    let pacer = Pacer(limits, clock: SystemClock())
    let held = try await pacer.admit(tokens: 1)
    let waiting = Task { () -> Bool in
      do {
        _ = try await pacer.admit(tokens: 1)
        return true
      } catch { return false }
    }
    try await Task.sleep(for: .milliseconds(20))
    waiting.cancel()
    #expect(await waiting.value == false)
    await pacer.failed(held)
    await pacer.failed(try await pacer.admit(tokens: 1))
  }
}

extension Rig {
  /// Asks so many different questions, so many at once; gives how many were answered.
  func ask(_ count: Int, width: Int) async throws -> Int {
    await withTaskGroup(of: Bool.self) { group in
      var answered = 0
      for number in 0..<count {
        if number >= width, await group.next() == true { answered += 1 }
        group.addTask {
          guard let request = try? Self.request("question \(number)") else { return false }
          do {
            _ = try await client.answer(request)
            return true
          } catch { return false }
        }
      }
      for await isAnswered in group where isAnswered { answered += 1 }
      return answered
    }
  }
}
