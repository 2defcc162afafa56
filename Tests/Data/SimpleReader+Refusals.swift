/// What the simple reader makes of a cell by its shape alone: what it is for certain, or that it
/// leaves the judgement to the fast reader.
private enum Shape {
  case missing, number, day, flag, word
  /// Beyond all numbers, or shaped like a day that no calendar has.
  case infinite, noSuchDay
  /// Digits and something else: an id, a price, a time.
  case doubtful

  init(_ cell: String?) {
    guard let cell else {
      self = .missing
      return
    }
    let text = SimpleReader.trimmed(cell).lowercased()
    if ["inf", "infinity"].contains(text.drop { $0 == "+" || $0 == "-" }) {
      self = .infinite
    } else if text == "true" || text == "false" {
      self = .flag
    } else if Self.isNumber(text) {
      self = Double(text)?.isInfinite == true ? .infinite : .number
    } else if let isPossible = Self.isPossibleDay(text) {
      self = isPossible ? .day : .noSuchDay
    } else {
      self = text.contains(where: \.isNumber) ? .doubtful : .word
    }
  }

  /// What a column may hold beside the cell without being one of words.
  var family: Int? {
    switch self {
    case .missing, .doubtful: nil
    case .number, .infinite: 0
    case .day, .noSuchDay: 1
    case .flag: 2
    case .word: 3
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard text.allSatisfy({ "0123456789.e+-".contains($0) }), Double(text) != nil else {
      return false
    }
    let digits = text.drop { $0 == "+" || $0 == "-" }
    return digits.first != "0" || digits.dropFirst().first?.isNumber != true
  }

  /// Whether there is such a day; nil if the text is not shaped like one.
  private static func isPossibleDay(_ text: String) -> Bool? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy(\.isNumber) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
  }
}

extension SimpleReader {
  /// Whether there are cells for certain that no careful reader would compute with.
  static func mustRefuse(_ columns: [Column]) -> Bool {
    columns.contains { column in
      let shapes = column.cells.map(Shape.init).filter { $0 != .missing }
      let families = Set(shapes.map(\.family))
      return shapes.contains { $0 == .infinite || $0 == .noSuchDay } && families.count == 1
    }
  }

  /// Whether a reader has any reason to refuse the text.
  static func mayRefuse(_ bytes: [UInt8]) -> Bool {
    guard let columns = read(bytes) else { return true }
    if columns.allSatisfy({ !$0.name.contains(where: \.isLetter) }) { return true }
    return columns.contains { column in
      let shapes = column.cells.map(Shape.init)
      let families = Set(shapes.compactMap(\.family))
      let isOdd = shapes.contains { [.infinite, .noSuchDay, .doubtful].contains($0) }
      return isOdd && families.count <= 1 && !families.contains(3)
    }
  }
}
