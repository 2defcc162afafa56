/// What is answered to one request, and how it is brought.
struct Reply: Sendable, Equatable {
  var status: Int
  /// The headers beside those that speak of the body's length.
  var headers: [HTTPHeader]
  /// The body in the pieces in which a stream brings it; one piece where it is no stream.
  var pieces: [[UInt8]]
  /// Whether the pieces come one by one, as chunks.
  var isStream = false
  var delivery = Delivery.whole

  /// How the bytes of an answer come.
  enum Delivery: Sendable, Equatable {
    /// As they should.
    case whole
    /// So many bytes at a time, with a pause after each.
    case drip(bytes: Int, pause: Duration)
    /// Half of them, and then the connection is closed.
    case cut
    /// Not at all, while the connection stays open.
    case never
  }

  /// An answer in one piece.
  init(_ status: Int, _ headers: [HTTPHeader] = [], body: [UInt8], type: String) {
    self.status = status
    self.headers = [HTTPHeader("Content-Type", type)] + headers
    pieces = [body]
  }
}

/// A line of a head.
struct HTTPHeader: Sendable, Equatable {
  let name, value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

// MARK: - As bytes

extension Reply {
  /// The head, with whether the connection stays open.
  func head(staysOpen: Bool) -> [UInt8] {
    let length = pieces.reduce(0) { $0 + $1.count }
    let framing =
      isStream
      ? HTTPHeader("Transfer-Encoding", "chunked") : HTTPHeader("Content-Length", String(length))
    let all = headers + [framing, HTTPHeader("Connection", staysOpen ? "keep-alive" : "close")]
    let lines =
      ["HTTP/1.1 \(status) \(Self.reason(status))"] + all.map { "\($0.name): \($0.value)" }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// The pieces as they go over the wire: a stream's as chunks, the last with the end behind it.
  var framedPieces: [[UInt8]] {
    guard isStream else { return pieces }
    var framed = pieces.map { Array(String($0.count, radix: 16).utf8) + [13, 10] + $0 + [13, 10] }
    framed[framed.count - 1] += Array("0\r\n\r\n".utf8)
    return framed
  }

  private static func reason(_ status: Int) -> String {
    reasons[status] ?? "Status \(status)"
  }

  private static let reasons = [
    200: "OK", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    411: "Length Required", 413: "Content Too Large", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 500: "Internal Server Error", 501: "Not Implemented",
    503: "Service Unavailable", 505: "HTTP Version Not Supported",
  ]
}
