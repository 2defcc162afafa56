internal import CPlatform

/// The process that is running.
package enum Program {
  /// Ends the process with an exit code.
  package static func exit(_ code: Int32) -> Never { cp_exit(code) }
}
