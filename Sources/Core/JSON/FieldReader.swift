/// Reads the members of one object and collects everything that is wrong with them.
///
/// Ask for each field by name, then call `finish`: it throws all problems at once, unknown names
/// among them, each with the nearest name that was asked for. What is returned for a broken field
/// is a stand-in that never outlives `finish`.
public struct FieldReader {
  private let object: JSON
  private let file: String?
  private var asked: [String] = []
  private var problems = Problems()

  /// Begins to read an object; anything else is a problem of its own.
  public init(_ object: JSON, file: String? = nil) {
    self.object = object
    self.file = file
    if object.members == nil {
      report("an object '{…}' should stand here, not \(object.kind)", at: object.place)
    }
  }

  /// The raw value of a field, if it is there and not null.
  public mutating func json(_ name: String) -> JSON? {
    asked.append(name)
    return object[name].flatMap { $0.isNull ? nil : $0 }
  }

  /// A field of a kind, or nil where it is missing; a wrong kind is a problem.
  private mutating func read<Value>(
    _ name: String, _ expected: String, _ convert: (JSON) -> Value?
  ) -> Value? {
    guard let json = json(name) else { return nil }
    guard let value = convert(json) else {
      report("'\(name)' should be \(expected), not \(json.kind)", at: json.place)
      return nil
    }
    return value
  }

  /// A text field.
  public mutating func string(_ name: String) -> String? { read(name, "text", \.string) }

  /// A truth value.
  public mutating func bool(_ name: String) -> Bool? { read(name, "true or false", \.bool) }

  /// A whole number in a range.
  public mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = read(name, "a whole number", { $0.integer.flatMap(Int.init(exactly:)) })
    else { return nil }
    return inRange(number, range, name)
  }

  /// A number in a range.
  public mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double? {
    guard let number = read(name, "a number", \.double) else { return nil }
    return inRange(number, range, name)
  }

  /// One of some words.
  public mutating func choice(_ name: String, of words: [String]) -> String? {
    guard let word = string(name) else { return nil }
    guard words.contains(word) else {
      let hint = Nearest.hint(for: word, in: words)
      let known = hint.isEmpty ? "use one of \(words.joined(separator: ", "))" : hint
      report("'\(name)' cannot be '\(word)'; \(known)", at: object[name]?.place)
      return nil
    }
    return word
  }

  /// A list of texts.
  public mutating func strings(_ name: String) -> [String]? {
    read(name, "a list of texts") { json in
      guard let elements = json.elements else { return nil }
      let texts = elements.compactMap(\.string)
      return texts.count == elements.count ? texts : nil
    }
  }

  /// A list, each element read by itself.
  public mutating func list<Value>(
    _ name: String, each read: (JSON) throws(Problems) -> Value
  ) -> [Value]? {
    self.read(name, "a list", \.elements)?.compactMap { element in
      nested { () throws(Problems) in try read(element) }
    }
  }

  /// What reading a part of the object gives; its problems join this object's.
  public mutating func nested<Value>(_ read: () throws(Problems) -> Value) -> Value? {
    do {
      return try read()
    } catch {
      problems.add(error)
      return nil
    }
  }

  /// A value that must be there: its absence is a problem.
  public mutating func require<Value>(_ name: String, _ value: Value?, else standIn: Value) -> Value
  {
    if value == nil, object.members != nil, object[name].map(\.isNull) ?? true {
      report("'\(name)' is missing; add it", at: object.place)
    }
    return value ?? standIn
  }

  /// Tells of a problem that only the caller can see.
  public mutating func report(_ message: String, at place: Problem.Place? = nil) {
    problems.add(Problem(message, file: file, at: place ?? object.place))
  }

  /// Throws everything that was wrong, unknown names included.
  public mutating func finish() throws(Problems) { try finished().throwIfAny() }

  /// Everything that was wrong, unknown names included.
  mutating func finished() -> Problems {
    for member in object.members ?? [] where !asked.contains(member.name) {
      let hint = Nearest.hint(for: member.name, in: asked)
      let known = hint.isEmpty ? "known here: \(asked.joined(separator: ", "))" : hint
      report("'\(member.name)' is not known here; \(known)", at: member.place)
    }
    return problems
  }

  private mutating func inRange<Value: Comparable>(
    _ value: Value, _ range: ClosedRange<Value>, _ name: String
  ) -> Value? {
    guard range.contains(value) else {
      report(
        "'\(name)' is \(value); it must be \(range.lowerBound) to \(range.upperBound)",
        at: object[name]?.place)
      return nil
    }
    return value
  }
}
