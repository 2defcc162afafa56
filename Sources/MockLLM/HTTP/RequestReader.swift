/// Reads requests of HTTP/1.1 (RFC 9112) out of bytes that come in pieces of any size.
///
/// It is strict where two readers could take one text for different requests: a bare line feed, a
/// folded line, a space before a colon, two lengths that differ, or a length beside chunks, is
/// refused. Heads and bodies are bounded, and cost one pass.
struct RequestReader: Sendable {
  /// The longest head and the longest body that are read.
  static let mostHead = 16 << 10, mostBody = 8 << 20

  private var bytes: [UInt8] = []
  /// How far the end of the head has been looked for.
  private var searched = 0
  /// The head that was read while its body is still coming.
  private var head: (request: HTTPRequest, length: Int)?

  /// Whether a request has begun to come.
  var isWithinRequest: Bool { !bytes.isEmpty || head != nil }

  /// Whether the other side waits for leave to send its body (RFC 9110 §10.1.1).
  var awaitsLeave: Bool {
    head.map { $0.request.headers["expect"]?.lowercased() == "100-continue" && bytes.isEmpty }
      ?? false
  }

  /// Takes bytes that have come.
  mutating func take(_ more: ArraySlice<UInt8>) { bytes += more }

  /// The next request, if all of it is there.
  mutating func next() throws(HTTPRefusal) -> HTTPRequest? {
    if head == nil { head = try readHead() }
    guard case (var request, let length)? = head, bytes.count >= length else { return nil }
    request.body = Array(bytes.prefix(length))
    bytes.removeFirst(length)
    head = nil
    return request
  }

  private mutating func readHead() throws(HTTPRefusal) -> (HTTPRequest, Int)? {
    // An empty line before a request is overlooked (RFC 9112 §2.2).
    if searched == 0, bytes.starts(with: [13, 10]) { bytes.removeFirst(2) }
    guard let end = endOfHead() else {
      guard bytes.count <= Self.mostHead else {
        throw HTTPRefusal(431, "the head is longer than \(Self.mostHead) bytes")
      }
      return nil
    }
    guard end <= Self.mostHead else {
      throw HTTPRefusal(431, "the head is longer than \(Self.mostHead) bytes")
    }
    let text = bytes[..<end]
    let head = try RequestHead(text)
    bytes.removeFirst(end + 4)
    searched = 0
    return (head.request, try head.length(most: Self.mostBody))
  }

  /// Where the empty line begins that ends the head.
  private mutating func endOfHead() -> Int? {
    while searched + 4 <= bytes.count {
      if bytes[searched] == 13, bytes[searched..<searched + 4].elementsEqual([13, 10, 13, 10]) {
        return searched
      }
      searched += 1
    }
    return nil
  }
}
