/// One request of HTTP/1.1, whole.
struct HTTPRequest: Sendable, Equatable {
  let method: String
  /// The path, without what follows a question mark.
  let path: String
  /// The values by their names in lower case.
  var headers: [String: String] = [:]
  var body: [UInt8] = []
  /// Whether the other side wants to go on talking on this connection.
  var staysOpen = true
}

/// Why bytes are no request, and the status that says so.
struct HTTPRefusal: Error, Sendable, Equatable {
  let status: Int
  let message: String

  init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}
