/// The settings of one system, every knob set and every value checked.
public struct Settings: Sendable, Equatable {
  private let values: [String: JSON]

  /// The defaults of some knobs.
  public init(of knobs: [Knob]) {
    values = Dictionary(uniqueKeysWithValues: knobs.map { ($0.name, $0.standard) })
  }

  /// Settings read from an object such as `{k: 20}`; knobs that it does not name keep their default.
  public init(of knobs: [Knob], reading json: JSON, file: String? = nil) throws(Problems) {
    var fields = FieldReader(json, file: file)
    var values: [String: JSON] = [:]
    for knob in knobs { values[knob.name] = knob.read(&fields) ?? knob.standard }
    try fields.finish()
    self.values = values
  }

  /// Settings of some owner read from a text such as `k=20,metric=mean`, as a command line has them;
  /// problems name the owner.
  public init(of knobs: [Knob], parsing text: String, for owner: String) throws(Problems) {
    do throws(Problems) {
      try self.init(of: knobs, parsing: text)
    } catch {
      throw error.told(of: owner)
    }
  }

  /// Settings read from a text such as `k=20,metric=mean`, as a command line has them.
  public init(of knobs: [Knob], parsing text: String) throws(Problems) {
    var problems = Problems()
    var members: [JSON.Member] = []
    for part in text.split(separator: ",") {
      let halves = part.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else {
        problems.add(Problem("'\(part)' is no setting; write name=value"))
        continue
      }
      let name = String(halves[0])
      let domain = knobs.first { $0.name == name }?.domain
      members.append(JSON.Member(name, Self.value(String(halves[1]), domain)))
    }
    try problems.throwIfAny()
    try self.init(of: knobs, reading: JSON(.object(members)))
  }

  /// What a word of a command line stands for.
  private static func value(_ word: String, _ domain: Knob.Domain?) -> JSON {
    switch domain {
    case .choice, .column, .windows: .string(word)
    case .list: .array(word.split(separator: "+").map { .string(String($0)) })
    default: JSON((try? JSON.read(word))?.content ?? .string(word))
    }
  }

  /// A whole number; the knob must be one.
  public func integer(_ name: String) -> Int { Int(knob(name).integer ?? 0) }

  /// A number; the knob must be one.
  public func number(_ name: String) -> Double { knob(name).double ?? 0 }

  /// A word; the knob must be a choice.
  public func choice(_ name: String) -> String { knob(name).string ?? "" }

  /// The texts; the knob must be a list.
  public func list(_ name: String) -> [String] {
    knob(name).elements?.compactMap(\.string) ?? []
  }

  /// Yes or no; the knob must be a flag.
  public func flag(_ name: String) -> Bool { knob(name).bool ?? false }

  /// The name of a column, or nil where the usual one will do; the knob must be a column.
  public func column(_ name: String) -> String? {
    knob(name).string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Windows of rows; the knob must be of these.
  public func windows(_ name: String) -> [RowWindow] {
    RowWindow.list(knob(name).string ?? "") ?? []
  }

  /// All settings, sorted by name, for records and digests.
  public var json: JSON {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  private func knob(_ name: String) -> JSON {
    guard let value = values[name] else {
      preconditionFailure("there is no knob '\(name)' on the card")
    }
    return value
  }
}

extension Knob {
  fileprivate func read(_ fields: inout FieldReader) -> JSON? {
    switch domain {
    case .integer(let range): fields.integer(name, in: range).map { .integer($0) }
    case .number(let range): fields.number(name, in: range).map { .number($0) }
    case .choice(let words): fields.choice(name, of: words).map { .string($0) }
    case .flag: fields.bool(name).map { .bool($0) }
    case .column: fields.string(name).map { .string($0) }
    case .windows: fields.windows(name).map { .string($0) }
    case .list: texts(&fields)
    }
  }

  private func texts(_ fields: inout FieldReader) -> JSON? {
    if let json = fields.json(name), json.elements?.isEmpty == true {
      fields.report("'\(name)' is empty; name at least one", at: json.place)
    }
    return fields.list(name) { element throws(Problems) in
      guard let text = element.string else {
        throw Problems(
          Problem("'\(name)' should hold texts, not \(element.text)", at: element.place))
      }
      try check(text).throwIfAny()
      return .string(text)
    }
    .map { .array($0) }
  }
}

extension FieldReader {
  /// Windows of rows, as their text.
  fileprivate mutating func windows(_ name: String) -> String? {
    guard let text = string(name) else { return nil }
    if RowWindow.list(text) == nil {
      report("'\(name)' cannot be '\(text)'; write rows or days, such as 10 or 30d, joined by +")
      return nil
    }
    return text
  }
}
