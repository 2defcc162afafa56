internal import RingtrueCore

/// Walks along a command line once and notes what it says and what is wrong with it.
///
/// Verbs come first; flags stand anywhere, in any order, and `--` ends them.
struct Reader {
  private let tool: Tool
  private let variables: [String: String]
  private var rest: ArraySlice<String>
  private var path: [String] = []
  private var verb: Verb?
  private var operands: [String] = []
  private var given: [String: Setting] = [:]
  private var problems = Problems()
  /// Whether a verb was unknown, so that its flags can't be judged.
  private var isLost = false

  init(tool: Tool, words: [String], variables: [String: String]) {
    self.tool = tool
    self.variables = variables
    self.rest = words[...]
  }

  /// Reads all there is.
  mutating func read() -> Reading {
    while let word = rest.popFirst() { read(word) }
    readVariables()
    let values = Values(flags: flags, given: given, arguments: placeOperands())
    if !isLost, !values[CommonFlags.help] { check(values) }
    return Reading(path: path, verb: verb, values: values, problems: problems)
  }

  // MARK: - Words

  private var flags: [any FlagDeclaration] { (verb?.flags ?? []) + CommonFlags.all }
  private var verbs: [Verb] { verb.map(\.verbs) ?? tool.verbs }
  private var spelledPath: String { ([tool.name] + path).joined(separator: " ") }
  private var seeHelp: String { "see '\(([tool.name, "help"] + path).joined(separator: " "))'" }

  private mutating func read(_ word: String) {
    if word == "--" {
      operands += rest
      rest = []
    } else if word == "--version", path.isEmpty {
      readPlain("version")
    } else if !Self.isFlag(word) {
      readPlain(word)
    } else if word.hasPrefix("--") {
      readLong(String(word.dropFirst(2)))
    } else {
      readCluster(word.dropFirst())
    }
  }

  /// Whether a word is written as a flag; `-` and negative numbers are values.
  private static func isFlag(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let next = word.dropFirst().first else { return false }
    return !next.isNumber && next != "."
  }

  private mutating func readPlain(_ word: String) {
    let own = verb == nil ? tool.own : []
    if let next = (verbs + own).first(where: { $0.name == word }) {
      verb = next
      path.append(word)
    } else if verbs.isEmpty || isLost {
      operands.append(word)
    } else {
      isLost = true
      let remedy = Self.suggestion(for: word, in: verbs.map(\.name)) ?? seeHelp
      problems.add(Problem("\(word.quoted) is no command of \(spelledPath); \(remedy)"))
    }
  }

  private mutating func readLong(_ text: String) {
    let parts = text.separated(by: "=")
    let name = parts?.before ?? text
    if let flag = flags.first(where: { $0.shape.name == name }) {
      readValue(of: flag, spelled: "--\(name)", attached: parts?.after)
    } else if let flag = flags.first(where: { $0.shape.isSwitch && "no-\($0.shape.name)" == name }),
      parts == nil
    {
      give(flag, "no", spelled: "--\(name)")
    } else {
      refuse("--\(name)", hasValue: parts != nil)
    }
  }

  private mutating func readCluster(_ letters: Substring) {
    var letters = letters
    while let letter = letters.popFirst() {
      guard let flag = flags.first(where: { $0.shape.short == letter }) else {
        return refuse("-\(letter)")
      }
      if flag.shape.isSwitch && letters.first != "=" {
        give(flag, flag.shape.isOnByDefault ? "no" : "yes", spelled: "-\(letter)")
      } else {
        let value = letters.first == "=" ? letters.dropFirst() : letters
        let isAttached = !letters.isEmpty
        return readValue(
          of: flag, spelled: "-\(letter)", attached: isAttached ? String(value) : nil)
      }
    }
  }

  private mutating func readValue(
    of flag: any FlagDeclaration, spelled spelling: String, attached: String?
  ) {
    if let attached {
      give(flag, attached, spelled: spelling)
    } else if flag.shape.isSwitch {
      give(flag, "yes", spelled: spelling)
    } else if let next = rest.first, !Self.isFlag(next) {
      rest.removeFirst()
      give(flag, next, spelled: spelling)
    } else {
      let example =
        rest.first.map { "\(spelling)=\($0)" } ?? "\(spelling) \(flag.shape.placeholder)"
      let condition = rest.isEmpty ? "" : " if the value begins with a dash"
      problems.add(Problem("\(spelling) needs a value; write \(example)\(condition)"))
    }
  }

