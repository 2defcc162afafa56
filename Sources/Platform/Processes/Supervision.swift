internal import CPlatform

/// The watch over a running child: feeds it, hears it, stops it in time, and buries it.
///
/// One loop waits for everything at once, so that neither side can block the other, whatever the
/// sizes of input and output.
struct Supervision: ~Copyable {
  private var process: Process
  private var feed: Feed
  private var output: Capture
  private var errors: Capture
  private let deadline: Deadline
  private let stop: Flag?
  private var verdict: Completion.Ending?
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  /// How long a child is heard after its end: a descendant that left the group may hold the pipe
  /// open for ever.
  private static var grace: Duration { .milliseconds(500) }

  init(
    _ process: consuming Process, limits: Invocation.Limits, feed: consuming Feed,
    output: consuming Capture, errors: consuming Capture, stop: Flag?
  ) {
    self.process = process
    self.feed = feed
    self.output = output
    self.errors = errors
    self.stop = stop
    deadline = Deadline(after: limits.time)
  }

  /// Stays with the child until it has ended, of itself or otherwise.
  consuming func run() throws(PlatformError) -> Completion {
    while try !process.hasEnded() {
      try converse()
      judge()
    }
    process.killGroup()
    let end = Deadline(after: Self.grace)
    while output.isOpen || errors.isOpen, !end.hasPassed { try hearOut(atMost: end.remaining) }
    let (ending, usage) = try process.reap()
    return Completion(
      ending: verdict ?? ending, output: output.finish(), errors: errors.finish(), usage: usage)
  }

  /// Waits until something happens, and moves the bytes that can be moved.
  private mutating func converse() throws(PlatformError) {
    var interests = [output.interest, errors.interest, feed.interest, process.interest]
    if verdict == nil, let stop { interests.append(stop.interest) }
    let remaining = verdict == nil ? deadline.remaining : -1
    try wait(for: &interests, atMost: remaining < 0 ? process.patience : remaining)
    if interests[0].isReady { try output.take(through: &buffer) }
    if interests[1].isReady { try errors.take(through: &buffer) }
    if interests[2].isReady { try feed.give() }
  }

  /// Reads what an ended child has left in its pipes.
  private mutating func hearOut(atMost nanoseconds: Int64) throws(PlatformError) {
    var interests = [output.interest, errors.interest]
    try wait(for: &interests, atMost: nanoseconds)
    if interests[0].isReady { try output.take(through: &buffer) }
    if interests[1].isReady { try errors.take(through: &buffer) }
  }

  private func wait(
    for interests: inout [cp_interest], atMost nanoseconds: Int64
  ) throws(PlatformError) {
    let time = min(nanoseconds, process.patience)
    try checked(unsafe cp_await(&interests, Int32(interests.count), time), process.name)
  }

  /// Whether the child has used up what it was given; the first reason counts.
  private mutating func judge() {
    guard verdict == nil else { return }
    if stop?.isRaised == true {
      verdict = .cancelled
    } else if output.isOverLimit {
      verdict = .tooMuchOutput
    } else if deadline.hasPassed {
      verdict = .outOfTime
    }
    if verdict != nil { process.killGroup() }
  }
}
