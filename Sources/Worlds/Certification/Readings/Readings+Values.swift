internal import RingtrueCore
internal import RingtrueKernels

// What a rule reads from one column.

extension ReadingFamily {
  /// The cells themselves.
  static let cells = ReadingFamily(id: "cells") { view in
    view.columns.map { column in
      let name = column.column.cells.texts == nil ? column.name : "length of \(column.name)"
      return Reading(
        name: name, words: column.column.cells.categories?.levels, columns: [column.name]
      ) { column.numbers }
    }
  }

  /// How far numbers are from zero, and from the middle in proportion.
  static let sizes = ReadingFamily(id: "sizes") { view in
    view.columns.filter { $0.isNumeric && $0.distinct > 20 }.flatMap { column in
      [
        Reading(name: "|\(column.name)|", columns: [column.name]) {
          column.numbers.map { abs($0) }
        },
        Reading(name: "|log \(column.name) - median|", columns: [column.name]) {
          let logs = column.numbers.map { $0 == 0 ? .nan : Elementary.log(abs($0)) }
          let sorted = logs.filter { !$0.isNaN }.sorted()
          let median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
          return logs.map { abs($0 - median) }
        },
      ]
    }
  }

  /// How many rows have the same cell: few where it is rare.
  static let rarity = ReadingFamily(id: "rarity") { view in
    view.shared.map { column in
      Reading(name: "rows with its \(column.name)", columns: [column.name]) {
        counts(of: column.keys)
      }
    }
  }

  /// Weekday, day of the month, month and hour.
  static let calendar = ReadingFamily(id: "calendar") { view in
    view.columns.flatMap { column -> [Reading] in
      let days: [Day] =
        column.column.cells.days ?? column.column.cells.instants?.map(\.day) ?? []
      guard !days.isEmpty else { return [] }
      func reading(_ part: String, _ value: @escaping @Sendable (Day) -> Int) -> Reading {
        Reading(name: "\(part) of \(column.name)", columns: [column.name]) {
          days.map { Double(value($0)) }
        }
      }
      var readings = [
        reading("weekday") { $0.weekday }, reading("day") { $0.civil.day },
        reading("month") { $0.civil.month },
      ]
      if let instants = column.column.cells.instants {
        readings.append(
          Reading(name: "hour of \(column.name)", columns: [column.name]) {
            instants.map { Double($0.microsecondOfDay / 3_600_000_000) }
          })
      }
      return readings
    }
  }

  /// How the digits of numbers end.
  static let digits = ReadingFamily(id: "digits") { view in
    view.columns.filter { $0.column.cells.decimals != nil }.flatMap { column -> [Reading] in
      let units = column.column.cells.decimals?.units ?? []
      func reading(_ part: String, _ value: @escaping @Sendable (Int64) -> Double) -> Reading {
        Reading(name: "\(part) of \(column.name)", columns: [column.name]) { units.map(value) }
      }
      return [
        reading("last digit") { Double($0.magnitude % 10) },
        reading("last two digits") { Double($0.magnitude % 100) },
        reading("zeros at the end") { zeros($0) },
      ]
    }
  }

  /// What is left of numbers by nine, where digits were swapped, and how near they are below a round
  /// number.
  static let roundness = ReadingFamily(id: "roundness") { view in
    view.columns.filter { $0.column.cells.decimals != nil }.flatMap { column -> [Reading] in
      let units = column.column.cells.decimals?.units ?? []
      return [
        Reading(name: "rest by nine of \(column.name)", columns: [column.name]) {
          units.map { Double($0.magnitude % 9) }
        },
        Reading(name: "share of \(column.name) below a round number", columns: [column.name]) {
          units.map(shortfall)
        },
      ]
    }
  }

  /// How many cells of a row are missing.
  static let holes = ReadingFamily(id: "holes") { view in
    let columns = view.columns.filter { !$0.column.missing.isEmpty }
    guard !columns.isEmpty else { return [] }
    return [
      Reading(name: "missing cells") {
        (0..<view.table.rowCount).map { row in
          Double(columns.count { $0.column.missing.contains(row) })
        }
      }
    ]
  }

  /// Whether texts have a word, for the words that most texts have.
  static let words = ReadingFamily(id: "words") { view in
    view.columns.flatMap { column -> [Reading] in
      guard let texts = column.column.cells.texts, column.distinct > 20 else { return [] }
      return commonWords(texts, at: 40).map { word, rows in
        Reading(name: "'\(word)' in \(column.name)", columns: [column.name]) {
          var values = [Double](repeating: 0, count: texts.count)
          for row in rows { values[row] = 1 }
          return values
        }
      }
    }
  }

  private static func zeros(_ units: Int64) -> Double {
    var (left, zeros) = (units.magnitude, 0)
    while left > 0, left % 10 == 0 { (left, zeros) = (left / 10, zeros + 1) }
    return Double(zeros)
  }

  private static func shortfall(_ units: Int64) -> Double {
    var limit: UInt64 = 1
    while limit < units.magnitude { limit *= 10 }
    return Double(limit - units.magnitude) / Double(limit)
  }

  /// The words that most texts have, but not all, and the rows that have them.
  private static func commonWords(_ texts: Texts, at most: Int) -> [(String, [Int])] {
    var rows: [String: [Int]] = [:]
    for row in 0..<texts.count {
      let words = Set(texts[row].lowercased().split { !$0.isLetter }.filter { $0.count > 2 })
      for word in words { rows[String(word), default: []].append(row) }
    }
    return rows.filter { $0.value.count >= 5 && 2 * $0.value.count < texts.count }
      .map { ($0.key, $0.value) }
      .sorted { ($1.1.count, $0.0) < ($0.1.count, $1.0) }.prefix(most).map { $0 }
  }
}

/// How many rows have the same key as each row. Cost: a sort.
func counts(of keys: [UInt64]) -> [Double] {
  let order = argsort(keys.span)
  var counts = [Double](repeating: 0, count: keys.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count, keys[Int(order[end])] == keys[Int(order[start])] { end += 1 }
    for place in start..<end { counts[Int(order[place])] = Double(end - start) }
    start = end
  }
  return counts
}