  private mutating func give(
    _ flag: any FlagDeclaration, _ word: String, spelled spelling: String
  ) {
    if let problem = flag.complaint(about: word, spelled: spelling) {
      return problems.add(problem)
    }
    let word = flag.shape.isSwitch ? Self.plainSwitch(word) : word
    let name = flag.shape.name
    let before = given[name]?.words ?? []
    if !flag.shape.repeats, let first = before.first {
      guard first != word else { return }
      let words = "as \(first.quoted) and as \(word.quoted)"
      problems.add(Problem("--\(name) is given twice, \(words); keep one of them"))
    } else {
      given[name] = Setting(name, before + [word], .flag)
    }
  }

  /// One word for each position of a switch, so that its spellings compare equal.
  private static func plainSwitch(_ word: String) -> String {
    (try? Kind.yesNo.read(word)).map(Kind.yesNo.show) ?? word
  }

  /// Complains about an unknown flag, and passes over the word that must have been its value.
  private mutating func refuse(_ spelling: String, hasValue: Bool = false) {
    guard !isLost else { return }
    let owner = tool.everyVerb.first { path, verb in
      path.starts(with: self.path) && verb.flags.contains { "--\($0.shape.name)" == spelling }
    }
    let near = Nearest.match(for: spelling, in: flags.map { "--\($0.shape.name)" })
    let remedy =
      owner.map { "write it behind '\(tool.name) \($0.path.joined(separator: " "))'" }
      ?? near.map { "did you mean '\($0)'?" } ?? seeHelp
    problems.add(Problem("\(spelling) is no flag of \(spelledPath); \(remedy)"))
    let meant = (flags + (owner?.verb.flags ?? [])).first {
      "--\($0.shape.name)" == (owner == nil ? near : spelling)
    }
    let takesWord = meant.map { !$0.shape.isSwitch } ?? false
    if takesWord, !hasValue, let next = rest.first, !Self.isFlag(next) { rest.removeFirst() }
  }

  private static func suggestion(for word: String, in names: [String]) -> String? {
    let hint = Nearest.hint(for: word, in: names)
    return hint.isEmpty ? nil : hint
  }

  // MARK: - What the words leave open

  private mutating func readVariables() {
    for flag in flags where given[flag.shape.name] == nil {
      guard let variable = flag.shape.variable, let word = variables[variable], !word.isEmpty
      else { continue }
      if let problem = flag.complaint(about: word, spelled: variable) {
        problems.add(problem)
      } else {
        given[flag.shape.name] = Setting(flag.shape.name, [word], .environment(variable))
      }
    }
  }

  /// Deals the operands out to the arguments in order.
  private mutating func placeOperands() -> [String: [String]] {
    var placed: [String: [String]] = [:]
    for shape in (verb?.arguments ?? []).map(\.shape) {
      placed[shape.name] = Array(operands.prefix(shape.count.upperBound))
      operands = Array(operands.dropFirst(shape.count.upperBound))
    }
    return placed
  }

  private mutating func check(_ values: Values) {
    for argument in verb?.arguments ?? [] {
      check(values.words(of: argument), for: argument)
    }
    for word in operands {
      problems.add(
        Problem("\(word.quoted) is more than \(spelledPath) takes; remove it, or \(seeHelp)"))
    }
    for shape in flags.map(\.shape) where shape.isRequired && given[shape.name] == nil {
      problems.add(Problem("--\(shape.name) is missing; add --\(shape.name) \(shape.placeholder)"))
    }
    let formats = [CommonFlags.json, CommonFlags.tsv].filter { values[$0] }
    if Set(formats.map { values.setting(of: $0).origin == .flag }).count < formats.count {
      problems.add(Problem("--json and --tsv exclude each other; keep one of them"))
    }
  }

  private mutating func check(_ words: [String], for argument: any ArgumentDeclaration) {
    let shape = argument.shape
    if words.count < shape.count.lowerBound {
      problems.add(Problem("\(shape.name) is missing; write '\(spelledPath) \(shape.spelling)'"))
    }
    for word in words {
      argument.complaint(about: word).map { problems.add($0) }
    }
  }
}
