import RingtrueCore
import RingtruePlatform

@testable import RingtrueCommand

/// A command with a flag and an argument of every kind, for the tests of the reader.
enum Sample {
  enum Mode: String, CaseIterable, Sendable { case fast, exact, quickest }

  static let rows = Flag("rows", short: "r", .integer(in: 1...), "How many rows.", default: 1000)
  static let share = Flag("share", .percent, "How much is strange.", default: 0.01)
  static let level = Flag("level", .number(in: 0...1), "How sure.", default: 0.95)
  static let mode = Flag("mode", .choice, "How.", default: Mode.fast)
  static let output = Flag("output", short: "o", .file, "Where to.")
  static let memory = Flag("memory", .size, "How much memory.", default: 512_000_000)
  static let limit = Flag("limit", short: "l", .duration, "How long.", default: .seconds(30))
  static let columns = Flag("columns", .list(of: .text), "Which columns.", default: [])
  static let seeds = Flag("seeds", .range, "Which seeds.", default: 1...5)
  static let set = Flag(repeated: "set", short: "s", .pair, "What to set.")
  static let deep = Flag("deep", short: "d", "Whether to dig.")
  static let cache = Flag("cache", short: "c", "Whether to keep.", default: true)
  static let label = Flag(required: "label", .text("COLUMN"), "The column of labels.")

  static let input = Argument("INPUT", .file, "What to read.")
  static let others = Argument(several: "OTHER", .file, "What else to read.", atLeast: 0)

  static let flags: [any FlagDeclaration] = [
    rows, share, level, mode, output, memory, limit, columns, seeds, set, deep, cache,
  ]

  static let examples = [
    Example("sample dig data.csv", "Dig in a file."),
    Example("sample dig data.csv --rows 10 -d", "Dig deep, but not far."),
  ]

  static let dig = Verb(
    "dig", for: .tryOneThing, "Dig in files.", discussion: "Digs until something is found.",
    arguments: [input, others], flags: flags, examples: examples, run: silent)

  static let learn = Verb(
    "learn", for: .compareModels, "Learn from labels.", flags: [label], examples: examples,
    run: silent)

  static let cacheVerb = Verb(
    "cache", for: .lookAtEvidence, "Look after the cache.", examples: examples,
    verbs: [
      Verb("clear", for: .lookAtEvidence, "Empty it.", examples: examples, run: silent),
      Verb("show", for: .lookAtEvidence, "Show it.", examples: examples, run: silent),
    ])

  static let tool = Tool(
    name: "sample", version: "1.2.3", purpose: "A command for tests.",
    verbs: [dig, learn, cacheVerb])

  private static let silent: Verb.Run = { _ in Answer() }

  /// Reads a line, parted at spaces.
  static func read(_ line: String, _ variables: [String: String] = [:]) -> Reading {
    tool.read(line.split(separator: " ").map(String.init), variables: variables)
  }

  /// The complaints about a line.
  static func complaints(_ line: String, _ variables: [String: String] = [:]) -> [String] {
    read(line, variables).problems.listed.map(\.description)
  }
}
