internal import RingtrueKernels

/// Which part of a large world is made at a time, so that memory never has to hold all of it.
///
/// What is ordinary is the very same in a world of one block as in a world of many; events find
/// their places within their blocks.
public struct Block: Sendable, Hashable {
  /// Which one it is, from 0.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// A world that is made in one go.
  public static let whole = Block(0, of: 1)

  /// One of some blocks.
  init(_ number: Int, of count: Int) {
    precondition(0..<count ~= number, "there is no block \(number) of \(count)")
    self.number = number
    self.count = count
  }

  /// All blocks of a world of so many rows.
  static func all(of rows: Int, _ size: BlockSize) -> [Block] {
    let count = rows <= size.whole ? 1 : (rows + size.rows - 1) / size.rows
    return (0..<count).map { Block($0, of: count) }
  }

  /// Its share of things that stand side by side, such as accounts.
  func share(of total: Int) -> Range<Int> {
    total * number / count..<total * (number + 1) / count
  }

  /// Its share of things that are dealt out like cards, one block further each time, such as events.
  ///
  /// The first one goes to a block that `place` tells, so that what is rare is not all in one.
  func hand(of total: Int, dealtFrom place: Int) -> [Int] {
    Array(stride(from: ((number - place) % count + count) % count, to: total, by: count))
  }

  /// A number from which chance is drawn that has to differ from block to block.
  func seed(_ seed: UInt64) -> UInt64 {
    number == 0 ? seed : RandomStream(seed: seed, name: "block").entity(number)[0].bits
  }
}

/// How many rows of a world are made at a time.
public struct BlockSize: Sendable, Hashable {
  /// A world of no more rows than these is made in one go.
  public var whole = 400_000
  /// About how many rows each block of a larger one has at most.
  public var rows: Int

  /// Blocks of so many rows.
  public init(rows: Int) { self.rows = rows }

  /// The same for worlds of any size: what has more rows than one block is made in several.
  public init(always rows: Int) { (whole, self.rows) = (rows, rows) }
}
