extension Kind {
  /// Several values of a kind with commas between them.
  static func list<Element>(of kind: Kind<Element>) -> Kind where Value == [Element] {
    let shape = kind.placeholder + ",…"
    let show: @Sendable ([Element]) -> String = { $0.map(kind.show).joined(separator: ",") }
    return Kind(shape, completion: kind.completion, show: show) { word throws(Misreading) in
      var values: [Element] = []
      for part in word.split(separator: ",", omittingEmptySubsequences: false) {
        guard !part.isEmpty else {
          throw Misreading("has an empty item", "write one comma between two items")
        }
        do throws(Misreading) {
          values.append(try kind.read(String(part)))
        } catch {
          throw Misreading("has an item '\(part)' that \(error.fault)", error.remedy)
        }
      }
      return values
    }
  }
}

extension Kind where Value == ClosedRange<Int> {
  /// Whole numbers from one to another, `1..5`, both included; a single number stands for itself.
  static let range = Kind("A..B", show: { "\($0.lowerBound)..\($0.upperBound)" }) {
    word throws(Misreading) in
    let bounds = word.separated(by: "..").map { [$0.before, $0.after] } ?? [word, word]
    let numbers = bounds.compactMap { Int($0) }
    guard numbers.count == 2 else {
      throw Misreading("is not a range", "write the first and the last number, such as 1..5")
    }
    guard numbers[0] <= numbers[1] else {
      throw Misreading("runs backwards", "write \(numbers[1])..\(numbers[0])")
    }
    return numbers[0]...numbers[1]
  }
}

/// A name and what it is set to.
struct Pair: Sendable, Equatable {
  /// What stands before the first `=`.
  let key: String
  /// Everything after it.
  let value: String
}

extension Kind where Value == Pair {
  /// A name and a value, `key=value`.
  static let pair = Kind("KEY=VALUE", show: { "\($0.key)=\($0.value)" }) {
    word throws(Misreading) in
    guard let parts = word.separated(by: "="), !parts.before.isEmpty else {
      throw Misreading("is not a name and a value", "write it as key=value")
    }
    return Pair(key: parts.before, value: parts.after)
  }
}

extension String {
  /// What stands before and after the first occurrence of a separator; nil when there is none.
  func separated(by separator: String) -> (before: String, after: String)? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(separator) {
        let end = index(start, offsetBy: separator.count)
        return (String(self[..<start]), String(self[end...]))
      }
      start = index(after: start)
    }
    return nil
  }
}
