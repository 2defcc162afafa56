internal import RingtrueCore

/// What a command line says: the verb it names, its values, and everything that is wrong with it.
struct Reading: Sendable {
  /// The words that lead to the verb.
  let path: [String]
  /// The verb, when one was named and is known.
  let verb: Verb?
  /// What the flags and arguments are set to; complete when nothing is wrong.
  let values: Values
  /// Everything that is wrong.
  let problems: Problems

  /// Whether help is asked for, rather than work.
  var wantsHelp: Bool { verb?.run == nil || values[CommonFlags.help] }
}

extension Tool {
  /// Reads a command line without the name of the program.
  func read(_ words: [String], variables: [String: String] = [:]) -> Reading {
    var reader = Reader(tool: self, words: words, variables: variables)
    return reader.read()
  }
}
