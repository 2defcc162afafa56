internal import RingtrueCore
internal import RingtrueKernels

/// Rows to be told about, behind the rows that are kept of their entities.
struct Passage {
  /// The entities.
  let entities: [String]
  /// The rows of each entity in the order of time; kept ones count too.
  private(set) var groups = RowGroups(codes: [UInt32]().span, count: 0)
  /// How many rows each entity had before those that stand here.
  private(set) var earlier: [Int64]
  /// The time of every row.
  private(set) var ticks: [Int64] = []
  /// The cells of every row, column by column.
  private(set) var cells: [[Double]]
  /// How many rows are kept ones; they come first.
  private(set) var keptCount = 0
  private var codes: [UInt32] = []

  init(entities: [String], columns: Int) {
    self.entities = entities
    earlier = Array(repeating: 0, count: entities.count)
    cells = Array(repeating: [], count: columns)
  }

  /// Places an entity's kept rows.
  mutating func begin(_ entity: Int, with tail: History.Tail) {
    earlier[entity] = Int64(tail.earlier)
    append(
      Array(repeating: UInt32(entity), count: tail.ticks.count), ticks: tail.ticks,
      cells: tail.cells)
    keptCount = codes.count
  }

  /// Places rows behind those that are here.
  mutating func append(_ codes: [UInt32], ticks: [Int64]?, cells: [[Double]]) {
    self.codes += codes
    self.ticks += ticks ?? Array(repeating: Ticks.unknown, count: codes.count)
    for column in cells.indices { self.cells[column] += cells[column] }
  }

  /// Puts the rows in order, once all are here.
  mutating func arrange() throws(RecipeError) {
    groups = RowGroups(codes: codes.span, count: entities.count)
    for entity in entities.indices {
      var last = Ticks.unknown
      var lastKept = Ticks.unknown
      for row in rows(of: entity) {
        if ticks[row] == Ticks.unknown { ticks[row] = last }
        last = ticks[row]
        if row < keptCount { lastKept = last }
        if last < lastKept { throw .goesBack(entities[entity]) }
      }
    }
    groups.sort(by: ticks)
  }

  /// The rows of an entity in the order of time.
  func rows(of entity: Int) -> some RandomAccessCollection<Int> {
    groups.order[groups.range(entity)].lazy.map { Int($0) }
  }

  /// A number for each row that is not a kept one, made from an entity's rows up to it.
  ///
  /// The body gets the rows of an entity in the order of time and the place among them.
  func map(_ body: (_ rows: ArraySlice<UInt32>, _ place: Int) -> Double) -> [Double] {
    var values = [Double](repeating: .nan, count: codes.count - keptCount)
    for entity in entities.indices {
      let rows = groups.order[groups.range(entity)]
      for place in rows.indices where rows[place] >= keptCount {
        values[Int(rows[place]) - keptCount] = body(rows, place)
      }
    }
    return values
  }

  /// The last rows of an entity: so many of them, and those of so many microseconds.
  func tail(of entity: Int, rows count: Int, span: Int64) -> History.Tail {
    let rows = groups.order[groups.range(entity)].map { Int($0) }
    let last = rows.last.map { ticks[$0] } ?? Ticks.unknown
    let young = rows.reversed().prefix { span > 0 && ticks[$0] > last - span }.count
    let kept = rows.suffix(max(count, young))
    return History.Tail(
      earlier: Int(earlier[entity]) + rows.count - kept.count, ticks: kept.map { ticks[$0] },
      cells: cells.map { column in kept.map { column[$0] } })
  }
}
