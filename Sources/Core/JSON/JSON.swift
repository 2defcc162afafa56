/// A JSON value, with the order of its members kept and, when it was read, its place in the text.
///
/// One type serves scenario and policy files (read as JSON5, so that a problem can point at its
/// line and column), records (written in one byte-exact form) and digests (canonical form).
public struct JSON: Sendable {
  /// One name and value of an object.
  public struct Member: Sendable, Equatable {
    /// The name.
    public let name: String
    /// Where the name stands, if it was read.
    public let place: Problem.Place?
    /// The value.
    public let value: JSON

    /// Joins a name and a value.
    public init(_ name: String, _ value: JSON, at place: Problem.Place? = nil) {
      self.name = name
      self.value = value
      self.place = place
    }

    /// Members are equal when names and values are, wherever they stand.
    public static func == (first: Member, second: Member) -> Bool {
      first.name == second.name && first.value == second.value
    }
  }

  /// What a value is.
  public enum Content: Sendable, Equatable {
    /// No value.
    case null
    /// Yes or no.
    case bool(Bool)
    /// A number written without point or exponent that fits 64 bits.
    case integer(Int64)
    /// Any other finite number.
    case number(Double)
    /// Text.
    case string(String)
    /// Values in a row.
    case array([JSON])
    /// Members in their order.
    case object([Member])
  }

  /// What the value is.
  public let content: Content
  /// Where it begins, if it was read from a text.
  public let place: Problem.Place?

  /// A value, and where it was read.
  public init(_ content: Content, at place: Problem.Place? = nil) {
    self.content = content
    self.place = place
  }

  /// The null value.
  public static let null = JSON(.null)

  /// An object of members in the given order, leaving out those without a value.
  public static func object(_ members: [(String, JSON?)]) -> JSON {
    // Most have a value: room for all at once costs less than room as it is needed.
    var kept: [Member] = []
    kept.reserveCapacity(members.count)
    for case (let name, let value?) in members { kept.append(Member(name, value)) }
    return JSON(.object(kept))
  }

  /// A string, for values that are not literals.
  public static func string(_ text: String) -> JSON { JSON(.string(text)) }

  /// A whole number.
  public static func integer(_ number: some BinaryInteger) -> JSON {
    JSON(.integer(Int64(number)))
  }

  /// A finite number; null for NaN and infinities, which JSON does not have.
  public static func number(_ number: Double) -> JSON {
    number.isFinite ? JSON(.number(number)) : .null
  }

  /// A row of values.
  public static func array(_ values: [JSON]) -> JSON { JSON(.array(values)) }

  /// A truth value.
  public static func bool(_ flag: Bool) -> JSON { JSON(.bool(flag)) }
}

extension JSON: Equatable {
  /// Values are equal wherever they stand.
  public static func == (first: JSON, second: JSON) -> Bool { first.content == second.content }
}

// MARK: - Reading a value

extension JSON {
  /// The value of a member, if this is an object that has it.
  public subscript(name: String) -> JSON? { members?.last { $0.name == name }?.value }

  /// The members, if this is an object.
  public var members: [Member]? { if case .object(let members) = content { members } else { nil } }

  /// The values, if this is an array.
  public var elements: [JSON]? { if case .array(let values) = content { values } else { nil } }

  /// The text, if this is a string.
  public var string: String? { if case .string(let text) = content { text } else { nil } }

  /// The truth value, if this is one.
  public var bool: Bool? { if case .bool(let flag) = content { flag } else { nil } }

  /// The whole number, if this is one; `1e3` and `5.0` are whole too.
  public var integer: Int64? {
    switch content {
    case .integer(let number): number
    case .number(let number):
      number.magnitude < 0x1p63 && Double(Int64(number)) == number ? Int64(number) : nil
    default: nil
    }
  }

  /// The number, if this is one.
  ///
  /// Not inlined: where it is, in an optimised build, the compiler of Swift 6.3.1 breaks.
  @inline(never)
  public var double: Double? {
    switch content {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// Whether this is null.
  public var isNull: Bool { content == .null }

  /// What the value is, in a word for messages.
  public var kind: String {
    switch content {
    case .null: "null"
    case .bool: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

// MARK: - Literals

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral text: String) { self.init(.string(text)) }

  /// A whole number.
  public init(integerLiteral number: Int64) { self.init(.integer(number)) }

  /// A number.
  public init(floatLiteral number: Double) { self = .number(number) }

  /// A truth value.
  public init(booleanLiteral flag: Bool) { self.init(.bool(flag)) }

  /// A row of values.
  public init(arrayLiteral values: JSON...) { self.init(.array(values)) }

  /// Members in the order in which they are written.
  public init(dictionaryLiteral members: (String, JSON)...) {
    self.init(.object(members.map { Member($0.0, $0.1) }))
  }
}
