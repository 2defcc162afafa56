internal import RingtrueKernels

/// How often and how long a call is tried; never for ever.
public struct Patience: Sendable, Equatable {
  /// How often one call is sent, at the most.
  public var attempts = 8
  /// How often the same fault may meet one call, other than a limit; then it is left alone.
  public var sameFault = 3
  /// How long one call waits between its attempts, all in all.
  public var total = Duration.seconds(600)
  /// The longest wait that a server may ask for; a longer one is not worth it.
  public var longestWait = Duration.seconds(120)
  /// The first wait where the server names none; each further one is twice as long.
  public var firstWait = Duration.milliseconds(500)
  /// The longest of these.
  public var ownLongestWait = Duration.seconds(8)
  /// How long one exchange may take.
  public var timeLimit = Duration.seconds(60)

  /// The usual patience.
  public init() {}

  /// How long to wait after so many attempts: a share of the full time, so that many who failed
  /// together do not come back together.
  func ownWait(after attempts: Int, _ draw: Draw) -> Duration {
    let doubled = firstWait * (1 << min(attempts - 1, 20))
    return min(doubled, ownLongestWait) * draw.real(in: 0.5..<1)
  }
}
