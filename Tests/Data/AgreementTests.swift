import RingtrueCore
import RingtrueData
import Testing

#if DEBUG
  private let seeds: [UInt64] = Array(1...400)
#else
  private let seeds: [UInt64] = Array(1...40_000)
#endif

/// Whether a cell as read says what the file says: the same text, or the same number or time.
private func agrees(_ cell: String, _ text: String, _ kind: ColumnKind) -> Bool {
  let trimmed = SimpleReader.trimmed(text)
  switch kind {
  case .texts, .categories: return cell == text
  case .integers, .decimals, .reals: return Double(cell) == Double(trimmed)
  case .flags: return cell == trimmed.lowercased()
  case .days: return cell == trimmed
  case .instants: return cell.prefix(4) == trimmed.prefix(4)
  }
}

@Suite struct `The fast reader and the simple one` {
  @Test func `agree on nearly correct files`() {
    for seed in seeds {
      var maker = TextMaker(seed: seed)
      let clean = maker.file()
      let bytes = seed % 2 == 0 ? clean : maker.mutated(clean)
      compare(bytes, seed)
    }
  }

  private func compare(_ bytes: [UInt8], _ seed: UInt64) {
    var options = ReadingOptions()
    options.delimiter = .comma
    let fast: LabelledTable
    do {
      fast = try TableReader(options: options).read(bytes: bytes, named: "t.csv")
    } catch {
      if SimpleReader.mayRefuse(bytes) { return }
      Issue.record("seed \(seed): only the fast reader refuses \(text(bytes)): \(error)")
      return
    }
    guard let slow = SimpleReader.read(bytes), !SimpleReader.mustRefuse(slow) else {
      Issue.record("seed \(seed): only the simple reader refuses \(text(bytes))")
      return
    }
    #expect(fast.table.columnNames == slow.map(\.name), "seed \(seed)")
    for (column, other) in zip(fast.table.columns, slow) {
      let kind = fast.schema.fields.first { $0.name == column.name }?.kind ?? .texts
      let same =
        column.count == other.cells.count
        && other.cells.enumerated().allSatisfy { row, cell in
          let isMissing = column.missing.contains(row)
          return cell.map { !isMissing && agrees(column.cells.text(row), $0, kind) } ?? isMissing
        }
      if !same {
        Issue.record("seed \(seed), \(column.name): \(text(bytes))")
      }
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `agree in chunks and on threads`() throws {
    for seed in seeds.prefix(200) {
      var maker = TextMaker(seed: seed)
      let bytes = maker.file()
      var options = ReadingOptions()
      options.delimiter = .comma
      guard let whole = try? TableReader(options: options).read(bytes: bytes, named: "t") else {
        continue
      }
      options.threads = 2
      let reader = TableReader(options: options)
      #expect(try reader.read(bytes: bytes, named: "t").table == whole.table, "seed \(seed)")
      var chunks = try reader.chunks(bytes: bytes, named: "t", rows: 7)
      #expect(chunks.schema == whole.schema)
      var row = 0
      while let chunk = try chunks.next() {
        let rows = row..<row + chunk.table.rowCount
        #expect(chunk.table == whole.table.rows(rows), "seed \(seed), row \(row)")
        row = rows.upperBound
      }
      #expect(row == whole.table.rowCount, "seed \(seed)")
    }
  }
}
