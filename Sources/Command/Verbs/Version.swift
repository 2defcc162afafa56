internal import RingtruePlatform

internal import RingtrueCore

extension Verb {
  /// Says which Ringtrue this is.
  static let version = Verb(
    "version", for: .lookAround, "Print the version, and what it was built from.",
    examples: [
      Example("ringtrue version", "Which version is installed?"),
      Example("ringtrue version --json", "The same for a bug report or a script."),
    ]
  ) { call in
    let build = Build.this
    let commit = build.commit.map { "commit \($0)" }
    let lines = [
      "\(call.tool.name) \(call.tool.version)", commit, "Swift \(build.swift), \(build.platform)",
    ]
    return Answer(parts: [.lines(lines.compactMap { $0 })], result: build.json(call.tool))
  }
}

extension Build {
  fileprivate func json(_ tool: Tool) -> JSON {
    .object([
      ("version", .string(tool.version)),
      ("commit", commit.map(JSON.string)),
      ("swift", .string(swift)),
      ("platform", .string(platform)),
    ])
  }
}
