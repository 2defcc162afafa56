import RingtruePlatform
import Testing

@testable import RingtrueMockLLM

@Suite struct `A connection` {
  /// A connection to a service whose clock stands.
  private func serving() -> Serving { serving { _ in } }

  private func serving(_ change: (inout MockBehaviour) throws -> Void) rethrows -> Serving {
    var behaviour = MockBehaviour()
    try change(&behaviour)
    return Serving(Desk(behaviour, .echo, clock: ManualClock(), log: nil))
  }

  private func call(_ body: [UInt8] = body()) -> ArraySlice<UInt8> {
    let head = "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: \(body.count)\r\n\r\n"
    return (Array(head.utf8) + body)[...]
  }

  /// What is said from a moment on until there is something to wait for, and what that is.
  private func talk(_ serving: inout Serving, at now: UInt64) -> (String, ConversationStep) {
    var said: [UInt8] = []
    while true {
      let step = serving.next(at: now)
      guard case .say(let bytes) = step else {
        return (String(decoding: said, as: UTF8.self), step)
      }
      said += bytes
    }
  }

  @Test func `answers one request after the other`() {
    var serving = serving()
    serving.hear(call() + call())
    let (said, step) = talk(&serving, at: 0)
    #expect(said.ranges(of: "HTTP/1.1 200 OK").count == 2)
    #expect(step == .listen(until: Serving.patience))
  }

  @Test func `answers after its latency, and not before`() throws {
    var serving = try serving {
      $0.latency = try LatencyLaw(median: .milliseconds(10), high: .milliseconds(10))
    }
    serving.hear(call())
    guard case .pause(let moment) = serving.next(at: 0) else {
      Issue.record("it does not wait")
      return
    }
    #expect(abs(Double(moment) - 10e6) < 100)
    #expect(serving.next(at: moment - 1) == .pause(until: moment))
    #expect(talk(&serving, at: moment).0.hasPrefix("HTTP/1.1 200 OK"))
  }

  @Test func `spreads a stream over its time`() throws {
    var serving = try serving {
      $0.latency = try LatencyLaw(median: .seconds(1), high: .seconds(1))
    }
    serving.hear(call(body("some words that take a while", #","stream":true"#)))
    let (nothing, _) = talk(&serving, at: 0)
    let (half, _) = talk(&serving, at: 500_000_000)
    let (rest, _) = talk(&serving, at: 1_000_000_100)
    #expect(nothing.isEmpty && half.hasPrefix("HTTP/1.1 200 OK") && !half.contains("[DONE]"))
    #expect(rest.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
  }

  @Test func `hangs, and throws away what it hears`() throws {
    var serving = try serving { $0.faults = try FaultShares([("hang", 1)]) }
    serving.hear(call() + call())
    #expect(talk(&serving, at: 0) == ("", .listen(until: nil)))
    serving.hear(call())
    #expect(talk(&serving, at: .max) == ("", .listen(until: nil)))
  }

  @Test func `cuts an answer short and closes`() throws {
    var serving = try serving { $0.faults = try FaultShares([("cut", 1)]) }
    serving.hear(call())
    let (said, step) = talk(&serving, at: 0)
    let parts = said.split(separator: "\r\n\r\n", maxSplits: 1)
    let told = parts[0].split(separator: "\r\n").first { $0.hasPrefix("Content-Length: ") }
    #expect(told.flatMap { Int($0.dropFirst(16)) }.map { $0 / 2 } == parts[1].utf8.count)
    #expect(step == .hangUp)
  }

  @Test func `drips an answer over the time it was told`() throws {
    var serving = try serving { $0.faults = try FaultShares([("drip", 1)]) }
    serving.hear(call())
    #expect(talk(&serving, at: 0).0.hasSuffix("\r\n\r\n"))
    #expect(!talk(&serving, at: 5_000_000_000).0.contains("}\r\n"))
    #expect(talk(&serving, at: 10_000_000_000).0.hasSuffix("}"))
  }

  @Test func `refuses noise, hears it out for a second and closes`() {
    var serving = serving()
    serving.hear(Array("noise\r\n\r\n".utf8)[...])
    let (said, step) = talk(&serving, at: 5)
    #expect(said.hasPrefix("HTTP/1.1 400 Bad Request\r\n") && step == .listen(until: 1_000_000_005))
    #expect(serving.next(at: 1_000_000_005) == .hangUp)
  }

  @Test func `does not wait for ever for a request that comes byte by byte`() {
    var serving = serving()
    _ = serving.next(at: 0)
    for tick in 1..<100 {
      serving.hear(Array("G".utf8)[...])
      #expect(serving.next(at: UInt64(tick)) == .listen(until: Serving.patience))
    }
    #expect(serving.next(at: Serving.patience) == .hangUp)
  }

  @Test(arguments: [
    ("GET /v1/models", "200 OK"), ("GET /v1/chat/completions", "405 Method Not Allowed"),
    ("DELETE /v1/models", "405 Method Not Allowed"), ("GET /", "404 Not Found"),
  ])
  func `knows its places`(_ request: String, _ status: String) {
    var serving = serving()
    serving.hear(Array("\(request) HTTP/1.1\r\nConnection: close\r\n\r\n".utf8)[...])
    let (said, step) = talk(&serving, at: 0)
    #expect(said.hasPrefix("HTTP/1.1 \(status)\r\n") && step == .hangUp)
  }
}
