internal import RingtrueCore

// What a rule must not be able to read anything from: how the data were made, not what they say.

extension ReadingFamily {
  /// Where a row stands, and among the rows of its second or day.
  static let order = ReadingFamily(id: "order") { view in
    let rows = view.table.rowCount
    let clock = view.columns.first { $0.column.cells.instants != nil }
    let day = view.columns.first { $0.column.cells.days != nil }
    return [Reading(name: "number of the row") { (0..<rows).map { Double($0) } }]
      + [clock, day].compactMap { $0 }.map { column in
        Reading(name: "place among the rows of its \(column.name)", columns: [column.name]) {
          var seen: [UInt64: Double] = [:]
          return column.keys.map { key in
            defer { seen[key, default: 0] += 1 }
            return seen[key] ?? 0
          }
        }
      }
  }

  /// What names a row: as a number, beside its place, and by its last digits.
  static let names = ReadingFamily(id: "names") { view in
    view.columns.filter(\.isName).flatMap { column in
      let numbers = column.column.cells.texts.map { texts in
        (0..<texts.count).map { row in
          texts.utf8(row).reduce(0.0) {
            ($0 * 31 + Double($1)).truncatingRemainder(dividingBy: 1e12)
          }
        }
      }
      let values = numbers ?? column.numbers
      return [
        Reading(name: column.name, columns: [column.name]) { values },
        Reading(name: "\(column.name) - number of the row", columns: [column.name]) {
          values.enumerated().map { $1 - Double($0) }
        },
        Reading(name: "last digit of \(column.name)", columns: [column.name]) {
          values.map { abs($0).truncatingRemainder(dividingBy: 10) }
        },
      ]
    }
  }

  /// The part of an instant that no person chooses.
  static let seconds = ReadingFamily(id: "seconds") { view in
    view.columns.flatMap { column -> [Reading] in
      guard let instants = column.column.cells.instants else { return [] }
      return [
        Reading(name: "second of the minute of \(column.name)", columns: [column.name]) {
          instants.map { Double(($0.microsecondOfDay / 1_000_000) % 60) }
        },
        Reading(name: "microsecond of \(column.name)", columns: [column.name]) {
          instants.map { Double($0.microsecondOfDay % 1_000_000) }
        },
      ]
    }
  }

  /// Whether a cell is missing, column by column.
  static let gaps = ReadingFamily(id: "gaps") { view in
    view.columns.filter { !$0.column.missing.isEmpty }.map { column in
      Reading(name: "\(column.name) is missing", columns: [column.name]) {
        (0..<column.column.count).map { column.column.missing.contains($0) ? 1 : 0 }
      }
    }
  }

  /// What hidden columns hold, such as the template that a text comes from, and how common it is.
  static let templates = ReadingFamily(id: "templates") { view in
    view.hidden.flatMap { column in
      [
        Reading(
          name: column.name, words: column.column.cells.categories?.levels, columns: [column.name]
        ) { column.numbers },
        Reading(name: "rows with its \(column.name)", columns: [column.name]) {
          counts(of: column.keys)
        },
      ]
    }
  }

  /// With what letters texts are written: signs, spaces, and what is not ASCII.
  static let letters = ReadingFamily(id: "letters") { view in
    view.columns.flatMap { column -> [Reading] in
      guard let texts = column.column.cells.texts else { return [] }
      func share(_ part: String, _ isMeant: @escaping @Sendable (UInt8) -> Bool) -> Reading {
        Reading(name: "\(part) in \(column.name)", columns: [column.name]) {
          (0..<texts.count).map { row in Double(texts.utf8(row).count(where: isMeant)) }
        }
      }
      return [
        share("bytes") { _ in true }, share("spaces") { $0 == 32 },
        share("bytes beyond ASCII") { $0 > 127 },
      ]
    }
  }
}

extension ColumnView {
  /// Whether every row has a cell of its own, so that it can only be a name.
  fileprivate var isName: Bool {
    distinct == column.count
      && (column.cells.integers != nil || column.cells.texts != nil)
  }
}
