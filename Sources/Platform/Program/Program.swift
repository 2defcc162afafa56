internal import CPlatform

/// The process that is running.
package enum Program {
  /// How long the machine's clock has been running; only differences have a meaning.
  package static var clock: Duration { .nanoseconds(Int64(cp_monotonic())) }

  /// Ends the process with an exit code.
  package static func exit(_ code: Int32) -> Never { cp_exit(code) }
}
