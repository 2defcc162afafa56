internal import CPlatform

/// A moment of the monotonic clock by which something must have happened, or never.
struct Deadline {
  private let moment: UInt64?

  init(after duration: Duration?) {
    moment = duration.map { cp_monotonic() &+ UInt64(max(0, $0.inNanoseconds)) }
  }

  var hasPassed: Bool { remaining == 0 }

  /// Nanoseconds to go; −1 when there is no end.
  var remaining: Int64 {
    guard let moment else { return -1 }
    let now = cp_monotonic()
    return now >= moment ? 0 : Int64(clamping: moment - now)
  }
}
