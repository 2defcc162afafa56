/// The shapes in which results leave the program, kept apart from the types that it computes with.
///
/// A version never changes once it was released: another shape is another version, so that every
/// record ever written stays readable.
public enum Record {
  /// The first version, and what later ones of the same number line added to it.
  ///
  /// Since 2, a dataset tells what happened to its rows, and a reason that holds for several things
  /// is told once. Since 3, a dataset tells its days and the amounts of its anomalous rows. All that
  /// is in a record of version 1 is read as it was.
  public enum V1 {
    /// The number that a record states that is written now.
    public static let number = 3
  }
}

// MARK: - What several records have in common

extension JSON {
  /// A number that may be infinite, which JSON has no number for.
  static func real(_ number: Double) -> JSON {
    guard number.isInfinite else { return .number(number) }
    return .string(number > 0 ? "infinity" : "-infinity")
  }

  init(encoding reason: Undefined) {
    self = .object([("code", .string(reason.code)), ("reason", .string(reason.description))])
  }

  init(encoding finding: Finding) {
    self = .object([
      ("code", .string(finding.code)), ("weight", .string(finding.weight.rawValue)),
      ("message", .string(finding.message)),
    ])
  }
}

extension FieldReader {
  /// A number that may be infinite.
  mutating func real(_ name: String) -> Double? {
    switch json(name)?.string {
    case "infinity": .infinity
    case "-infinity": -.infinity
    default: number(name, in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
    }
  }

  /// A whole number from 0 up.
  mutating func count(_ name: String) -> Int? { integer(name, in: 0...Int.max) }

  /// A text that must be there.
  mutating func text(_ name: String) -> String { require(name, string(name), else: "") }

  /// A reason why something has no value.
  mutating func undefined(_ name: String) -> Undefined? {
    guard let json = json(name) else { return nil }
    return nested { () throws(Problems) in
      var fields = FieldReader(json)
      let reason = Undefined(code: fields.text("code"), fields.text("reason"))
      try fields.finish()
      return reason
    }
  }

  /// A list of findings; none when it is missing.
  mutating func findings(_ name: String) -> [Finding] {
    list(name) { json throws(Problems) in try Record.V1.finding(json) } ?? []
  }

  /// Packed bytes, as what they stand for.
  mutating func packed<Value>(
    _ name: String, _ unpack: ([UInt8]) throws(PackingError) -> Value
  ) -> Value? {
    guard let text = string(name) else { return nil }
    do {
      return try unpack(try Base64.bytes(text))
    } catch {
      report("'\(name)': \(error)")
      return nil
    }
  }
}

extension Record.V1 {
  /// Reads a finding.
  static func finding(_ json: JSON) throws(Problems) -> Finding {
    var fields = FieldReader(json)
    let weight = fields.require(
      "weight", fields.choice("weight", of: Finding.Weight.allCases.map(\.rawValue)), else: "")
    let finding = Finding(
      code: fields.text("code"), Finding.Weight(rawValue: weight) ?? .notice,
      fields.text("message"))
    try fields.finish()
    return finding
  }
}

extension Finding {
  /// The finding as it is recorded.
  package var json: JSON { JSON(encoding: self) }

  /// Reads a finding that was recorded.
  package init(reading json: JSON) throws(Problems) { self = try Record.V1.finding(json) }
}
