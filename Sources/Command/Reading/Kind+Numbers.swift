extension Kind where Value == Int {
  /// Any whole number.
  static let integer = Kind.integer(in: Int.min...Int.max)

  /// A whole number within limits; `1_000_000`, `1000k` and `1M` are the same.
  static func integer(in limits: ClosedRange<Int>) -> Kind {
    Kind("N", show: { String($0) }) { word throws(Misreading) in
      guard let value = Scaled.decimal.wholeNumber(word) else {
        throw Misreading("is not a whole number", "give \(limits.inWords)")
      }
      guard limits.contains(value) else { throw .outside(limits.inWords) }
      return value
    }
  }

  /// A whole number not below a limit.
  static func integer(in limits: PartialRangeFrom<Int>) -> Kind {
    integer(in: limits.lowerBound...Int.max)
  }
}

extension Kind where Value == Double {
  /// Any finite number.
  static let number = Kind.number(in: -Double.infinity...Double.infinity)

  /// A finite number within limits.
  static func number(in limits: ClosedRange<Double>) -> Kind {
    Kind("X", show: { $0.plain }) { word throws(Misreading) in
      guard let value = Double(word), value.isFinite else {
        throw Misreading("is not a number", "give \(limits.inWords)")
      }
      guard limits.contains(value) else { throw .outside(limits.inWords) }
      return value
    }
  }

  /// A share between 0 and 1, written `5%` or `0.05`.
  ///
  /// A bare `1` is refused: one per cent and the whole are equally likely to be meant.
  static let percent = Kind("PERCENT", show: { "\(($0 * 100).plain)%" }) {
    word throws(Misreading) in
    let isPercent = word.hasSuffix("%")
    guard let number = Double(isPercent ? String(word.dropLast()) : word), number.isFinite else {
      throw Misreading("is not a percentage", "write 5% or 0.05")
    }
    guard isPercent || word.contains(".") || number == 0 else {
      throw Misreading("may be a percentage or a share", "write \(word)% or a share such as 0.05")
    }
    let share = isPercent ? number / 100 : number
    guard (0...1).contains(share) else { throw .outside("a share from 0% to 100%") }
    return share
  }
}

extension Double {
  /// The shortest digits that read back equal, without a point where none is needed.
  fileprivate var plain: String {
    let text = "\(self)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension Misreading {
  /// The word is of the right kind but not within its limits.
  static func outside(_ limits: String) -> Misreading {
    Misreading("is out of range", "give \(limits)")
  }
}

extension ClosedRange<Int> {
  fileprivate var inWords: String {
    switch (lowerBound == .min, upperBound == .max) {
    case (true, true): "a whole number"
    case (false, true): "a whole number from \(lowerBound) up"
    case (true, false): "a whole number up to \(upperBound)"
    case (false, false): "a whole number from \(lowerBound) to \(upperBound)"
    }
  }
}

extension ClosedRange<Double> {
  fileprivate var inWords: String {
    switch (lowerBound.isFinite, upperBound.isFinite) {
    case (false, false): "a number"
    case (true, false): "a number from \(lowerBound.plain) up"
    case (false, true): "a number up to \(upperBound.plain)"
    case (true, true): "a number from \(lowerBound.plain) to \(upperBound.plain)"
    }
  }
}
