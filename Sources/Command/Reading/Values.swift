internal import RingtrueCore

/// What every flag and argument of a call is set to, and where each setting came from.
struct Values: Sendable {
  /// The settings in the order in which help lists the flags.
  private(set) var settings: [Setting]
  private let arguments: [String: [String]]
  private let flags: [any FlagDeclaration]

  init(
    flags: [any FlagDeclaration], given: [String: Setting], arguments: [String: [String]] = [:]
  ) {
    self.flags = flags
    self.arguments = arguments
    self.settings = flags.map { given[$0.shape.name] ?? Setting(standard: $0.shape) }
  }

  /// The value of a flag.
  subscript<Value>(flag: Flag<Value>) -> Value {
    guard let value = try? flag.decode(setting(of: flag).words) else {
      preconditionFailure("--\(flag.shape.name) is not among the flags its verb declares")
    }
    return value
  }

  /// The value of an argument.
  subscript<Value>(argument: Argument<Value>) -> Value {
    guard let value = try? argument.decode(arguments[argument.shape.name] ?? []) else {
      preconditionFailure("\(argument.shape.name) is not among the arguments its verb declares")
    }
    return value
  }

  /// The words given for an argument.
  func words(of argument: any ArgumentDeclaration) -> [String] {
    arguments[argument.shape.name] ?? []
  }

  /// What a flag is set to, as words, and by whom.
  func setting(of flag: any FlagDeclaration) -> Setting {
    settings.first { $0.name == flag.shape.name } ?? Setting(standard: flag.shape)
  }

  /// The same values with those of a scenario file where neither flag nor environment spoke.
  func filled(from file: String, with words: [String: [String]]) throws(Problems) -> Values {
    var filled = self
    var problems = Problems()
    for (place, flag) in flags.enumerated() where settings[place].origin == .standard {
      guard let given = words[flag.shape.name] else { continue }
      for word in given {
        flag.complaint(about: word, spelled: flag.shape.name)
          .map { problems.add($0.inFile(file)) }
      }
      filled.settings[place] = Setting(flag.shape.name, given, .scenario(file))
    }
    try problems.throwIfAny()
    return filled
  }
}

/// What one flag is set to, and where that came from.
struct Setting: Sendable, Equatable {
  /// Who spoke, from the strongest to the weakest.
  enum Origin: Sendable, Equatable {
    case flag
    case environment(String)
    case scenario(String)
    case standard
  }

  let name: String
  /// The words as given; none when the default holds.
  let words: [String]
  let origin: Origin
  /// The setting as help and records show it.
  let shown: String

  init(_ name: String, _ words: [String], _ origin: Origin) {
    self.name = name
    self.words = words
    self.origin = origin
    self.shown = words.joined(separator: " ")
  }

  /// The default of a flag.
  init(standard shape: FlagShape) {
    self.name = shape.name
    self.words = []
    self.origin = .standard
    self.shown = shape.fallback ?? ""
  }
}

extension Setting.Origin: CustomStringConvertible {
  var description: String {
    switch self {
    case .flag: "flag"
    case .environment(let variable): "environment \(variable)"
    case .scenario(let file): "scenario \(file)"
    case .standard: "default"
    }
  }
}

extension FlagDeclaration {
  /// What is wrong with a word given for the flag, under the name by which it was given.
  func complaint(about word: String, spelled spelling: String) -> Problem? {
    do {
      try check(word)
      return nil
    } catch {
      return Problem("\(spelling) \(word.quoted) \(error.fault); \(error.remedy)")
    }
  }
}

extension ArgumentDeclaration {
  /// What is wrong with a word given for the argument.
  func complaint(about word: String) -> Problem? {
    do {
      try check(word)
      return nil
    } catch {
      return Problem("\(shape.name) \(word.quoted) \(error.fault); \(error.remedy)")
    }
  }
}
