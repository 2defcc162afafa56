internal import RingtrueKernels
internal import Synchronization

extension Postings {
  /// Joins parts end to end, a column at a time on each thread.
  ///
  /// Copying is bound by memory, and by the first touch of its pages; two threads halve it.
  static func joining(_ parts: [Postings], threads: Int) -> Postings {
    let whole = Mutex(Postings())
    parallelFor(Chunks(columns.count, of: 1), width: threads) { place, _ in
      columns[place](parts, whole)
    }
    return whole.withLock { $0 }
  }

  /// How each column of the whole follows from the parts.
  private static let columns: [@Sendable ([Postings], borrowing Mutex<Postings>) -> Void] = [
    { parts, whole in join(parts, \.account, into: whole) },
    { parts, whole in join(parts, \.time, into: whole) },
    { parts, whole in join(parts, \.date, into: whole) },
    { parts, whole in join(parts, \.amount, into: whole) },
    { parts, whole in join(parts, \.before, into: whole) },
    { parts, whole in join(parts, \.after, into: whole) },
    { parts, whole in join(parts, \.type, into: whole) },
    { parts, whole in join(parts, \.operation, into: whole) },
    { parts, whole in join(parts, \.category, into: whole) },
    { parts, whole in join(parts, \.channel, into: whole) },
    { parts, whole in join(parts, \.actor, into: whole) },
    { parts, whole in join(parts, \.place, into: whole) },
    { parts, whole in join(parts, \.bank, into: whole) },
    { parts, whole in join(parts, \.counterparty, into: whole) },
    { parts, whole in join(parts, \.blanks, into: whole) },
    { parts, whole in join(parts, \.imperfection, into: whole) },
  ]

  private static func join<Value>(
    _ parts: [Postings], _ column: WritableKeyPath<Postings, [Value]>,
    into whole: borrowing Mutex<Postings>
  ) {
    var values: [Value] = []
    values.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { values += part[keyPath: column] }
    let joined = values
    whole.withLock { $0[keyPath: column] = joined }
  }
}
