internal import RingtrueCore

private let words = Argument(
  several: "COMMAND", .text, "The command to explain, such as 'list commands'.", atLeast: 0)

extension Verb {
  /// Explains the verbs.
  static let help = Verb(
    "help", for: .lookAround, "Explain a command, or show what there is.",
    arguments: [words],
    examples: [
      Example("ringtrue help", "What can I do with it?"),
      Example("ringtrue help list commands", "How is this command used?"),
    ]
  ) { call in
    let path = call.values[words]
    try call.tool.checkIsKnown(path)
    return call.help(for: path)
  }
}

extension Call {
  /// The help page of a verb, or the front page for an empty path.
  func help(for path: [String]) -> Answer {
    let columns = console.textColumns
    let paint = console.output.paint
    guard let verb = tool.verb(at: path) else {
      let lines = FrontPage(tool: tool).lines(within: columns, paint: paint)
      return Answer(parts: [.lines(lines)], result: tool.description)
    }
    let page = HelpPage(tool: tool, path: path, verb: verb)
    let lines = page.lines(within: columns, paint: paint)
    return Answer(parts: [.lines(lines)], result: tool.description(of: verb, at: path))
  }
}

extension Tool {
  /// Refuses a path that leads to no verb, with the nearest that does.
  fileprivate func checkIsKnown(_ path: [String]) throws(Failure) {
    guard !path.isEmpty, verb(at: path) == nil else { return }
    let asked = path.joined(separator: " ")
    let hint = Nearest.hint(for: asked, in: everyVerb.map { $0.path.joined(separator: " ") })
    let remedy = hint.isEmpty ? "see '\(name) help'" : hint
    throw Failure(.usage, "'\(asked)' is no command of \(name); \(remedy)")
  }
}
