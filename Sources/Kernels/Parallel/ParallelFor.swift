internal import Dispatch
internal import Synchronization

/// Runs a body for every chunk, on at most `width` threads, the caller's among them; returns when
/// all are done.
///
/// Chunks start in order. When one fails, no further chunk starts; since all earlier ones have,
/// the error thrown is that of the lowest failing chunk, at any width. A body that is to be
/// cancelled begins by throwing when it has been.
///
/// For synchronous code; it waits, so call it from a task only where blocking is allowed.
package func parallelFor<Failure: Error>(
  _ chunks: Chunks, width: Int,
  _ body: @Sendable (_ chunk: Int, _ items: Range<Int>) throws(Failure) -> Void
) throws(Failure) {
  precondition(width > 0, "parallel: a width of \(width)")
  let threads = min(width, chunks.count)
  if threads <= 1 {
    for chunk in 0..<chunks.count { try body(chunk, chunks[chunk]) }
    return
  }
  let next = Atomic(0)
  let failed = Mutex<(chunk: Int, error: Failure)?>(nil)
  @Sendable func work() {
    while failed.withLock({ $0 == nil }) {
      let chunk = next.add(1, ordering: .relaxed).oldValue
      guard chunk < chunks.count else { return }
      do throws(Failure) {
        try body(chunk, chunks[chunk])
      } catch {
        failed.withLock { if chunk < $0?.chunk ?? .max { $0 = (chunk, error) } }
      }
    }
  }
  DispatchQueue.concurrentPerform(iterations: threads) { _ in work() }
  if let (_, error) = failed.withLock(\.self) { throw error }
}
