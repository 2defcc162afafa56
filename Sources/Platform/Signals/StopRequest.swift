internal import Synchronization

/// The wish that work come to its end: uttered once, from any thread, and asked about as often as work
/// likes. Who waits is told the moment it is uttered.
package final class StopRequest: Sendable {
  /// Those who are to be told, by number; nobody once it is uttered.
  private struct Ears {
    var next = 0
    var tell: [Int: @Sendable () -> Void] = [:]
    var signals: Interruptions?
  }

  private let made = Atomic(false)
  private let ears = Guarded(Ears())

  /// A wish that nobody has uttered yet.
  package init() {}

  /// The wish that a person utters by Ctrl-C, and a system by its request to end: listened for as long
  /// as this is kept. A second Ctrl-C ends the program at once.
  package static func bySignals() -> StopRequest {
    let request = StopRequest()
    let signals = try? Interruptions { [weak request] _ in request?.make() }
    request.ears.withLock { $0.signals = signals }
    return request
  }

  /// Whether it has been uttered.
  package var isMade: Bool { made.load(ordering: .relaxed) }

  /// The question whether it has been uttered, for work that knows of nothing else.
  package var asked: @Sendable () -> Bool { { self.isMade } }

  /// Utters it; once uttered it stays so.
  package func make() {
    let waiting = ears.withLock { ears in
      made.store(true, ordering: .relaxed)
      defer { ears.tell = [:] }
      return Array(ears.tell.values)
    }
    for tell in waiting { tell() }
  }

  /// Tells when it is uttered, unless the number this gives is left before; nil if it has been.
  package func listen(_ tell: @escaping @Sendable () -> Void) -> Int? {
    ears.withLock { ears in
      guard !isMade else { return nil }
      defer { ears.next += 1 }
      ears.tell[ears.next] = tell
      return ears.next
    }
  }

  /// Listens no more; whether nothing had been told.
  package func leave(_ number: Int) -> Bool {
    ears.withLock { $0.tell.removeValue(forKey: number) != nil }
  }
}
