/// The circumstances of one piece of work: its seed, its threads, its memory, and when to stop.
public struct Conditions: Sendable {
  /// What all chance in the work is drawn from.
  public let seed: Seed
  /// How many threads the work may use; its result does not depend on it.
  public let width: Int
  /// How many bytes the work may use, if there is a limit.
  public let memoryLimit: Int?
  private let isCancelled: @Sendable () -> Bool

  /// States the circumstances; `isCancelled` is asked often and must be cheap.
  public init(
    seed: Seed = Seed(1), width: Int = 1, memoryLimit: Int? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    precondition(width >= 1, "work needs a thread")
    self.seed = seed
    self.width = width
    self.memoryLimit = memoryLimit
    self.isCancelled = isCancelled
  }

  /// Throws when the work is no longer wanted; long work asks at least every 100 ms.
  public func checkCancelled() throws(CancellationError) {
    if isCancelled() { throw CancellationError() }
  }

  /// Whether the work is no longer wanted, for loops that cannot throw.
  public var shouldStop: Bool { isCancelled() }
}
