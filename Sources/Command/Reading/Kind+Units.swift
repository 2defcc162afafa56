extension Kind where Value == Int {
  /// An amount of bytes, such as `512MB` (decimal) or `512MiB` (binary).
  static let size = Kind("SIZE", show: { Scaled.bytes.show($0) }) { word throws(Misreading) in
    guard let bytes = Scaled.bytes.wholeNumber(word) else {
      throw Misreading("is not a size", "give a number and a unit, such as 512MB or 4GiB")
    }
    guard bytes >= 0 else { throw .outside("a size from 0 up") }
    return bytes
  }
}

extension Kind where Value == Duration {
  /// A span of time such as `30s`, `250ms` or `1h30m`; the unit is required.
  static let duration = Kind("TIME", show: { Span.show($0) }) { word throws(Misreading) in
    guard let duration = Span.read(word) else {
      throw Misreading("is not a span of time", "give a number and a unit, such as 30s or 1h30m")
    }
    return duration
  }
}

/// Whole numbers with a unit behind them that multiplies.
struct Scaled: Sendable {
  private let units: [(name: String, factor: Int)]

  /// Thousands, millions and so on.
  static let decimal = Scaled(units: [
    ("", 1), ("k", 1000), ("M", 1_000_000), ("G", 1_000_000_000),
  ])

  /// Bytes: `kB`, `MB`, `GB`, `TB` by the thousand, `KiB` and on by 1024.
  static let bytes = Scaled(units: [
    ("", 1), ("B", 1),
    ("kB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
    ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
  ])

  /// The number a word such as `1.5M` or `1_000` stands for; nil when it is not whole, or too large.
  ///
  /// Letter case matters only where units would be confused.
  func wholeNumber(_ word: String) -> Int? {
    let end = word.firstIndex(where: \.isLetter) ?? word.endIndex
    let parts = word[..<end].split(separator: ".", omittingEmptySubsequences: false)
    let places = parts.count == 2 ? parts[1].count : 0
    let digits = parts.joined().filter { $0 != "_" }
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }), places <= 12,
      let factor = factor(of: word[end...]), let number = Int(digits)
    else { return nil }
    let parting = (0..<places).reduce(1) { product, _ in product * 10 }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow || product % parting != 0 ? nil : product / parting
  }

  /// The number with the largest unit that divides it.
  func show(_ number: Int) -> String {
    let fitting = units.filter { number != 0 && number % $0.factor == 0 }
    guard let unit = fitting.max(by: { $0.factor < $1.factor }) else { return "\(number)" }
    return "\(number / unit.factor)\(unit.name)"
  }

  private func factor(of name: Substring) -> Int? {
    units.first { $0.name == name }?.factor
      ?? units.first { $0.name.lowercased() == name.lowercased() }?.factor
  }
}
