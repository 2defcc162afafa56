import Foundation
import RingtruePlatform
import Synchronization

/// A server on the loopback that says what it is told, byte by byte.
final class RawServer: Sendable {
  /// What it does with a request.
  enum Deed: Sendable {
    /// Answers, and keeps the connection.
    case answer(String)
    /// Says nothing.
    case silence
    /// Says so much and hangs up.
    case cut(String)
  }

  let port: UInt16
  private let listener: Int32
  private let requests = Mutex<[String]>([])
  private let connections = Mutex(0)

  /// The requests so far, with their heads.
  var heard: [String] { requests.withLock { $0 } }
  /// How many connections there were.
  var connected: Int { connections.withLock { $0 } }
  /// Its address, for calls.
  var address: String { "http://127.0.0.1:\(port)/v1/chat/completions" }

  init(_ script: @escaping @Sendable (_ request: String) -> Deed) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
        unsafe bind(listener, general, length) == 0 && listen(listener, 128) == 0
          && getsockname(listener, general, &length) == 0
      }
    }
    guard bound else { throw POSIXError(.EADDRINUSE) }
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    try OwnThread.run { self.serve(script) }
  }

  /// Takes no more connections.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve(_ script: @escaping @Sendable (String) -> Deed) {
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else {
        close(listener)
        return
      }
      connections.withLock { $0 += 1 }
      try? OwnThread.run { self.converse(connection, script) }
    }
  }

  private func converse(_ connection: Int32, _ script: (String) -> Deed) {
    defer { close(connection) }
    while let request = Self.request(from: connection) {
      requests.withLock { $0.append(request) }
      switch script(request) {
      case .answer(let text): Self.say(text, to: connection)
      case .silence: _ = Self.bytes(from: connection)
      case .cut(let text):
        Self.say(text, to: connection)
        return
      }
    }
  }

  /// A head and as many bytes behind it as it tells.
  private static func request(from connection: Int32) -> String? {
    var text = ""
    while true {
      if let head = text.range(of: "\r\n\r\n") {
        let line = text.split(separator: "\r\n").first {
          $0.lowercased().hasPrefix("content-length")
        }
        let length = line.flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        if text[head.upperBound...].utf8.count >= length { return text }
      }
      guard let more = bytes(from: connection) else { return nil }
      text += String(decoding: more, as: UTF8.self)
    }
  }

  private static func bytes(from connection: Int32) -> ArraySlice<UInt8>? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(connection, &bytes, bytes.count, 0)
    return count > 0 ? bytes[..<count] : nil
  }

  private static func say(_ text: String, to connection: Int32) {
    let bytes = Array(text.utf8)
    _ = unsafe send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// A whole answer of HTTP.
  static func http(_ body: String, status: Int = 200, _ headers: [String] = []) -> String {
    let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
    return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
  }
}
