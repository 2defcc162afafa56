internal import RingtrueCore
internal import RingtrueKernels

/// The last rows of each entity: what features of rows before need of them, and no more.
struct History: Sendable, Equatable {
  /// The last rows of one entity.
  struct Tail: Sendable, Equatable {
    /// How many rows went before them.
    var earlier: Int
    /// Their times.
    var ticks: [Int64]
    /// Their cells, column by column.
    var cells: [[Double]]
  }

  /// How many rows of each entity are kept at the least, if it has so many.
  let rows: Int
  /// For how long before an entity's last row all of its rows are kept.
  let span: Int64
  private(set) var tails: [String: Tail] = [:]

  /// Keeps so many rows, and those of so many microseconds.
  init(rows: Int, span: Int64 = 0) {
    self.rows = rows
    self.span = span
  }

  /// The rows of a table behind those that are kept of their entities.
  ///
  /// Rows stand in the order of time, those of one time in the order of the table; a row without a
  /// time stands at that of its entity's row before it. Cost: O(n) where rows come in that order.
  func passage(
    of entities: WordCodes, ticks: [Int64]?, cells: [[Double]]
  ) throws(RecipeError) -> Passage {
    var passage = Passage(entities: entities.words, columns: cells.count)
    let counts = entities.counts
    for (entity, word) in entities.words.enumerated() where counts[entity] > 0 {
      if let tail = tails[word] { passage.begin(entity, with: tail) }
    }
    passage.append(entities.codes, ticks: ticks, cells: cells)
    try passage.arrange()
    return passage
  }

  /// Keeps the last rows of a passage.
  mutating func remember(_ passage: Passage) {
    for entity in passage.entities.indices where !passage.groups.range(entity).isEmpty {
      tails[passage.entities[entity]] = passage.tail(of: entity, rows: rows, span: span)
    }
  }

  /// Forgets all rows.
  mutating func forget() { tails = [:] }
}

// MARK: - As plain data

extension History {
  /// Entities, and the times and cells of their last rows.
  var entries: [String: Archive.Entry] {
    let sorted = tails.sorted { $0.key < $1.key }
    let columns = sorted.first?.value.cells.count ?? 0
    return [
      "history": .integers([Int64(rows), span, Int64(columns)]),
      "history.entities": .strings(sorted.map(\.key)),
      "history.earlier": .integers(sorted.map { Int64($0.value.earlier) }),
      "history.counts": .integers(sorted.map { Int64($0.value.ticks.count) }),
      "history.ticks": .integers(sorted.flatMap(\.value.ticks)),
      "history.cells": .doubles(sorted.flatMap { $0.value.cells.flatMap(\.self) }),
    ]
  }

  /// The last rows of entities, for so many columns of cells.
  init(_ archive: Archive, columns: Int) throws(ArchiveError) {
    let head = try archive.integers("history", count: 3)
    let entities = try archive.strings("history.entities")
    let earlier = try archive.integers("history.earlier", count: entities.count)
    let counts = try archive.integers("history.counts", count: entities.count)
    guard head[0] >= 0, head[1] >= 0, head[2] == (entities.isEmpty ? 0 : columns),
      counts.allSatisfy({ 0...1_000_000_000 ~= $0 }), earlier.allSatisfy({ $0 >= 0 })
    else { throw .inconsistent("history") }
    let total = counts.reduce(0, +)
    var ticks = try archive.integers("history.ticks", count: total).map { Int64($0) }[...]
    var cells = try archive.doubles("history.cells", count: total * columns)[...]
    self.init(rows: head[0], span: Int64(head[1]))
    for (place, entity) in entities.enumerated() {
      let count = counts[place]
      let parts = (0..<columns).map { Array(cells.dropFirst($0 * count).prefix(count)) }
      tails[entity] = Tail(
        earlier: earlier[place], ticks: Array(ticks.prefix(count)), cells: parts)
      ticks = ticks.dropFirst(count)
      cells = cells.dropFirst(columns * count)
    }
  }
}
