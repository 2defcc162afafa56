/// A shell that can complete our words, and the script that teaches it.
struct Shell: Sendable {
  let name: String
  /// Writes the script for a tool.
  let script: @Sendable (Tool) -> String

  /// Every shell we can teach.
  static let all: [Shell] = [.bash, .zsh, .fish]
}

extension Tool {
  /// All places in the tree of verbs: the root, then every verb with its path.
  var places: [Place] {
    let root = Place(
      words: [name], verbs: verbs, flags: CommonFlags.all.map(\.shape), argument: nil)
    return [root]
      + everyVerb.map { path, verb in
        Place(
          words: [name] + path, verbs: verb.verbs,
          flags: (verb.flags + CommonFlags.all).map(\.shape), argument: verb.arguments.first?.shape)
      }
  }
}

/// A point on a command line, and what may follow there.
struct Place: Sendable {
  /// The words up to it, the name of the tool first.
  let words: [String]
  let verbs: [Verb]
  let flags: [FlagShape]
  /// The first argument, whose words are offered.
  let argument: ArgumentShape?

  /// The words up to it as one.
  var path: String { words.joined(separator: " ") }

  /// The ways to write its flags that shells offer.
  var spellings: [String] { flags.flatMap(\.spellings) }
}

extension FlagShape {
  /// The ways to write the flag, the short one first.
  var spellings: [String] { (short.map { ["-\($0)"] } ?? []) + [spelling] }
}

extension String {
  /// The text between single quotes, for the shells of the Bourne family.
  var singleQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }

  /// The text with every occurrence of a character replaced.
  func replacing(_ character: Character, with text: String) -> String {
    reduce(into: "") { $0 += $1 == character ? text : String($1) }
  }
}
