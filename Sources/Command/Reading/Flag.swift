/// A flag with the type of its value: declare it once, then ask `values[flag]`.
///
///     static let rows = Flag("rows", .integer(in: 1...), "How many rows to make.", default: 1000)
struct Flag<Value: Sendable>: FlagDeclaration {
  let shape: FlagShape
  let check: @Sendable (String) throws(Misreading) -> Void
  /// The value of all words given, the default when there are none; nil when a required one lacks.
  let decode: @Sendable ([String]) throws(Misreading) -> Value?
}

extension Flag {
  /// A flag with a default.
  init(
    _ name: String, short: Character? = nil, _ kind: Kind<Value>, _ summary: String,
    default fallback: Value
  ) {
    let shape = FlagShape(name, short, kind, summary, fallback: kind.show(fallback))
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      try words.last.map(kind.read) ?? fallback
    }
  }

  /// A flag that may be left out.
  init<Given>(
    _ name: String, short: Character? = nil, _ kind: Kind<Given>, _ summary: String
  ) where Value == Given? {
    let shape = FlagShape(name, short, kind, summary)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      .some(try words.last.map(kind.read))
    }
  }

  /// A flag that must be given.
  init(
    required name: String, short: Character? = nil, _ kind: Kind<Value>, _ summary: String
  ) {
    let shape = FlagShape(name, short, kind, summary, isRequired: true)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      try words.last.map(kind.read)
    }
  }

  /// A flag that may be given several times; none means an empty list.
  init<Element>(
    repeated name: String, short: Character? = nil, _ kind: Kind<Element>, _ summary: String
  ) where Value == [Element] {
    let shape = FlagShape(name, short, kind, summary, repeats: true)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      var values: [Element] = []
      for word in words { values.append(try kind.read(word)) }
      return values
    }
  }
}

extension Flag<Bool> {
  /// A switch: `--name` turns it on, `--no-name` off.
  init(
    _ name: String, short: Character? = nil, _ summary: String, default isOn: Bool = false,
    hasTwin: Bool = true
  ) {
    let kind = Kind.yesNo
    let shape = FlagShape(
      name, short, kind, summary, fallback: kind.show(isOn), isSwitch: true, hasTwin: hasTwin)
    self.init(shape: shape, check: kind.check) { words throws(Misreading) in
      try words.last.map(kind.read) ?? isOn
    }
  }
}

/// A flag of any type, as help, completions and the reader see it.
protocol FlagDeclaration: Sendable {
  /// How it is written and described.
  var shape: FlagShape { get }
  /// Refuses a word that cannot be its value.
  var check: @Sendable (String) throws(Misreading) -> Void { get }
}

/// How a flag is written and described.
struct FlagShape: Sendable {
  let name: String
  let short: Character?
  let placeholder: String
  let choices: [String]
  let completion: Completion
  let summary: String
  /// The default as a word, when there is one.
  let fallback: String?
  let isSwitch: Bool
  let isRequired: Bool
  let repeats: Bool
  /// The environment variable that stands in for the flag, when one does.
  let variable: String?

  init<Value>(
    _ name: String, _ short: Character?, _ kind: Kind<Value>, _ summary: String,
    fallback: String? = nil, isSwitch: Bool = false, isRequired: Bool = false,
    repeats: Bool = false, hasTwin: Bool = true
  ) {
    self.name = name
    self.short = short
    self.placeholder = isSwitch ? "" : kind.placeholder
    self.choices = kind.choices
    self.completion = isSwitch ? .nothing : kind.completion
    self.summary = summary
    self.fallback = fallback
    self.isSwitch = isSwitch
    self.isRequired = isRequired
    self.repeats = repeats
    let capitals = name.uppercased().map { $0 == "-" ? "_" : $0 }
    self.variable = hasTwin ? "RINGTRUE_" + String(capitals) : nil
  }

  /// Whether it is a switch that stands on when nobody touches it; its letter turns it off.
  var isOnByDefault: Bool { isSwitch && fallback == "yes" }

  /// How help writes it: a switch that is on by default by the word that turns it off.
  var spelling: String { isOnByDefault ? "--no-\(name)" : "--\(name)" }
}

extension Kind {
  /// Reads a word for its faults alone.
  var check: @Sendable (String) throws(Misreading) -> Void {
    { word throws(Misreading) in _ = try read(word) }
  }
}
