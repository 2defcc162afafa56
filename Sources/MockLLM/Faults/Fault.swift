internal import RingtruePlatform

/// A way in which a server fails: what it makes of an answer that was good.
public struct Fault: Sendable {
  /// The name by which users order it, such as `503`.
  public let id: String
  /// What it does, in one sentence.
  public let summary: String
  let spoil: @Sendable (inout Reply, Circumstances) -> Void

  /// What a fault may need to know.
  struct Circumstances: Sendable {
    /// The moment on the calendar.
    let now: WallTime
    /// How long clients are asked to wait.
    let retryAfter: Duration
    /// How long a slow answer takes.
    let dripTime: Duration
  }

  init(
    _ id: String, _ summary: String,
    spoil: @escaping @Sendable (inout Reply, Circumstances) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.spoil = spoil
  }

  /// A fault that answers with a complaint instead.
  init(
    _ id: String, _ summary: String, _ complaint: Complaint,
    headers: @escaping @Sendable (Circumstances) -> [HTTPHeader] = { _ in [] }
  ) {
    self.init(id, summary) { reply, circumstances in
      let limits = reply.headers.filter { $0.name.hasPrefix("x-ratelimit-") }
      reply = complaint.reply(limits + headers(circumstances))
    }
  }
}
