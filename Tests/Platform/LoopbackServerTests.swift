import Foundation
import Testing

@testable import RingtruePlatform

@Suite struct `A loopback server` {
  /// Says back what it hears, a byte each for `fold`, and closes at a full stop.
  private struct Echo: Conversation {
    var fold = 1
    private var heard: [UInt8] = []
    private var isOver = false

    init(fold: Int = 1) { self.fold = fold }

    mutating func hear(_ bytes: ArraySlice<UInt8>) { heard += bytes }

    mutating func next(at now: UInt64) -> ConversationStep {
      if isOver { return .hangUp }
      guard !heard.isEmpty else { return .listen(until: nil) }
      isOver = heard.contains(UInt8(ascii: "."))
      defer { heard = [] }
      return .say(heard.flatMap { Array(repeating: $0, count: fold) })
    }
  }

  /// Says nothing until a moment, and then one word.
  private struct Late: Conversation {
    let moment: UInt64
    private var hasSpoken = false

    init(_ moment: UInt64) { self.moment = moment }

    mutating func hear(_ bytes: ArraySlice<UInt8>) {}

    mutating func next(at now: UInt64) -> ConversationStep {
      if hasSpoken { return .hangUp }
      guard now >= moment else { return .pause(until: moment) }
      hasSpoken = true
      return .say(Array("late".utf8))
    }
  }

  private func connect(_ port: Int) throws -> Int32 {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    return client
  }

  private func say(_ text: String, to client: Int32) {
    let bytes = Array(text.utf8)
    _ = unsafe send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Everything until the other side closes.
  private func all(from client: Int32) -> [UInt8] {
    defer { close(client) }
    var (all, buffer): ([UInt8], [UInt8]) = ([], Array(repeating: 0, count: 65_536))
    while true {
      let count = unsafe recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  @Test func `talks with many at once, and each hears its own`() throws {
    let server = try LoopbackServer(port: 0, clock: SystemClock()) { Echo() }
    defer { server.stop() }
    let clients = try (0..<60).map { _ in try connect(server.port) }
    for (place, client) in clients.enumerated() { say("client \(place)", to: client) }
    for client in clients.reversed() { say(".", to: client) }
    for (place, client) in clients.enumerated() {
      #expect(String(decoding: all(from: client), as: UTF8.self) == "client \(place).")
    }
  }

  @Test func `says more than the system holds, at the pace of the other side`() throws {
    let server = try LoopbackServer(port: 0, clock: SystemClock()) { Echo(fold: 1 << 20) }
    defer { server.stop() }
    let client = try connect(server.port)
    say("abcdefghij.", to: client)
    let heard = all(from: client)
    #expect(heard.count == 11 << 20 && heard[(1 << 20) - 1] == 97 && heard[1 << 20] == 98)
  }

  @Test func `has time for others while one is waited for`() throws {
    let clock = SystemClock()
    let start = clock.nanoseconds
    let server = try LoopbackServer(port: 0, clock: clock) { Late(start + 50_000_000) }
    defer { server.stop() }
    let clients = try (0..<3).map { _ in try connect(server.port) }
    for client in clients { #expect(all(from: client) == Array("late".utf8)) }
    #expect(clock.nanoseconds - start >= 50_000_000)
  }

  @Test func `lets those wait at the door for whom it has no room`() throws {
    let server = try LoopbackServer(port: 0, most: 1, clock: SystemClock()) { Echo() }
    defer { server.stop() }
    let (first, second) = (try connect(server.port), try connect(server.port))
    say("second.", to: second)
    say("first.", to: first)
    #expect(all(from: first) == Array("first.".utf8))
    #expect(all(from: second) == Array("second.".utf8))
  }

  @Test func `closes every connection when it is stopped, and its port`() throws {
    let server = try LoopbackServer(port: 0, clock: SystemClock()) { Echo() }
    let client = try connect(server.port)
    say("x", to: client)
    server.stop()
    #expect(all(from: client).count <= 1)
    #expect(throws: POSIXError.self) { try connect(server.port) }
  }

  @Test func `says that a port is taken`() throws {
    let server = try LoopbackServer(port: 0, clock: SystemClock()) { Echo() }
    defer { server.stop() }
    #expect {
      _ = try LoopbackServer(port: UInt16(server.port), clock: SystemClock()) { Echo() }
    } throws: {
      ($0 as? PlatformError)?.isPortTaken == true
    }
  }
}
