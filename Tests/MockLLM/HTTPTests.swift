import Testing

@testable import RingtrueMockLLM

@Suite struct `Reading HTTP` {
  /// What comes of bytes that arrive at once, or so many at a time.
  private func read(_ text: String, by step: Int = .max) throws -> [HTTPRequest] {
    var reader = RequestReader()
    var requests: [HTTPRequest] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      reader.take(rest.prefix(step))
      rest = rest.dropFirst(step)
      while let request = try reader.next() { requests.append(request) }
    }
    return requests
  }

  private func status(of text: String) -> Int? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return (error as? HTTPRefusal)?.status
    }
  }

  private let post = "POST /v1/x?y=1 HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd"

  @Test func `finds method, path, headers and body`() throws {
    let request = try #require(try read(post).first)
    #expect(request.method == "POST" && request.path == "/v1/x")
    #expect(request.headers == ["host": "a", "content-length": "4"])
    #expect(request.body == Array("abcd".utf8) && request.staysOpen)
  }

  @Test(arguments: [1, 2, 3, 7, 50])
  func `does not mind in which pieces requests come`(_ step: Int) throws {
    let text = post + "\r\nGET /v1/models HTTP/1.1\r\nConnection: close\r\n\r\n" + post
    let requests = try read(text, by: step)
    #expect(requests == (try read(text)))
    #expect(requests.map(\.method) == ["POST", "GET", "POST"])
    #expect(requests.map(\.staysOpen) == [true, false, true])
  }

  @Test func `waits for what is still to come`() throws {
    for length in 0..<post.utf8.count {
      let part = String(decoding: Array(post.utf8).prefix(length), as: UTF8.self)
      #expect(try read(part).isEmpty)
    }
  }

  @Test func `keeps an old client's connection only when it asks for it`() throws {
    #expect(try read("GET / HTTP/1.0\r\n\r\n")[0].staysOpen == false)
    #expect(try read("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")[0].staysOpen)
  }

  @Test func `sees that a client waits for leave`() throws {
    var reader = RequestReader()
    reader.take(
      Array("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".utf8)[...])
    #expect(try reader.next() == nil)
    #expect(reader.awaitsLeave)
    reader.take(Array("ab".utf8)[...])
    #expect(try reader.next()?.body == Array("ab".utf8))
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
    ("GET  / HTTP/1.1\r\n\r\n", 400),
    ("GET HTTP/1.1\r\n\r\n", 400),
    ("GET http://a/ HTTP/1.1\r\n\r\n", 400),
    ("G ET / HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/2.0\r\n\r\n", 505),
    ("GET / HTTP/1.1\r\nA : b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nA: b\u{0}\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\n\r\n", 411),
    ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 0x4\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: +4\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 4, 5\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n", 400),
    ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n", 413),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
    ("POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
  ])
  func `refuses what two readers could take in two ways`(_ text: String, _ status: Int) {
    #expect(self.status(of: text) == status)
  }

  @Test func `takes the same length said twice`() throws {
    let text = "POST / HTTP/1.1\r\nContent-Length: 1\r\ncontent-length: 1\r\n\r\nx"
    #expect(try read(text).count == 1)
  }

  @Test func `does not read for ever`() {
    let long = String(repeating: "a", count: RequestReader.mostHead)
    #expect(status(of: "GET /" + long) == 431)
    #expect(status(of: "GET / HTTP/1.1\r\nA: \(long)\r\n\r\n") == 431)
    let many = (0..<101).map { "h\($0): 1\r\n" }.joined()
    #expect(status(of: "GET / HTTP/1.1\r\n\(many)\r\n") == 431)
  }

  @Test func `refuses bytes that are no text`() throws {
    var reader = RequestReader()
    reader.take(Array("GET / HTTP/1.1\r\nA: ".utf8) + [0xFF, 0xFE] + [13, 10, 13, 10])
    #expect(throws: HTTPRefusal.self) { try reader.next() }
  }

  @Test func `comes to an end with whatever noise`() {
    var noise: UInt64 = 7
    for _ in 0..<2000 {
      let bytes = (0..<200).map { _ -> UInt8 in
        noise = noise &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let alphabet = Array("GET / HTTP/1.1\r\n\r\n: ,\u{0}é\t".utf8)
        return alphabet[Int(noise >> 33) % alphabet.count]
      }
      var reader = RequestReader()
      reader.take(bytes[...])
      var count = 0
      while (try? reader.next()) ?? nil != nil, count < 100 { count += 1 }
      #expect(count < 100)
    }
  }
}

@Suite struct `Writing HTTP` {
  @Test func `tells the length of a body`() {
    let reply = Reply(200, body: Array("{}".utf8), type: "application/json")
    let head = String(decoding: reply.head(staysOpen: true), as: UTF8.self)
    #expect(
      head == "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
        + "Connection: keep-alive\r\n\r\n")
  }

  @Test func `frames a stream in chunks, and ends it`() {
    var reply = Reply(200, body: [], type: "text/event-stream")
    reply.isStream = true
    reply.pieces = [Array("data: 1\n\n".utf8), Array("data: and more\n\n".utf8)]
    let text = String(decoding: reply.framedPieces.joined(), as: UTF8.self)
    #expect(text == "9\r\ndata: 1\n\n\r\n10\r\ndata: and more\n\n\r\n0\r\n\r\n")
    #expect(String(decoding: reply.head(staysOpen: false), as: UTF8.self).contains("chunked"))
  }
}
