internal import RingtruePlatform

/// What is said when in answer to one request, and what comes after that.
struct Script: Sendable {
  /// What comes after the last word.
  enum Ending: Sendable, Equatable {
    /// The next request.
    case goOn
    /// The connection is closed.
    case hangUp
    /// Nothing: what is heard is thrown away, until a moment if there is one.
    case ignore(until: UInt64?)
  }

  private var lines: ArraySlice<Line> = []
  private(set) var ending = Ending.goOn

  private struct Line: Sendable {
    let moment: UInt64
    let bytes: [UInt8]
  }

  /// Nothing is said, and a request may come.
  init() {}

  /// Brings an answer that takes a while.
  init(_ reply: Reply, staysOpen: Bool, at now: UInt64, latency: Duration) {
    let start = now + UInt64(max(0, latency.inNanoseconds))
    let head = reply.head(staysOpen: staysOpen)
    ending = staysOpen ? .goOn : .hangUp
    switch reply.delivery {
    case .whole where reply.isStream: play(reply, head, from: now, to: start)
    case .whole: add(head + reply.framedPieces.joined(), at: start)
    case .drip(let bytes, let pause):
      add(head, at: start)
      drip(Array(reply.framedPieces.joined()), bytes, pause, from: start)
    case .cut:
      let body = Array(reply.framedPieces.joined())
      add(head + body.prefix(body.count / 2), at: start)
      ending = .hangUp
    case .never: ending = .ignore(until: nil)
    }
  }

  /// Refuses what is no request. Who still talks is heard for a second, since a connection that is
  /// closed with bytes unread would take the refusal along.
  init(refusing refusal: HTTPRefusal, at now: UInt64) {
    let reply = refusal.complaint.reply()
    add(reply.head(staysOpen: false) + reply.framedPieces.joined(), at: now)
    ending = .ignore(until: now + 1_000_000_000)
  }

  /// What to do now; nil when the next request may come.
  mutating func next(at now: UInt64) -> ConversationStep? {
    if let line = lines.first {
      guard line.moment <= now else { return .pause(until: line.moment) }
      lines.removeFirst()
      return .say(line.bytes)
    }
    switch ending {
    case .goOn: return nil
    case .hangUp: return .hangUp
    case .ignore(let moment):
      return moment.map { $0 <= now } == true ? .hangUp : .listen(until: moment)
    }
  }

  private mutating func add(_ bytes: [UInt8], at moment: UInt64) {
    lines.append(Line(moment: moment, bytes: bytes))
  }

  /// A stream's events come evenly over its time, the head with the first of them.
  private mutating func play(_ reply: Reply, _ head: [UInt8], from now: UInt64, to end: UInt64) {
    let pieces = reply.framedPieces
    for (place, piece) in pieces.enumerated() {
      let share = Double(place + 1) / Double(pieces.count)
      let moment = place + 1 == pieces.count ? end : now + UInt64(Double(end - now) * share)
      add(place == 0 ? head + piece : piece, at: moment)
    }
  }

  private mutating func drip(_ bytes: [UInt8], _ count: Int, _ pause: Duration, from now: UInt64) {
    var moment = now
    for start in stride(from: 0, to: bytes.count, by: count) {
      moment += UInt64(pause.inNanoseconds)
      add(Array(bytes[start..<min(start + count, bytes.count)]), at: moment)
    }
  }
}
