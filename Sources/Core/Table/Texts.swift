/// A column of free text in one block of UTF-8, so that a million cells are two allocations.
public struct Texts: Sendable, Equatable, RandomAccessCollection {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// A column without cells.
  public init() {}

  /// A column of the given cells.
  public init(_ cells: some Sequence<String>) {
    for cell in cells { append(cell.utf8) }
  }

  /// Takes cells that lie end to end in one block: `ends[i]` is where cell `i` ends.
  public init(bytes: [UInt8], ends: [Int]) {
    precondition((ends.last ?? 0) == bytes.count, "the last cell ends where the block ends")
    self.bytes = bytes
    self.ends = ends
  }

  /// Adds a cell; what is not UTF-8 is repaired when the cell is read.
  public mutating func append(_ cell: some Sequence<UInt8>) {
    bytes.append(contentsOf: cell)
    ends.append(bytes.count)
  }

  /// The place of the first cell.
  public var startIndex: Int { 0 }

  /// The place behind the last cell.
  public var endIndex: Int { ends.count }

  /// The text of a row.
  public subscript(row: Int) -> String { String(decoding: utf8(row), as: UTF8.self) }

  /// The bytes of a row, without a copy.
  public func utf8(_ row: Int) -> ArraySlice<UInt8> {
    bytes[(row == 0 ? 0 : ends[row - 1])..<ends[row]]
  }

  /// How many bytes all cells take.
  public var byteCount: Int { bytes.count }

  /// The cells at the given rows, in that order.
  public func gathering(_ rows: some Sequence<Int>) -> Texts {
    var gathered = Texts()
    for row in rows { gathered.append(utf8(row)) }
    return gathered
  }
}
