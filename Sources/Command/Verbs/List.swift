internal import RingtrueCore

extension Verb {
  /// Lists what the tool knows, by kind.
  static let list = Verb(
    "list", for: .lookAround, "List what there is, by kind; commands when no kind is named.",
    examples: [
      Example("ringtrue list", "What can I do with it?"),
      Example("ringtrue list --json", "All commands and flags as data, for documentation."),
    ],
    verbs: Verbs.list, run: Verb.listCommands.run)

  /// Lists the verbs.
  static let listCommands = Verb(
    "commands", for: .lookAround, "List all commands, with their flags in --json.",
    examples: [
      Example("ringtrue list commands", "All commands, those within others too."),
      Example("ringtrue list commands --json", "The same with all flags, as data."),
    ]
  ) { call in
    let table = TextTable(
      of: call.tool.everyVerb,
      [
        .words("command", .name) { $0.path.joined(separator: " ") },
        .words("job") { $0.verb.job.rawValue },
        .words("what it does") { $0.verb.summary },
      ])
    return Answer(parts: [.table(table)], result: call.tool.description)
  }

  /// Lists the exit codes.
  static let listExitCodes = Verb(
    "exit-codes", for: .lookAround, "List the exit codes, for scripts.",
    examples: [
      Example("ringtrue list exit-codes", "What does exit code 5 mean?"),
      Example("ringtrue list exit-codes --tsv", "The same for a script."),
    ]
  ) { _ in
    let table = TextTable(
      of: ExitCode.all, [.numbers("code") { "\($0.number)" }, .words("meaning") { $0.meaning }])
    let codes = ExitCode.all.map { code -> JSON in
      ["code": .integer(code.number), "meaning": .string(code.meaning)]
    }
    return Answer(parts: [.table(table)], result: .array(codes))
  }
}
