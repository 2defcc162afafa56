internal import RingtrueKernels
internal import Synchronization

extension Bookings {
  /// Some neighbouring lines of one of several lists.
  struct Piece: Sendable {
    /// Which list it is, and which of its lines.
    let source: Int, rows: Range<Int>
    /// By how much the numbers of its trades grow.
    var groupsAfter: Int32 = 0
  }

  /// Pieces of some lists end to end, a column at a time on each thread.
  static func joining(_ sources: [Bookings], _ pieces: [Piece], threads: Int) -> Bookings {
    let whole = Mutex(Bookings())
    parallelFor(Chunks(columns.count, of: 1), width: threads) { place, _ in
      columns[place](sources, pieces, whole)
    }
    return whole.withLock { $0 }
  }

  /// The same lines with those of some trades replaced; the trades come in ascending order.
  func replacing(
    _ changes: [(group: Int, lines: [Booking])], starts: [Int], threads: Int
  ) -> Bookings {
    var (others, pieces, row) = (Bookings(), [Piece](), 0)
    for (group, lines) in changes {
      let first = others.count
      for line in lines { others.append(line) }
      pieces.append(Piece(source: 0, rows: row..<starts[group]))
      pieces.append(Piece(source: 1, rows: first..<others.count))
      row = starts[group + 1]
    }
    pieces.append(Piece(source: 0, rows: row..<count))
    return Self.joining([self, others], pieces, threads: threads)
  }

  private typealias Join =
    @Sendable (_ sources: [Bookings], [Piece], _ whole: borrowing Mutex<Bookings>) -> Void

  /// How each column of the whole follows from the pieces.
  private static let columns: [Join] = [
    { sources, pieces, whole in
      let groups = sources.map(\.group)
      var joined: [Int32] = []
      joined.reserveCapacity(pieces.reduce(0) { $0 + $1.rows.count })
      for piece in pieces {
        joined.append(
          contentsOf: groups[piece.source][piece.rows].lazy.map { $0 + piece.groupsAfter })
      }
      whole.withLock { [joined] in $0.group = joined }
    },
    { sources, pieces, whole in join(sources, pieces, \.line, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.version, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.action, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.entry, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.instrument, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.isSale, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.quantity, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.face, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.factor, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.price, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.accrued, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.fees, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.principal, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.net, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.currency, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.rate, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.tradeDate, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.settleDate, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.book, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.feed, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.counterparty, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.instruction, into: whole) },
    { sources, pieces, whole in join(sources, pieces, \.account, into: whole) },
  ]

  private static func join<Value>(
    _ sources: [Bookings], _ pieces: [Piece], _ column: WritableKeyPath<Bookings, [Value]>,
    into whole: borrowing Mutex<Bookings>
  ) {
    let values = sources.map { $0[keyPath: column] }
    var joined: [Value] = []
    joined.reserveCapacity(pieces.reduce(0) { $0 + $1.rows.count })
    for piece in pieces { joined += values[piece.source][piece.rows] }
    whole.withLock { [joined] in $0[keyPath: column] = joined }
  }
}
