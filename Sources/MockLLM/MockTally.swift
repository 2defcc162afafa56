/// What a server has done so far.
public struct MockTally: Sendable, Equatable {
  /// Calls of the model that came, and those that were answered well.
  public internal(set) var requests = 0, answered = 0
  /// Calls that came too soon for the limits.
  public internal(set) var limited = 0
  /// Calls that were wrong.
  public internal(set) var wrong = 0
  /// Calls that met a fault, by its name.
  public internal(set) var faults: [String: Int] = [:]
  /// Tokens that were read and written, and would be paid for.
  public internal(set) var promptTokens = 0, completionTokens = 0
  /// Why the log breaks off, if it does.
  public internal(set) var logFailure: String?
}
