/// One thing the command can do.
struct Verb: Sendable {
  /// What does the work: from a call to an answer.
  typealias Run = @Sendable (Call) async throws -> Answer

  /// The word that calls it.
  let name: String
  /// The job it serves, which groups the front page.
  let job: Job
  /// What it does, in one line.
  let summary: String
  /// What else a reader of its help page should know, by paragraphs.
  let discussion: String
  /// The words it takes without a flag, in order.
  let arguments: [any ArgumentDeclaration]
  /// The flags it takes beside the common ones, in groups under titles of their own.
  let groups: [FlagGroup]
  /// Lines to copy, each with what it is good for.
  let examples: [Example]
  /// Verbs under this verb, as `commands` is under `list`.
  let verbs: [Verb]
  /// The work; nil when one of the verbs under it must be named.
  let run: Run?

  init(
    _ name: String, for job: Job, _ summary: String, discussion: String = "",
    arguments: [any ArgumentDeclaration] = [], flags: [any FlagDeclaration] = [],
    groups: [FlagGroup] = [], examples: [Example], verbs: [Verb] = [], run: Run? = nil
  ) {
    precondition(verbs.isEmpty || arguments.isEmpty, "a word would be a verb or an argument")
    self.name = name
    self.job = job
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.groups = (flags.isEmpty ? [] : [FlagGroup("Flags", flags)]) + groups
    self.examples = examples
    self.verbs = verbs
    self.run = run
  }
}

extension Verb {
  /// The flags it takes beside the common ones.
  var flags: [any FlagDeclaration] { groups.flatMap(\.flags) }
}

/// Flags that belong together, under the title that help gives them.
struct FlagGroup: Sendable {
  let title: String
  let flags: [any FlagDeclaration]

  init(_ title: String, _ flags: [any FlagDeclaration]) {
    self.title = title
    self.flags = flags
  }
}

/// A line to copy from a help page, and what it is good for.
struct Example: Sendable {
  let line: String
  let purpose: String

  init(_ line: String, _ purpose: String) {
    self.line = line
    self.purpose = purpose
  }
}

/// The jobs people come with; the front page of help is grouped by them.
enum Job: String, Sendable, CaseIterable {
  case tryOneThing = "try one thing"
  case compareModels = "compare models before a release"
  case stopRegressions = "stop regressions in CI"
  case lookAtEvidence = "look at the evidence"
  case lookAround = "set up and look around"
}

/// The whole command: its name, its version and its verbs.
struct Tool: Sendable {
  let name: String
  let version: String
  /// What it is for, in one sentence.
  let purpose: String
  let verbs: [Verb]
  /// What the tool calls itself with; help is silent about it.
  var own: [Verb] = []

  /// Every verb with the words that lead to it, families before their members.
  var everyVerb: [(path: [String], verb: Verb)] {
    func walk(_ verbs: [Verb], under path: [String]) -> [(path: [String], verb: Verb)] {
      verbs.flatMap { [(path + [$0.name], $0)] + walk($0.verbs, under: path + [$0.name]) }
    }
    return walk(verbs, under: [])
  }

  /// The verb that a path of words leads to.
  func verb(at path: [String]) -> Verb? {
    everyVerb.first { $0.path == path }?.verb
  }
}
