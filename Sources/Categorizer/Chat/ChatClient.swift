internal import RingtrueCore
internal import RingtrueKernels
internal import RingtruePlatform

/// Asks a server with patience: no faster than it lets, no dearer than is allowed, never for ever.
struct ChatClient: ChatSource {
  private let transport: any Transport
  private let pacer: Pacer
  private let budget: Budget
  private let patience: Patience
  private let clock: any TimeSource
  private let chance: RandomStream
  private let memory = Memory()

  /// What all calls learn from each other.
  private final class Memory: Sendable {
    /// Why nothing more is asked, once that is known.
    let end = Guarded<CategoryFailure?>(nil)
    /// Whether the server has ever been there.
    let isThere = Guarded(false)
    /// How many tokens answers have lately been long.
    let length = Guarded(128.0)
  }

  init(
    _ transport: any Transport, pacer: Pacer, budget: Budget, patience: Patience,
    clock: any TimeSource, seed: UInt64
  ) {
    self.transport = transport
    self.pacer = pacer
    self.budget = budget
    self.patience = patience
    self.clock = clock
    chance = RandomStream(seed: seed, name: "categorizer/waits")
  }

  func answer(_ request: ChatRequest) async throws(CategoryFailure) -> ChatAnswer {
    let call = WireCall(
      address: request.endpoint.completions, body: Array(request.body.text.utf8),
      timeLimit: patience.timeLimit)
    var trial = Trial(draws: chance.entity(request.key.number), patience: patience)
    while true {
      if let end = memory.end.withLock({ $0 }) { throw end.after(trial.attempts) }
      let (verdict, answer) = try await attempt(call, request, &trial)
      switch verdict {
      case .answered:
        if let answer { return answer.told(trial) }
      case .never(let failure): throw failure.after(trial.attempts)
      case .over(let failure):
        memory.end.withLock { $0 = failure }
        throw failure.after(trial.attempts)
      case .again(let failure):
        let wait = try trial.wait(after: failure)
        do { try await clock.sleep(for: wait) } catch { throw .cancelled(trial.attempts) }
      }
    }
  }
}

// MARK: - One attempt

extension ChatClient {
  private func attempt(
    _ call: WireCall, _ request: ChatRequest, _ trial: inout Trial
  ) async throws(CategoryFailure) -> (Verdict, ChatAnswer?) {
    let worst = request.worstUsage
    try await budget.reserve(worst)
    let pass: Pacer.Pass
    do {
      let length = memory.length.withLock { $0 }
      pass = try await pacer.admit(tokens: request.likelyPromptTokens + Int(length))
    } catch {
      budget.settle(worst, used: .zero)
      throw .cancelled(trial.attempts)
    }
    trial.began(pass)
    do throws(CategoryFailure) {
      let answer = try await transport.send(call)
      return await judge(answer, pass, worst, &trial)
    } catch {
      // The server may have worked for what never came: it stays spent.
      await pacer.failed(pass)
      budget.settle(worst, used: error.kind == .unreachable ? .zero : worst)
      // A server that never was there is a wrong address: asking for each row would not mend it.
      let isNowhere = error.kind == .unreachable && !memory.isThere.withLock { $0 }
      return (isNowhere ? .over(error) : Verdict(error), nil)
    }
  }

  private func judge(
    _ answer: WireAnswer, _ pass: Pacer.Pass, _ worst: TokenUsage, _ trial: inout Trial
  ) async -> (Verdict, ChatAnswer?) {
    let verdict = Verdict(answer)
    memory.isThere.withLock { $0 = true }
    guard verdict == .answered else {
      budget.settle(worst, used: .zero)
      trial.asked = RetryAfter.wait(answer, now: clock.wall)
      if answer.status == 429 {
        await pacer.objected(
          pass, wait: trial.asked.flatMap { $0 > patience.longestWait ? nil : $0 })
      } else {
        await pacer.failed(pass)
      }
      return (verdict, nil)
    }
    do throws(CategoryFailure) {
      let reply = try ChatReply(answer.body)
      budget.settle(worst, used: reply.usage)
      memory.length.withLock { $0 += (Double(reply.usage.completion) - $0) / 8 }
      await pacer.succeeded(pass, tokens: reply.usage.total)
      return (
        .answered, ChatAnswer(body: answer.body, latency: answer.latency, source: .asked)
      )
    } catch {
      budget.settle(worst, used: worst)
      await pacer.failed(pass)
      return (.again(error), nil)
    }
  }
}

// MARK: - One call's attempts

/// How often a call was tried, and how long it has waited.
private struct Trial {
  let draws: RandomStream
  let patience: Patience
  private(set) var attempts = 0
  private(set) var waited = Duration.zero
  /// How long the server asks to wait, if it says so.
  var asked: Duration?
  private var backedOff = Duration.zero
  private var last: CategoryFailure?
  private var repeats = 0

  init(draws: RandomStream, patience: Patience) {
    self.draws = draws
    self.patience = patience
  }

  mutating func began(_ pass: Pacer.Pass) {
    attempts += 1
    waited += pass.waited
    asked = nil
  }

  /// How long to wait before the next attempt, or why there is none.
  mutating func wait(after failure: CategoryFailure) throws(CategoryFailure) -> Duration {
    repeats = last?.kind == failure.kind && last?.message == failure.message ? repeats + 1 : 1
    last = failure
    let wait = asked ?? patience.ownWait(after: attempts, draws[UInt64(attempts)])
    let isSameFault = failure.kind != .rateLimited && repeats >= patience.sameFault
    guard !isSameFault, attempts < patience.attempts, wait <= patience.longestWait,
      backedOff + wait <= patience.total
    else { throw failure.after(attempts) }
    backedOff += wait
    waited += wait
    return wait
  }
}

extension ChatAnswer {
  fileprivate func told(_ trial: Trial) -> ChatAnswer {
    var answer = self
    answer.attempts = trial.attempts
    answer.waited = trial.waited
    return answer
  }
}

extension CategoryFailure {
  /// The same failure, after so many attempts.
  fileprivate func after(_ attempts: Int) -> CategoryFailure {
    CategoryFailure(kind, message, attempts: attempts)
  }

  fileprivate static func cancelled(_ attempts: Int) -> CategoryFailure {
    CategoryFailure(.cancelled, "stopped on request", attempts: attempts)
  }
}

extension ChatRequest {
  /// The most that it can use: a token has one byte at least, and a message a few of its own.
  var worstUsage: TokenUsage {
    TokenUsage(
      prompt: messages.reduce(64) { $0 + $1.content.utf8.count + 16 },
      completion: sampling.maxTokens)
  }

  /// What it is likely to make the model read: four bytes a token.
  var likelyPromptTokens: Int { messages.reduce(8) { $0 + $1.content.utf8.count / 4 + 4 } }
}

extension CacheKey {
  /// A number that hangs on the question alone.
  var number: UInt64 { digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
