internal import CPlatform
internal import Synchronization

/// A value that one thread touches at a time.
///
/// A mutex of the Swift library whose order a thread sanitizer can see.
package struct Guarded<Value: ~Copyable>: ~Copyable, Sendable {
  private let mutex: Mutex<Value>
  /// What the sanitizer knows the lock by; the value itself would count as touched.
  private let sign = Sign()

  private final class Sign: Sendable {}

  /// Guards a value from now on.
  package init(_ value: consuming sending Value) { mutex = Mutex(value) }

  /// Waits until no other thread touches the value, and lends it.
  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    let sign = unsafe Unmanaged.passUnretained(sign).toOpaque()
    return try mutex.withLock { value throws(Failure) in
      unsafe cp_note_locked(sign)
      defer { unsafe cp_note_unlocking(sign) }
      return try body(&value)
    }
  }
}
