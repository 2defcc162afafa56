internal import CPlatform

/// The process that is running.
package enum Program {
  /// Ends the process with an exit code.
  package static func exit(_ code: Int32) -> Never { cp_exit(code) }

  /// Ends the process at once, although some of its threads are still at work.
  package static func leave(_ code: Int32) -> Never { cp_leave(code) }
}
