internal import Dispatch
internal import RingtrueCore
internal import RingtruePlatform

/// Leads the tiles of a file past its columns, on several threads.
///
/// Every lane of columns sees all tiles in order, so that the number of threads changes nothing.
/// But no lane waits for another: while some still read a tile, others are at the next ones. A free
/// thread takes what is furthest behind, if possible a lane whose cells it has in its cache.
final class Conveyor: Sendable {
  private let belt: Guarded<Belt>
  private let wake = DispatchSemaphore(value: 0)
  private let failure = Guarded<DataError?>(nil)
  private let cut: @Sendable (consuming Tile?) throws(DataError) -> Tile?
  private let read: @Sendable (_ lane: Int, Tile) -> Void

  /// A conveyor from a cutter of tiles, which may use the storage of an old one, to their readers.
  init(
    lanes: Int, cut: @escaping @Sendable (consuming Tile?) throws(DataError) -> Tile?,
    read: @escaping @Sendable (_ lane: Int, Tile) -> Void
  ) {
    belt = Guarded(Belt(lanes: lanes))
    self.cut = cut
    self.read = read
  }

  /// Runs until all lanes have read all tiles; throws what cutting them throws.
  func run(threads: Int) throws(DataError) {
    DispatchQueue.concurrentPerform(iterations: threads) { work($0) }
    if let error = failure.withLock(\.self) { throw error }
  }

  private func work(_ thread: Int) {
    while true {
      switch belt.withLock({ $0.step(for: thread) }) {
      case .cut(let old): cutNext(reusing: old)
      case .read(let lane, let tile):
        read(lane, tile)
        changeBelt { $0.finish(lane) }
      case .wait: wake.wait()
      case .end: return
      }
    }
  }

  private func cutNext(reusing old: consuming Tile?) {
    do throws(DataError) {
      let tile = try cut(old)
      changeBelt { $0.add(tile) }
    } catch {
      failure.withLock { $0 = error }
      changeBelt { $0.add(nil) }
    }
  }

  /// Changes the belt, and wakes those who had nothing to do before.
  private func changeBelt(_ change: (inout Belt) -> Void) {
    let sleepers = belt.withLock { belt in
      change(&belt)
      return belt.wakeAll()
    }
    for _ in 0..<sleepers { wake.signal() }
  }
}

/// The tiles on their way, and how far each lane has come.
private struct Belt {
  /// What a thread does next.
  enum Step {
    case cut(Tile?)
    case read(Int, Tile)
    case wait, end
  }

  /// A lane, and who read its last tile.
  private struct Lane {
    var nextTile = 0
    var isBusy = false
    var thread: Int
  }

  /// As many tiles as two cores' caches hold.
  private static let longest = 4

  private var tiles: [Tile] = []
  private var firstTile = 0
  private var used: [Tile] = []
  private var lanes: [Lane]
  private var isCutting = false
  private var isAtEnd = false
  private var sleepers = 0

  init(lanes: Int) { self.lanes = (0..<lanes).map { Lane(thread: $0) } }

  mutating func step(for thread: Int) -> Step {
    if !isCutting, !isAtEnd, tiles.count < Self.longest {
      isCutting = true
      return .cut(used.popLast())
    }
    if let lane = lane(for: thread) {
      lanes[lane].isBusy = true
      lanes[lane].thread = thread
      return .read(lane, tiles[lanes[lane].nextTile - firstTile])
    }
    if isAtEnd, tiles.isEmpty { return .end }
    sleepers += 1
    return .wait
  }

  /// The free lane that is furthest behind, among equals one of the thread's own.
  private func lane(for thread: Int) -> Int? {
    let end = firstTile + tiles.count
    return lanes.indices.lazy
      .filter { !lanes[$0].isBusy && lanes[$0].nextTile < end }
      .min { rank($0, thread) < rank($1, thread) }
  }

  private func rank(_ lane: Int, _ thread: Int) -> (Int, Int) {
    (lanes[lane].nextTile, lanes[lane].thread == thread ? 0 : 1)
  }

  /// Takes the tile that has been cut; there are no more if it is nil.
  mutating func add(_ tile: Tile?) {
    isCutting = false
    if let tile { tiles.append(tile) } else { isAtEnd = true }
  }

  /// Moves a lane on; a tile that all have read is free to be used again.
  mutating func finish(_ lane: Int) {
    lanes[lane].isBusy = false
    lanes[lane].nextTile += 1
    if lanes.allSatisfy({ $0.nextTile > firstTile }) {
      used.append(tiles.removeFirst())
      firstTile += 1
    }
  }

  mutating func wakeAll() -> Int {
    defer { sleepers = 0 }
    return sleepers
  }
}
