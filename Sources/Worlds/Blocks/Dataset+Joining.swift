package import RingtrueCore

extension Dataset {
  /// Joins the datasets of all blocks of a world into the one of the world, in memory.
  init(joining blocks: [Dataset]) throws(TableError) {
    let join = BlockJoin(blocks)
    let main = join.main
    self.init(
      world: blocks[0].world,
      table: try join.table(blocks.map(\.table), like: join.file(main)),
      twin: try join.table(blocks.map(\.twin), like: join.file("twin/" + main)),
      truth: join.truth(), parts: join.ordered(blocks.map(\.parts), by: main),
      files: try join.files(), lists: [:],
      facts: DatasetFacts(joining: blocks.map(\.told)), hidden: try join.hidden(),
      causes: blocks[0].causes.map { _ in join.ordered(blocks.map { $0.causes ?? [] }, by: main) },
      cases: join.cases(), roles: blocks[0].roles)
  }
}

/// The rows of some blocks as they stand in the whole.
private struct BlockJoin {
  private let blocks: [Dataset]
  private let lists: [String: RowNumbers]
  /// Where each block's rows are in each list.
  private let numbers: [String: [[UInt32]]]

  init(_ blocks: [Dataset]) {
    self.blocks = blocks
    let lists = Dictionary(
      uniqueKeysWithValues: blocks[0].lists.keys.map { name in
        (name, RowNumbers(merging: blocks.map { $0.lists[name] ?? [] }))
      })
    self.lists = lists
    numbers = lists.mapValues(\.numbers)
  }

  /// The list of the rows that are measured on.
  var main: String { blocks[0].files[0].order ?? "" }

  /// A file of the first block, which has all files.
  func file(_ path: String) -> DatasetFile? { blocks[0].files.first { $0.path == path } }

  /// Values of the blocks' rows in the order of a list, or else block after block.
  func ordered<Value>(_ values: [[Value]], by list: String?) -> [Value] {
    guard let list, let numbers = lists[list] else { return values.flatMap { $0 } }
    var places = [Int](repeating: 0, count: values.count)
    return numbers.blocks.map { block in
      defer { places[Int(block)] += 1 }
      return values[Int(block)][places[Int(block)]]
    }
  }

  // MARK: - Files

  func files() throws(TableError) -> [DatasetFile] {
    var joined: [DatasetFile] = []
    for file in blocks[0].files {
      let parts = blocks.compactMap { block in block.files.first { $0.path == file.path } }
      let content = try content(parts.map(\.content), like: file)
      joined.append(DatasetFile(file.path, content))
    }
    return joined
  }

  private func content(
    _ parts: [DatasetFile.Content], like file: DatasetFile
  ) throws(TableError) -> DatasetFile.Content {
    switch parts[0] {
    case .table:
      let tables = parts.compactMap { part in
        if case .table(let table) = part { table } else { nil }
      }
      return .table(try table(tables, like: file))
    case .lines:
      let lines = parts.enumerated().map { block, part -> [JSON] in
        guard case .lines(let lines) = part else { return [] }
        return lines.map { line in
          line.renumbered(file.references) { list, row in number(row, in: list, of: block) }
        }
      }
      return .lines(ordered(lines, by: file.order))
    }
  }

  /// The tables of blocks as one, in the order and with the row numbers of a file.
  func table(_ tables: [Table], like file: DatasetFile?) throws(TableError) -> Table {
    var renumbered: [Table] = []
    for (block, table) in tables.enumerated() {
      renumbered.append(
        try Table(
          columns: table.columns.map { column in
            let reference = file?.references.first { $0.name == column.name }
            return reference.map { self.column(column, in: $0.list, of: block) } ?? column
          }))
    }
    let joined = try Table(joining: renumbered)
    guard let list = file?.order else { return joined }
    let starts = tables.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.rowCount) }
    return joined.gathering(
      ordered(tables.indices.map { Array(starts[$0]..<starts[$0 + 1]) }, by: list))
  }

  private func column(_ column: Column, in list: String, of block: Int) -> Column {
    let rows = column.cells.integers ?? []
    let cells = rows.map { $0 == 0 ? 0 : Int64(number(Int($0), in: list, of: block)) }
    return Column(column.name, .integers(cells), missing: column.missing)
  }

  /// The number in the whole of a row that a block calls by a number, both from 1.
  private func number(_ row: Int, in list: String, of block: Int) -> Int {
    Int(numbers[list]?[block][row - 1] ?? 0) + 1
  }

  func hidden() throws(TableError) -> [Column] {
    guard !blocks[0].hidden.isEmpty else { return [] }
    var tables: [Table] = []
    for block in blocks { tables.append(try Table(columns: block.hidden)) }
    return try table(tables, like: file(main)).columns
  }

  // MARK: - Truth

  /// What people wrote on, by the rows of the whole.
  func cases() -> [BreakCase] {
    let cases = blocks.enumerated().flatMap { block, own in
      own.cases.map { $0.on(row: number($0.row + 1, in: main, of: block) - 1) }
    }
    return cases.sorted { $0.row < $1.row }
  }

  /// The truth of all blocks: events and cells of a block stand behind those of the block before.
  func truth() -> GroundTruth {
    var (rows, whole) = ([[TrueRow]](), GroundTruth(rows: []))
    for (block, own) in blocks.map(\.truth).enumerated() {
      let first = whole.events.count
      rows.append(
        own.rows.map { row in
          var row = row
          row.event = row.event.map { $0 + first }
          return row
        })
      whole.events += own.events.map { event in
        var event = event
        event.rows = event.rows.map { number($0 + 1, in: main, of: block) - 1 }
        return event
      }
      whole.cells += own.cells.map { cell in
        var cell = cell
        cell.row = number(cell.row + 1, in: main, of: block) - 1
        cell.event += first
        return cell
      }
      whole.drifts += own.drifts
    }
    whole.rows = ordered(rows, by: main)
    return whole
  }
}

extension JSON {
  /// The same object with other numbers of rows, which `number` gives by their list and their number
  /// so far.
  package func renumbered(
    _ references: [DatasetFile.Reference], _ number: (_ list: String, _ row: Int) -> Int
  ) -> JSON {
    guard !references.isEmpty else { return self }
    return .object(
      (members ?? []).map { member in
        guard let reference = references.first(where: { $0.name == member.name }) else {
          return (member.name, member.value)
        }
        let rows = (member.value.elements ?? []).compactMap { $0.integer.map { Int($0) } }
        return (member.name, .array(rows.map { .integer(number(reference.list, $0)) }))
      })
  }
}
