internal import RingtrueCore

/// The one JSON object that `--json` prints, whatever the verb and however it ended.
struct Envelope: Sendable {
  let tool: Tool
  let path: [String]
  let code: ExitCode
  let problems: Problems
  let result: JSON?

  /// The object: version, command, how it ended, what is wrong, and the result.
  var json: JSON {
    .object([
      (tool.name, .string(tool.version)),
      ("command", .string(path.joined(separator: " "))),
      ("ok", .bool(code == .pass)),
      ("exitCode", .integer(code.number)),
      ("problems", .array(problems.listed.map(\.json))),
      ("problemCount", .integer(problems.count)),
      ("result", result),
    ])
  }
}

extension Problem {
  /// The problem for programs: its place in members of their own.
  fileprivate var json: JSON {
    .object([
      ("file", file.map(JSON.string)),
      ("line", place.map { .integer($0.line) }),
      ("column", place.map { .integer($0.column) }),
      ("message", .string(message)),
    ])
  }
}
