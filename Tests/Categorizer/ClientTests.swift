import RingtrueCore
import RingtrueKernels
import RingtruePlatform
import Testing

@testable import RingtrueCategorizer

@Suite struct ClientTests {
  /// What one question came to, how often the server was asked, and how long it took.
  private func ask(
    patience: Patience = Patience(), budget: BudgetLimits = BudgetLimits(),
    _ script: @escaping ScriptedServer.Script
  ) async throws -> (kind: CategoryFailure.Kind?, attempts: Int, seconds: Double) {
    let rig = try Rig(patience: patience, budget: budget, script)
    let (kind, seconds) = try await rig.timed { () -> CategoryFailure.Kind? in
      let request = try Rig.request()
      do {
        _ = try await rig.client.answer(request)
        return nil
      } catch let failure as CategoryFailure {
        return failure.kind
      }
    }
    return (kind, rig.server.calls.count, seconds)
  }

  @Test func `asks again what may help, with growing pauses`() async throws {
    let (kind, attempts, seconds) = try await ask { number, _ in
      number < 3 ? .success(.fault(503, message: "fault \(number)")) : .success(.saying("x"))
    }
    #expect(kind == nil && attempts == 3)
    // Half a second and a second, each with a share of chance taken off.
    #expect(seconds >= 0.75 && seconds < 1.5)
  }

  @Test func `leaves a question alone that meets the same fault three times`() async throws {
    let same = try await ask { _, _ in .success(.fault(500, message: "same")) }
    #expect(same.kind == .unavailable && same.attempts == 3)
    let other = try await ask { number, _ in .success(.fault(500, message: "\(number)")) }
    #expect(other.kind == .unavailable && other.attempts == 8)
    let broken = try await ask { _, _ in
      .success(WireAnswer(status: 200, headers: [:], body: [0xFF, 0xFE], latency: .zero))
    }
    #expect(broken.kind == .unreadable && broken.attempts == 3)
  }

  @Test func `is patient with limits, and not for ever`() async throws {
    let limited = try await ask { _, _ in .success(.fault(429)) }
    #expect(limited.kind == .rateLimited && limited.attempts == 8)
    let long = try await ask { _, _ in .success(.fault(429, headers: ["retry-after": "121"])) }
    #expect(long.kind == .rateLimited && long.attempts == 1 && long.seconds == 0)
    var patience = Patience()
    patience.attempts = 1000
    let endless = try await ask(patience: patience) { _, _ in
      .success(.fault(429, headers: ["retry-after": "100"]))
    }
    #expect(endless.attempts == 7 && endless.seconds == 600)
  }

  @Test func `stops all at once when nothing is left in the account`() async throws {
    let rig = try Rig { number, _ in
      number > 10 ? .success(.fault(429, code: "insufficient_quota")) : .success(.saying("x"))
    }
    let (answered, _) = try await rig.timed { try await rig.ask(500, width: 8) }
    #expect(answered == 10)
    #expect(rig.server.calls.count <= 10 + 8, "one for each that was under way at most")
  }

  @Test(arguments: [(401, 1), (403, 1), (404, 3), (400, 3)])
  func `a wrong key ends all, a wrong question only itself`(
    _ status: Int, _ asked: Int
  ) async throws {
    let rig = try Rig { _, _ in .success(.fault(status)) }
    let (answered, _) = try await rig.timed { try await rig.ask(3, width: 1) }
    #expect(answered == 0 && rig.server.calls.count == asked)
  }

  @Test func `never spends more than it may, whatever comes back`() async throws {
    let price = Price(dollarsPerMillionRead: 1, written: 2)
    let request = try Rig.request("question 100")
    var limits = BudgetLimits()
    limits.cost = price.cost(of: request.worstUsage) * 3
    let usage = TokenUsage(prompt: 90, completion: 100)
    let rig = try Rig(budget: limits, price: price) { _, _ in
      .success(.saying("x", usage: usage))
    }
    let (answered, _) = try await rig.timed { try await rig.ask(200, width: 8) }
    let spent = answered * price.cost(of: usage)
    #expect(answered > 10 && answered < 200 && spent <= limits.cost ?? 0)
    #expect(rig.budget.spending.cost == spent)
    #expect(rig.server.calls.count == answered)
  }

  @Test func `what may have been worked for stays spent`() async throws {
    let rig = try Rig { number, _ in
      number == 1
        ? .failure(CategoryFailure(.timedOut, "late")) : .success(.saying("x"))
    }
    let request = try Rig.request()
    _ = try await rig.timed { try await rig.client.answer(request) }
    #expect(rig.budget.spending.tokens == request.worstUsage.total + 60)
    #expect(rig.budget.spending.requests == 2)
  }

  @Test func `a task that is cancelled waits no longer`() async throws {
    let server = ScriptedServer { _, _ in .success(.fault(429, headers: ["retry-after": "60"])) }
    let client = ChatClient(
      server, pacer: Pacer(RateLimits(), clock: SystemClock()), budget: try Budget(model: "m"),
      patience: Patience(), clock: SystemClock(), seed: 1)
    let request = try Rig.request()
    let waiting = Task { () -> CategoryFailure.Kind? in
      do throws(CategoryFailure) {
        _ = try await client.answer(request)
        return nil
      } catch { return error.kind }
    }
    while server.calls.isEmpty { await Task.yield() }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
  }
}

@Suite struct ReplyTests {
  private func kind(_ answer: WireAnswer) -> CategoryFailure.Kind? {
    do {
      _ = try ChatReply(answer.body).answer()
      return nil
    } catch { return error.kind }
  }

  @Test func `only a whole answer counts as one`() {
    #expect(kind(.saying("x")) == nil)
    #expect(kind(.saying("x", finish: "length")) == .truncated)
    #expect(kind(.saying("x", finish: "content_filter")) == .declined)
    #expect(kind(.saying("")) == .unreadable)
    #expect(kind(.json(["choices": []])) == .unreadable)
    #expect(kind(.json([])) == .unreadable)
    #expect(
      kind(.json(["choices": [["message": ["content": "x", "refusal": "no"]]]])) == .declined)
  }

  @Test func `answers are found by their records, whatever frames them`() throws {
    let text = """
      Here you are:
      ```json
      {"answers": [{"record": 2, "bucket": "B", "confidence": 7}, {"record": 1, "bucket": "A"}]}
      ```
      """
    let reading = AnswerReading(text, records: 2)
    #expect(reading.isWhole)
    #expect(try reading.answers.map { try $0.get().bucket } == ["A", "B"])
    #expect(try reading.answers[1].get().confidence == nil)
    #expect(!AnswerReading(text, records: 3).isWhole)
    #expect(AnswerReading(text, records: 3).answers.count == 3)
  }

  @Test func `an answer that is missing, double or of another record is none`() {
    #expect(!AnswerReading(#"{"answers": []}"#, records: 1).isWhole)
    #expect(!AnswerReading(#"{"answers": [{"record": 2, "bucket": "A"}]}"#, records: 1).isWhole)
    let double = #"{"answers": [{"record": 1, "bucket": "A"}, {"record": 1, "bucket": "B"}]}"#
    #expect(!AnswerReading(double, records: 1).isWhole)
    #expect(!AnswerReading("A", records: 1).isWhole)
    #expect(AnswerReading(#"{"bucket": "A"}"#, records: 1).isWhole)
  }
}
