import RingtrueCore
import RingtruePlatform
import Testing

@testable import RingtrueCategorizer

@Suite struct TransportTests {
  private func call(
    _ server: RawServer, _ body: String = "{}", within limit: Duration = .seconds(20)
  ) -> WireCall {
    WireCall(address: server.address, body: Array(body.utf8), timeLimit: limit)
  }

  private func kind(
    _ transport: CurlTransport, _ call: WireCall
  ) async -> CategoryFailure.Kind? {
    do throws(CategoryFailure) {
      _ = try await transport.send(call)
      return nil
    } catch { return error.kind }
  }

  @Test func `sends a body and a key, and brings back status, headers and bytes`() async throws {
    let server = try RawServer { _ in
      .answer(RawServer.http("busy", status: 429, ["Retry-After: 7 ", "X-Two: a: b"]))
    }
    defer { server.stop() }
    let transport = try CurlTransport(try Secret("KEY", in: ["KEY": "sesame"]))
    let answer = try await transport.send(call(server, #"{"a":1}"#))
    #expect(answer.status == 429 && answer.body == Array("busy".utf8))
    #expect(answer.headers["retry-after"] == "7" && answer.headers["x-two"] == "a: b")
    #expect(answer.latency > .zero)
    let heard = server.heard[0]
    #expect(heard.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
    #expect(heard.contains("Authorization: Bearer sesame\r\n") && heard.hasSuffix(#"{"a":1}"#))
    #expect(!heard.contains("Expect:"))
  }

  @Test func `shows no key where it has none, and keeps connections open`() async throws {
    let server = try RawServer { _ in .answer(RawServer.http("x")) }
    defer { server.stop() }
    let transport = try CurlTransport(nil)
    for _ in 0..<20 { #expect(await kind(transport, call(server)) == nil) }
    // One is enough, unless minutes lie between two calls on a busy machine.
    #expect(server.connected < 5 && server.heard.count == 20)
    #expect(!server.heard[0].contains("Authorization"))
  }

  @Test func `has many calls under way at once, and none of their answers is another's`()
    async throws
  {
    let server = try RawServer { request in
      .answer(RawServer.http(String(request.split(separator: "\r\n").last ?? "")))
    }
    defer { server.stop() }
    let transport = try CurlTransport(nil)
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let answer = try await transport.send(call(server, "body \(number)"))
          return answer.body == Array("body \(number)".utf8)
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(right == 200)
  }

  @Test func `waits for parts of a second, and not for ever`() async throws {
    let server = try RawServer { _ in .silence }
    defer { server.stop() }
    let transport = try CurlTransport(nil)
    #expect(await kind(transport, call(server, within: .milliseconds(150))) == .timedOut)
  }

  @Test func `ends at once when it is cancelled`() async throws {
    let server = try RawServer { _ in .silence }
    defer { server.stop() }
    let transport = try CurlTransport(nil)
    let waiting = Task { await kind(transport, call(server, within: .seconds(100))) }
    while server.heard.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    let early = Task { await kind(transport, call(server, within: .seconds(100))) }
    early.cancel()
    #expect(await early.value == .cancelled)
  }

  @Test func `tells a broken answer from a server that is not there`() async throws {
    let server = try RawServer { request in
      request.hasSuffix("none") ? .cut("") : .cut("HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n{")
    }
    let transport = try CurlTransport(nil)
    #expect(await kind(transport, call(server)) == .unavailable)
    #expect(await kind(transport, call(server, "none")) == .unavailable)
    server.stop()
    let gone = WireCall(address: "http://127.0.0.1:1/v1", body: [], timeLimit: .seconds(5))
    #expect(await kind(transport, gone) == .unreachable)
  }

  @Test func `follows no redirect, which could carry a key elsewhere`() async throws {
    let server = try RawServer { _ in
      .answer(RawServer.http("", status: 307, ["Location: http://127.0.0.1:1/"]))
    }
    defer { server.stop() }
    let transport = try CurlTransport(try Secret("KEY", in: ["KEY": "sesame"]))
    #expect(try await transport.send(call(server)).status == 307)
  }
}
