/// The lines of a request before its body.
struct RequestHead: Sendable {
  private(set) var request: HTTPRequest

  /// Reads the lines, without the empty one that ends them.
  init(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) {
    guard bytes.allSatisfy({ $0 >= 32 || $0 == 13 || $0 == 10 || $0 == 9 }) else {
      throw HTTPRefusal(400, "a head has no control characters")
    }
    var lines = try Self.lines(bytes)[...]
    guard let first = lines.popFirst() else { throw HTTPRefusal(400, "there is no request line") }
    request = try Self.request(first)
    guard lines.count <= 100 else { throw HTTPRefusal(431, "there are more than 100 headers") }
    for line in lines { try add(line) }
    let connection = request.headers["connection"]?.lowercased() ?? ""
    if connection.contains("close") { request.staysOpen = false }
    if connection.contains("keep-alive") { request.staysOpen = true }
  }

  /// How long the body is.
  func length(most: Int) throws(HTTPRefusal) -> Int {
    if request.headers["transfer-encoding"] != nil {
      throw HTTPRefusal(501, "a body in chunks is not understood here; send its Content-Length")
    }
    guard let text = request.headers["content-length"] else {
      if request.method == "POST" { throw HTTPRefusal(411, "a POST needs a Content-Length") }
      return 0
    }
    guard !text.isEmpty, text.utf8.allSatisfy({ 48...57 ~= $0 }) else {
      throw HTTPRefusal(400, "a Content-Length is a whole number")
    }
    guard let length = Int(text), length <= most else {
      throw HTTPRefusal(413, "the body is longer than \(most) bytes")
    }
    return length
  }

  /// The lines, each of which ends in a carriage return and a line feed and in no other way.
  private static func lines(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> [Substring] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw HTTPRefusal(400, "the head is no text")
    }
    // To Swift, the two together are one character.
    let lines = text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
    guard !lines.contains(where: { $0.utf8.contains(13) || $0.utf8.contains(10) }) else {
      throw HTTPRefusal(400, "a line of the head ends in CR and LF")
    }
    return lines
  }

  /// `POST /v1/chat/completions HTTP/1.1`.
  private static func request(_ line: Substring) throws(HTTPRefusal) -> HTTPRequest {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, isToken(parts[0]), parts[1].hasPrefix("/") else {
      throw HTTPRefusal(400, "a request begins with a method, a path and HTTP/1.1")
    }
    guard parts[2] == "HTTP/1.1" || parts[2] == "HTTP/1.0" else {
      throw HTTPRefusal(505, "this server speaks HTTP/1.1")
    }
    return HTTPRequest(
      method: String(parts[0]), path: String(parts[1].prefix { $0 != "?" }),
      staysOpen: parts[2] == "HTTP/1.1")
  }

  /// Adds a header; those that say twice how long the body is must say the same.
  private mutating func add(_ line: Substring) throws(HTTPRefusal) {
    guard let colon = line.firstIndex(of: ":"), Self.isToken(line[..<colon]) else {
      throw HTTPRefusal(400, "a header is a name, a colon and a value")
    }
    let name = line[..<colon].lowercased()
    let value = String(line[line.index(after: colon)...].trimmed)
    if let earlier = request.headers[name] {
      guard name != "content-length" || earlier == value else {
        throw HTTPRefusal(400, "two lengths differ")
      }
      if name != "content-length" { request.headers[name] = earlier + ", " + value }
    } else {
      request.headers[name] = value
    }
  }

  /// Whether a text may name a method or a header (RFC 9110 §5.6.2).
  private static func isToken(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: Array("!#$%&'*+-.^_`|~".utf8).contains(byte)
        }
      }
  }
}

extension Substring {
  /// Without the spaces and tabs at its ends.
  fileprivate var trimmed: Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
