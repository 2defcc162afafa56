internal import RingtrueCore

// What a rule reads from several columns.

extension ReadingFamily {
  /// How two amounts, or two days, differ.
  static let differences = ReadingFamily(id: "differences") { view in
    pairs(view.money).flatMap { first, second in
      [
        Reading(
          name: "\(first.name) - \(second.name)", isJoined: false,
          columns: [first.name, second.name]
        ) { zip(first.numbers, second.numbers).map { rounded($0 - $1) } },
        Reading(
          name: "|\(first.name) - \(second.name)|", isJoined: false,
          columns: [first.name, second.name]
        ) { zip(first.numbers, second.numbers).map { abs(rounded($0 - $1)) } },
        Reading(
          name: "\(first.name) / \(second.name)", isJoined: false,
          columns: [first.name, second.name]
        ) { zip(first.numbers, second.numbers).map { $1 == 0 ? .nan : $0 / $1 } },
      ]
    }
      + pairs(view.columns.filter { $0.column.cells.days != nil }).map { first, second in
        Reading(
          name: "days from \(first.name) to \(second.name)", columns: [first.name, second.name]
        ) { zip(first.numbers, second.numbers).map { $1 - $0 } }
      }
  }

  /// By how much no one of three amounts is the sum of the other two.
  static let books = ReadingFamily(id: "books") { view in
    let money = Array(view.money.prefix(5))
    return money.indices.flatMap { third in
      pairs(Array(money[..<third])).map { first, second in
        let names = [first.name, second.name, money[third].name]
        return Reading(name: "|± \(names.joined(separator: " ± "))|", columns: names) {
          let (a, b, c) = (first.numbers, second.numbers, money[third].numbers)
          return a.indices.map { row in
            let misses = [
              a[row] + b[row] - c[row], a[row] - b[row] + c[row], b[row] - a[row] + c[row],
            ]
            return misses.map { abs(rounded($0)) }.min() ?? 0
          }
        }
      }
    }
  }

  /// How many rows have two or three cells in common: copies, bursts, rare combinations.
  static let company = ReadingFamily(id: "company") { view in
    let shared = Array(view.shared.prefix(10))
    let twos = pairs(shared).map { [$0, $1] }
    let threes = shared.indices.flatMap { first in
      pairs(Array(shared[(first + 1)...])).map { [shared[first], $0, $1] }
    }
    return (twos + threes).map { columns in
      let names = columns.map(\.name)
      return Reading(
        name: "rows with its \(names.joined(separator: " and "))", isJoined: columns.count == 2,
        columns: names
      ) {
        counts(
          of: columns[0].keys.indices.map { row in
            columns.reduce(0) { ($0 ^ $1.keys[row]) &* 0x9e37_79b9_7f4a_7c15 ^ $0 >> 29 }
          })
      }
    }
  }

  /// Every two of some elements, in their order.
  private static func pairs<Element>(_ elements: [Element]) -> [(Element, Element)] {
    elements.indices.flatMap { first in
      elements[(first + 1)...].map { (elements[first], $0) }
    }
  }

  /// Without what adding binary fractions leaves behind a hundredth of a minor unit.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
