/// One setting that a user may turn: its name, what it means, its default and what it may be.
public struct Knob: Sendable {
  /// What a setting may be.
  public enum Domain: Sendable, Equatable {
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A number in a range.
    case number(ClosedRange<Double>)
    /// One of some words.
    case choice([String])
    /// Yes or no.
    case flag
    /// The name of a column, or nothing where the usual one will do.
    case column
    /// Windows of rows, such as `10+30d`.
    case windows
    /// Several texts, which the description names.
    case list(String)
  }

  /// The name, in the words of the literature.
  public let name: String
  /// What it does, in one sentence.
  public let meaning: String
  /// What it is when nobody says.
  public let standard: JSON
  /// What it may be.
  public let domain: Domain
  /// Finds what is wrong with one text of a list.
  let check: @Sendable (String) -> Problems

  private init(
    _ name: String, _ meaning: String, _ standard: JSON, _ domain: Domain,
    check: @escaping @Sendable (String) -> Problems = { _ in Problems() }
  ) {
    self.name = name
    self.meaning = meaning
    self.standard = standard
    self.domain = domain
    self.check = check
  }

  /// A whole number.
  public static func integer(
    _ name: String, _ standard: Int, in range: ClosedRange<Int>, _ meaning: String
  ) -> Knob {
    Knob(name, meaning, .integer(standard), .integer(range))
  }

  /// A number.
  public static func number(
    _ name: String, _ standard: Double, in range: ClosedRange<Double>, _ meaning: String
  ) -> Knob {
    Knob(name, meaning, .number(standard), .number(range))
  }

  /// One of some words; the first is the default.
  public static func choice(_ name: String, of words: [String], _ meaning: String) -> Knob {
    Knob(name, meaning, .string(words.first ?? ""), .choice(words))
  }

  /// Yes or no.
  public static func flag(_ name: String, _ standard: Bool, _ meaning: String) -> Knob {
    Knob(name, meaning, .bool(standard), .flag)
  }

  /// The name of a column; without one, the usual column is taken.
  public static func column(_ name: String, _ meaning: String) -> Knob {
    Knob(name, meaning, .string(""), .column)
  }

  /// Windows of rows, written such as `10+30d`.
  public static func windows(_ name: String, _ standard: String, _ meaning: String) -> Knob {
    Knob(name, meaning, .string(standard), .windows)
  }

  /// Several texts, in a scenario as `["a", "b"]`, on a command line as `a+b`; each is checked alone.
  public static func list(
    _ name: String, _ standard: [String], of what: String, _ meaning: String,
    check: @escaping @Sendable (String) -> Problems
  ) -> Knob {
    Knob(name, meaning, .array(standard.map { .string($0) }), .list(what), check: check)
  }

  /// The default as help shows it, such as `100` or `lof+knn`.
  public var standardText: String {
    if case .list = domain {
      return (standard.elements ?? []).compactMap(\.string).joined(separator: "+")
    }
    return standard.string ?? standard.text
  }

  /// The domain as help shows it, such as `1…10000` or `largest | mean`.
  public var domainText: String {
    switch domain {
    case .integer(let range): "\(range.lowerBound)…\(range.upperBound)"
    case .number(let range):
      "\(JSON.number(range.lowerBound).text)…\(JSON.number(range.upperBound).text)"
    case .choice(let words): words.joined(separator: " | ")
    case .flag: "true | false"
    case .column: "a column"
    case .windows: "rows or days, such as 10 or 30d, joined by +"
    case .list(let what): "\(what)+…"
    }
  }
}
