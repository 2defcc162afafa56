/// Runs programs; tests pass one that does not.
package struct Launcher: Sendable {
  /// Runs a program to its end.
  package let run: @Sendable (Invocation) throws(PlatformError) -> Completion

  package init(_ run: @escaping @Sendable (Invocation) throws(PlatformError) -> Completion) {
    self.run = run
  }

  /// Runs programs of this machine.
  package static let system = Launcher { invocation throws(PlatformError) in
    try invocation.run()
  }
}
