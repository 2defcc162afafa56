import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueMockLLM

@Suite struct `A service` {
  @Test func `answers in OpenAI's form, and counts`() throws {
    var service = Service()
    let served = service.ask(body("twelve bytes"))
    let json = try #require(served.reply.json)
    #expect(served.reply.status == 200 && json["object"] == "chat.completion")
    let choice = try #require(json["choices"]?.elements?.first)
    #expect(choice["message"]?["content"] == "twelve bytes" && choice["finish_reason"] == "stop")
    #expect(
      json["usage"]
        == ["prompt_tokens": 10, "completion_tokens": 3, "total_tokens": 13])
    #expect(json["created"] == 784_111_777 && json["model"] == "m")
    #expect(service.tally.answered == 1 && service.tally.promptTokens == 10)
  }

  @Test func `cuts an answer at the length that is allowed`() throws {
    var service = Service()
    let json = service.ask(body("éééééé", #","max_tokens":2"#)).reply.json
    let choice = json?["choices"]?.elements?.first
    #expect(choice?["finish_reason"] == "length" && choice?["message"]?["content"] == "éééé")
    #expect(json?["usage"]?["completion_tokens"] == 2)
  }

  @Test func `streams events that put together are the answer`() throws {
    var service = Service()
    let words = "a sentence that is longer than one event may be"
    let reply = service.ask(
      body(words, #","stream":true,"stream_options":{"include_usage":true}"#)
    ).reply
    #expect(reply.isStream)
    var events = reply.text.split(separator: "\n\n").map { String($0.dropFirst(6)) }
    #expect(events.removeLast() == "[DONE]")
    let jsons = try events.map { try JSON.read($0) }
    let deltas = jsons.compactMap { $0["choices"]?.elements?.first?["delta"]?["content"]?.string }
    #expect(deltas.joined() == words && deltas.count > 3)
    #expect(jsons.last?["usage"]?["completion_tokens"] == 12 && jsons.last?["choices"] == [])
    #expect(jsons.dropLast().allSatisfy { $0["usage"]?.isNull == true })
    #expect(jsons.dropLast().last?["choices"]?.elements?[0]["finish_reason"] == "stop")
  }

  @Test func `leaves the usage out of a stream unless it is asked for`() {
    var service = Service()
    #expect(!service.ask(body("x", #","stream":true"#)).reply.text.contains("usage"))
  }

  @Test(arguments: [
    "", "nonsense", "[]", "{}", #"{"model":"m"}"#, #"{"model":"m","messages":[]}"#,
    #"{"model":"m","messages":[{"content":"x"}]}"#, #"{"model":"m","messages":[{"role":"user"}]}"#,
    #"{"model":"m","messages":[{"role":"user","content":"x"}],"n":2}"#,
    #"{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}"#,
  ])
  func `says what is wrong with a call`(_ text: String) {
    var service = Service()
    let reply = service.ask(Array(text.utf8)).reply
    #expect(reply.status == 400)
    #expect(reply.json?["error"]?["type"] == "invalid_request_error")
    #expect(reply.json?["error"]?["message"]?.string?.isEmpty == false)
    #expect(service.tally.wrong == 1 && service.tally.requests == 1)
  }

  @Test func `knows no model but its own, where it has one`() {
    var service = Service { $0.model = "gpt-mock" }
    let reply = service.ask(body()).reply
    #expect(reply.status == 404 && reply.json?["error"]?["code"] == "model_not_found")
  }

  @Test func `writes a log without a word of what was said`() {
    var service = Service()
    let served = service.ask(body("the secret sentence"))
    let entry = RequestLog.entry(served, 3, .milliseconds(1500))
    #expect(entry["n"] == 3 && entry["at"]?.double == 1500 && entry["outcome"] == "answered")
    #expect(entry["prompt_tokens"] == 12 && entry["completion_tokens"] == 5)
    #expect(!entry.text.contains("secret"))
  }
}

@Suite struct `Limits` {
  @Test func `let a minute's requests through at once, then one by one`() {
    var service = Service { $0.requestsPerMinute = 60 }
    let first = (0..<61).map { service.ask(body("\($0)")) }
    #expect(first.map(\.outcome) == Array(repeating: .answered, count: 60) + [.limited])
    let refused = first[60].reply
    #expect(refused.status == 429 && refused.json?["error"]?["code"] == "rate_limit_exceeded")
    #expect(refused["Retry-After"] == "1" && refused["retry-after-ms"] == "1000")
    #expect(service.ask(body(), at: 0.999).outcome == .limited)
    #expect(service.ask(body(), at: 1).outcome == .answered)
    #expect(service.ask(body(), at: 1).outcome == .limited)
    #expect(service.tally.limited == 3)
  }

  @Test func `let through no more than they say over a long time`() {
    var service = Service { $0.requestsPerMinute = 600 }
    var passed = 0
    for tick in 0..<60_000 {
      passed += service.ask(body("\(tick)"), at: Double(tick) / 100).outcome == .answered ? 1 : 0
    }
    // Ten minutes of six hundred each, and the minute that was there at first.
    #expect((6590...6600).contains(passed))
  }

  @Test func `tell in headers what is left`() {
    var service = Service {
      $0.requestsPerMinute = 60
      $0.tokensPerMinute = 6000
    }
    let reply = service.ask(body("twelve bytes")).reply
    #expect(reply["x-ratelimit-limit-requests"] == "60")
    #expect(reply["x-ratelimit-remaining-requests"] == "59")
    #expect(reply["x-ratelimit-reset-requests"] == "1s")
    #expect(reply["x-ratelimit-limit-tokens"] == "6000")
    #expect(reply["x-ratelimit-remaining-tokens"] == "5987")
    #expect(reply["x-ratelimit-reset-tokens"] == "130ms")
  }

  @Test func `make who needs more tokens wait longer`() {
    var service = Service { $0.tokensPerMinute = 60 }
    #expect(service.ask(body(String(repeating: "word", count: 20))).outcome == .answered)
    let reply = service.ask(body(String(repeating: "word", count: 10))).reply
    // 47 of 60 are used, 27 are wanted.
    #expect(reply["retry-after-ms"] == "14000" && reply["Retry-After"] == "14")
    #expect(reply.text.contains("Please try again in 14s."))
    #expect(service.ask(body(String(repeating: "word", count: 10)), at: 14).outcome == .answered)
  }

  @Test func `say so when waiting would not help`() {
    var service = Service { $0.tokensPerMinute = 20 }
    let reply = service.ask(body(String(repeating: "word", count: 20))).reply
    #expect(reply.status == 429 && reply["x-should-retry"] == "false")
    #expect(reply["Retry-After"] == nil)
  }

  @Test(arguments: [
    (Duration.milliseconds(350), "350ms"), (.seconds(1), "1s"), (.milliseconds(1500), "1.500s"),
    (.seconds(360), "6m0s"), (.nanoseconds(1), "1ms"), (.zero, "0ms"),
  ])
  func `write spans as servers do`(_ duration: Duration, _ text: String) {
    #expect(ServerTime.span(duration) == text)
  }

  @Test func `write dates as RFC 9110 does, never too early`() {
    let time = WallTime(seconds: 784_111_776, nanoseconds: 500_000_000)
    #expect(ServerTime.date(time, after: .milliseconds(500)) == "Sun, 06 Nov 1994 08:49:37 GMT")
    #expect(ServerTime.date(time, after: .milliseconds(501)) == "Sun, 06 Nov 1994 08:49:38 GMT")
  }
}
