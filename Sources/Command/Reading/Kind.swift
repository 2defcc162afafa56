internal import RingtrueCore

/// How a word of the command line becomes a value: what it is called, accepts, and looks like.
struct Kind<Value: Sendable>: Sendable {
  /// What stands for the value in help, such as `N` or `FILE`.
  let placeholder: String
  /// The words it accepts, when they are few enough to name.
  let choices: [String]
  /// What a shell should offer while the value is being typed.
  let completion: Completion
  /// Reads a word, or says why it can't be read.
  let read: @Sendable (String) throws(Misreading) -> Value
  /// Writes a value as a word that reads back to the same value.
  let show: @Sendable (Value) -> String

  init(
    _ placeholder: String, choices: [String] = [], completion: Completion = .nothing,
    show: @escaping @Sendable (Value) -> String,
    read: @escaping @Sendable (String) throws(Misreading) -> Value
  ) {
    self.placeholder = placeholder
    self.choices = choices
    self.completion = choices.isEmpty ? completion : .words
    self.show = show
    self.read = read
  }
}

/// What a shell offers while a value is being typed.
enum Completion: String, Sendable {
  case nothing, words, files, folders
}

/// Why a word could not be read as the kind of value that was asked for.
struct Misreading: Error, Equatable {
  /// The rest of "'abc' …": what is wrong with the word.
  let fault: String
  /// What to do about it.
  let remedy: String

  init(_ fault: String, _ remedy: String) {
    self.fault = fault
    self.remedy = remedy
  }
}

// MARK: - Words and names

extension Kind where Value == String {
  /// Any text.
  static let text = Kind.text("TEXT")
  /// A path to a file.
  static let file = Kind.text("FILE", completion: .files)
  /// A path to a folder.
  static let folder = Kind.text("FOLDER", completion: .folders)

  /// Any text but an empty one, under a name of its own.
  static func text(_ placeholder: String, completion: Completion = .nothing) -> Kind {
    Kind(placeholder, completion: completion, show: { $0 }) { word throws(Misreading) in
      guard !word.isEmpty else {
        throw Misreading("is empty", "give a \(placeholder.lowercased())")
      }
      return word
    }
  }

  /// One of a few names, which may be known only when the program runs.
  static func choice(_ names: [String], placeholder: String? = nil) -> Kind {
    let shape = placeholder ?? names.joined(separator: "|")
    return Kind(shape, choices: names, show: { $0 }) { word throws(Misreading) in
      guard names.contains(word) else { throw .notOne(of: names, word) }
      return word
    }
  }
}

extension Kind where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the cases of an enumeration, by raw value.
  static var choice: Kind {
    let names = Value.allCases.map(\.rawValue)
    return Kind(names.joined(separator: "|"), choices: names, show: \.rawValue) {
      word throws(Misreading) in
      guard let value = Value(rawValue: word) else { throw .notOne(of: names, word) }
      return value
    }
  }
}

extension Kind where Value == Bool {
  /// Yes or no, the way people write it.
  static let yesNo = Kind("yes|no", choices: ["yes", "no"], show: { $0 ? "yes" : "no" }) {
    word throws(Misreading) in
    switch word.lowercased() {
    case "yes", "true", "on", "1": return true
    case "no", "false", "off", "0": return false
    default: throw Misreading("is neither yes nor no", "write yes or no")
    }
  }
}

extension Misreading {
  /// The word is none of the names.
  static func notOne(of names: [String], _ word: String) -> Misreading {
    let hint = Nearest.hint(for: word, in: names)
    // A long list would bury the one name that was meant.
    let list =
      hint.isEmpty || names.count <= 8
      ? names.joined(separator: ", ") : "the \(names.count) that there are"
    return Misreading("is not one of \(list)", hint.isEmpty ? "choose one of them" : hint)
  }
}
