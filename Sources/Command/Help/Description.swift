internal import RingtrueCore

extension Tool {
  /// The whole command as data: what documentation and tests of other programs read.
  var description: JSON {
    .object([
      ("name", .string(name)),
      ("purpose", .string(purpose)),
      ("flags", .array(CommonFlags.all.map(\.shape.description))),
      ("commands", .array(verbs.map { description(of: $0, at: [$0.name]) })),
    ])
  }

  /// One verb and those under it as data.
  func description(of verb: Verb, at path: [String]) -> JSON {
    .object([
      ("name", .string(verb.name)),
      ("job", .string(verb.job.rawValue)),
      ("summary", .string(verb.summary)),
      ("discussion", verb.discussion.isEmpty ? nil : .string(verb.discussion)),
      ("usage", .string(HelpPage(tool: self, path: path, verb: verb).usage)),
      ("arguments", .array(verb.arguments.map(\.shape.description))),
      ("flags", .array(verb.flags.map(\.shape.description))),
      ("examples", .array(verb.examples.map(\.description))),
      ("commands", .array(verb.verbs.map { description(of: $0, at: path + [$0.name]) })),
    ])
  }
}

extension FlagShape {
  /// The flag as data.
  fileprivate var description: JSON {
    .object([
      ("name", .string(name)),
      ("short", short.map { .string(String($0)) }),
      ("value", isSwitch ? nil : .string(placeholder)),
      ("choices", isSwitch || choices.isEmpty ? nil : .array(choices.map(JSON.string))),
      ("default", fallback.map(JSON.string)),
      ("required", .bool(isRequired)),
      ("repeats", .bool(repeats)),
      ("environment", variable.map(JSON.string)),
      ("summary", .string(summary)),
    ])
  }
}

extension ArgumentShape {
  /// The argument as data.
  fileprivate var description: JSON {
    .object([
      ("name", .string(name)),
      ("atLeast", .integer(count.lowerBound)),
      ("atMost", count.upperBound == .max ? nil : .integer(count.upperBound)),
      ("choices", choices.isEmpty ? nil : .array(choices.map(JSON.string))),
      ("summary", .string(summary)),
    ])
  }
}

extension Example {
  /// The example as data.
  fileprivate var description: JSON { ["line": .string(line), "purpose": .string(purpose)] }
}
