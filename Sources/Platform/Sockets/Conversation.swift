/// One side of a connection, as a value without a clock or a socket: it hears bytes, and says what
/// it wants to do next.
package protocol Conversation: Sendable {
  /// Takes bytes that have come.
  mutating func hear(_ bytes: ArraySlice<UInt8>)

  /// What to do now; asked again when that is done, and whenever bytes have come.
  mutating func next(at now: UInt64) -> ConversationStep
}

/// What one side of a connection wants to do next; moments are nanoseconds of the server's clock.
package enum ConversationStep: Sendable, Equatable {
  /// Say this.
  case say([UInt8])
  /// Hear more, until a moment if there is one.
  case listen(until: UInt64?)
  /// Do nothing before a moment; what comes meanwhile is left in the system's hands, which let the
  /// other side wait.
  case pause(until: UInt64)
  /// Close the connection.
  case hangUp
}
