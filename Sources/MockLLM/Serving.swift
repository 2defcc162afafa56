internal import RingtruePlatform

/// One connection's side of the talk: hears requests one after the other, and answers each in its
/// own time.
struct Serving: Conversation {
  /// How long a request may take to come.
  static let patience = UInt64(120e9)

  private let desk: Desk
  private var reader = RequestReader()
  private var script = Script()
  /// When the request that is awaited must be there.
  private var deadline: UInt64?
  private var gaveLeave = false

  init(_ desk: Desk) { self.desk = desk }

  mutating func hear(_ bytes: ArraySlice<UInt8>) {
    if script.ending == .goOn { reader.take(bytes) }
  }

  mutating func next(at now: UInt64) -> ConversationStep {
    if let step = script.next(at: now) { return step }
    do throws(HTTPRefusal) {
      guard let request = try reader.next() else { return listen(at: now) }
      let (reply, latency) = desk.answer(request)
      script = Script(reply, staysOpen: request.staysOpen, at: now, latency: latency)
      (deadline, gaveLeave) = (nil, false)
    } catch {
      script = Script(refusing: error, at: now)
    }
    return script.next(at: now) ?? .hangUp
  }

  private mutating func listen(at now: UInt64) -> ConversationStep {
    if reader.awaitsLeave, !gaveLeave {
      gaveLeave = true
      return .say(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))
    }
    let end = deadline ?? now + Self.patience
    deadline = end
    return now < end ? .listen(until: end) : .hangUp
  }
}
