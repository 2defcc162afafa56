internal import CSQLite
internal import Synchronization

/// Stops a connection's statements from any thread.
@safe
package final class Interrupter: Sendable {
  private let connection: Mutex<Address?>

  @safe
  private struct Address: @unchecked Sendable {
    // Sendable: interrupting is the one call that SQLite allows from other threads.
    let handle: OpaquePointer
  }

  init(_ handle: OpaquePointer) {
    connection = Mutex(unsafe Address(handle: handle))
  }

  /// Makes whatever runs now fail with `isInterrupted`; what comes later is not touched.
  package func interrupt() {
    connection.withLock { address in
      if let address { unsafe sqlite3_interrupt(address.handle) }
    }
  }

  /// The connection goes.
  func close() {
    connection.withLock { $0 = nil }
  }
}
