internal import RingtrueCore

private let shell = Argument("SHELL", .choice(Shell.all.map(\.name)), "The shell to write for.")

extension Verb {
  /// Prints a script that makes a shell complete our words.
  static let completions = Verb(
    "completions", for: .lookAround, "Print a script that completes words in your shell.",
    discussion: """
      The script knows all commands, flags and names of this version; print it anew after an \
      update.
      """,
    arguments: [shell],
    examples: [
      Example("source <(ringtrue completions bash)", "Complete in this bash; add it to ~/.bashrc."),
      Example(
        "ringtrue completions fish > ~/.config/fish/completions/ringtrue.fish",
        "Complete in every fish from now on."),
    ]
  ) { call in
    let name = call.values[shell]
    let script = Shell.all.first { $0.name == name }?.script(call.tool) ?? ""
    return Answer(
      parts: [.verbatim(script)], result: ["shell": .string(name), "script": .string(script)])
  }
}
