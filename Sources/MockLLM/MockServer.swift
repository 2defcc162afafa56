public import RingtruePlatform

/// A server on this machine that stands in for a model's: OpenAI's chat completions, streamed or
/// not, with latency, limits and faults to order.
///
/// Nobody but programs on this machine can reach it. Keys that clients show are neither checked nor
/// written anywhere.
public final class MockServer: Sendable {
  private let desk: Desk
  private let server: LoopbackServer

  /// Opens a server on a port, or on any for 0; it adds a line to a log for every call, if it is
  /// given one.
  public init(
    port: UInt16 = 0, _ behaviour: MockBehaviour = MockBehaviour(),
    answering: Answering = .echo, clock: any TimeSource, log: String? = nil
  ) throws {
    try behaviour.check()
    let desk = Desk(
      behaviour, answering, clock: clock, log: try log.map { path in try RequestLog(path) })
    self.desk = desk
    server = try LoopbackServer(port: port, clock: clock) { Serving(desk) }
  }

  /// The port that it listens on.
  public var port: Int { server.port }

  /// Its address, up to and with its `/v1`.
  public var baseURL: String { "http://127.0.0.1:\(port)/v1" }

  /// What it has done so far.
  public var tally: MockTally { desk.tally }

  /// Closes all connections and ends.
  public func stop() { server.stop() }
}
