import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueMockLLM

@Suite struct `Faults in answers` {
  /// What a fault makes of an answer.
  private func spoiled(_ name: String, _ more: String = "") throws -> Served {
    var service = try Service { $0.faults = try FaultShares([(name, 1)]) }
    return service.ask(body("words", more))
  }

  @Test(arguments: [
    ("429-seconds", "Retry-After", "1"), ("429-ms", "retry-after-ms", "1000"),
    ("429-date", "Retry-After", "Sun, 06 Nov 1994 08:49:38 GMT"),
  ])
  func `tell when to come again in a header`(_ name: String, _ header: String, _ value: String)
    throws
  {
    let reply = try spoiled(name).reply
    #expect(reply.status == 429 && reply[header] == value)
    #expect(reply.headers.count == 2)
    #expect(reply.json?["error"]?["code"] == "rate_limit_exceeded")
  }

  @Test func `tell when to come again in the message, or not at all`() throws {
    let told = try spoiled("429-body").reply
    #expect(told.text.contains("Please try again in 1s.") && told.headers.count == 1)
    let silent = try spoiled("429-none").reply
    #expect(!silent.text.contains("again") && silent.headers.count == 1)
  }

  @Test(arguments: [("500", 500), ("503", 503), ("quota", 429)])
  func `end a call with a status`(_ name: String, _ status: Int) throws {
    let served = try spoiled(name)
    #expect(served.reply.status == status && served.completion == nil)
    #expect(served.reply.json?["error"]?["message"]?.string?.isEmpty == false)
    #expect((served.reply.json?["error"]?["code"] == "insufficient_quota") == (name == "quota"))
  }

  @Test(arguments: ["", #","stream":true"#])
  func `damage an answer that looks good`(_ more: String) throws {
    let good = try spoiled("hang", more)
    #expect(good.reply.delivery == .never && good.completion != nil)
    #expect(try spoiled("cut", more).reply.delivery == .cut)
    for name in ["malformed", "schema", "encoding"] {
      let reply = try spoiled(name, more).reply
      #expect(reply.status == 200 && reply.delivery == .whole)
      #expect(reply.pieces != good.reply.pieces)
    }
  }

  @Test func `differ in what is wrong`() throws {
    #expect(try spoiled("malformed").reply.json == nil)
    #expect(try spoiled("schema").reply.json?["choices"] == nil)
    #expect(try spoiled("schema").reply.json != nil)
    let bytes = Array(try spoiled("encoding").reply.pieces.joined())
    #expect(String(validating: bytes, as: UTF8.self) == nil)
    #expect(bytes.contains(0xE9))
  }

  @Test func `come as often as they are ordered`() throws {
    var service = try Service {
      $0.faults = try FaultShares([("429", 0.25), ("500", 0.1), ("hang", 0.05)])
    }
    let count = 20_000
    for place in 0..<count { _ = service.ask(body("\(place)")) }
    func share(_ name: String) -> Double {
      Double(service.tally.faults[name] ?? 0) / Double(count)
    }
    // Five deviations of a share of 0.1 are 0.0106.
    for form in Faults.named("429") { #expect(abs(share(form.id) - 0.05) < 0.008) }
    #expect(abs(share("500") - 0.1) < 0.011 && abs(share("hang") - 0.05) < 0.008)
    #expect(service.tally.faults.values.reduce(0, +) + service.tally.answered == count)
  }

  @Test func `hang on what is asked, not on when or beside what`() throws {
    var first = try Service { $0.faults = try FaultShares([("500", 0.3)]) }
    var second = first
    let bodies = (0..<200).map { body("question \($0)") }
    let forwards = bodies.map { first.ask($0).outcome }
    let backwards = bodies.reversed().map { second.ask($0).outcome }
    #expect(forwards == backwards.reversed())
    #expect(Set(forwards.map(\.name)) == ["500", "answered"])
    // Asked again, a question has another fate, and that is repeatable too.
    let again = bodies.map { first.ask($0).outcome }
    #expect(again != forwards && again == bodies.map { second.ask($0).outcome })
  }

  @Test func `differ from seed to seed`() throws {
    let runs = try (1...2).map { seed -> [Served.Outcome] in
      var service = try Service {
        $0.faults = try FaultShares([("500", 0.5)])
        $0.seed = UInt64(seed)
      }
      return (0..<100).map { service.ask(body("\($0)")).outcome }
    }
    #expect(runs[0] != runs[1])
  }

  @Test func `are refused when they make no sense`() {
    #expect(throws: MockLLMError.self) { try FaultShares([("42", 0.1)]) }
    #expect(throws: MockLLMError.self) { try FaultShares([("500", 1.1)]) }
    #expect(throws: MockLLMError.self) { try FaultShares([("500", .nan)]) }
    #expect(throws: MockLLMError.self) { try FaultShares([("500", 0.6), ("503", 0.6)]) }
    #expect(MockLLMError.noFault("hangs").description.contains("'hang'"))
  }
}

@Suite struct `Latencies` {
  @Test func `have the median and the percentile that were ordered`() throws {
    var service = try Service {
      $0.latency = try LatencyLaw(median: .milliseconds(20), high: .milliseconds(200))
    }
    let times = (0..<20_000).map { service.ask(body("\($0)")).latency.inSeconds }.sorted()
    #expect(abs(times[10_000] - 0.020) < 0.001)
    #expect(abs(times[19_800] - 0.200) < 0.02)
  }

  @Test func `are all the same where both are`() throws {
    let law = try LatencyLaw(median: .milliseconds(5), high: .milliseconds(5))
    var service = Service { $0.latency = law }
    let times = (0..<50).map { service.ask(body("\($0)")).latency.inSeconds }
    #expect(times.allSatisfy { abs($0 - 0.005) < 1e-8 })
    #expect(throws: MockLLMError.self) { try LatencyLaw(median: .zero, high: .seconds(1)) }
    #expect(throws: MockLLMError.self) { try LatencyLaw(median: .seconds(2), high: .seconds(1)) }
  }
}
