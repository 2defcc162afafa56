/// The help of one verb: how it is called, what it takes, and two examples.
struct HelpPage: Sendable {
  let tool: Tool
  let path: [String]
  let verb: Verb

  /// The lines of the page.
  func lines(within columns: Int, paint: Paint) -> [String] {
    let call = ([tool.name] + path).joined(separator: " ")
    let head = "\(call): \(verb.summary)".wrapped(to: columns).map {
      $0.hasPrefix(call) ? paint(.heading, call) + $0.dropFirst(call.count) : $0
    }
    let flags = (verb.groups + [FlagGroup("Flags of every command", CommonFlags.all)]).map {
      section($0.title, $0.flags.map(\.shape.definition), columns, paint)
    }
    let sections: [[String]] = [
      head,
      ["\(paint(.heading, "Usage:")) \(usage)"],
      verb.discussion.isEmpty ? [] : verb.discussion.wrapped(to: columns),
      section("Commands", verb.verbs.map { ($0.name, $0.summary) }, columns, paint),
      section("Arguments", verb.arguments.map(\.shape.definition), columns, paint),
    ]
    let end = [examples(paint), Self.footer(tool).wrapped(to: columns)]
    return Array((sections + flags + end).filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// The line that shows how the verb is called.
  var usage: String {
    let required = verb.flags.map(\.shape).filter(\.isRequired).map {
      "--\($0.name) \($0.placeholder)"
    }
    let member = verb.verbs.isEmpty ? [] : [verb.run == nil ? "COMMAND" : "[COMMAND]"]
    let words = member + verb.arguments.map(\.shape.spelling) + required + ["[flags]"]
    return ([tool.name] + path + words).joined(separator: " ")
  }

  private func section(
    _ title: String, _ entries: [(String, String)], _ columns: Int, _ paint: Paint
  ) -> [String] {
    guard !entries.isEmpty else { return [] }
    let list = Definitions(entries: entries.map { (term: $0.0, meaning: $0.1) })
    return [paint(.heading, title)] + list.drawn(within: columns, paint: paint)
  }

  private func examples(_ paint: Paint) -> [String] {
    guard !verb.examples.isEmpty else { return [] }
    let entries = verb.examples.flatMap { example in
      ["  " + paint(.quiet, "# " + example.purpose), "  " + example.line]
    }
    return [paint(.heading, "Examples")] + entries
  }

  private static func footer(_ tool: Tool) -> String {
    """
    A flag can also be set in the environment: RINGTRUE_COLOR=never is --color never. \
    The flag wins.
    """
  }
}

extension FlagShape {
  /// The flag and its meaning, as help lists them.
  var definition: (String, String) {
    let letter = short.map { "-\($0), " } ?? ""
    let value = placeholder.isEmpty ? "" : " " + placeholder
    let notes = [
      isRequired ? "required" : nil, repeats ? "may be repeated" : nil,
      isSwitch ? nil : fallback.map { "default \($0.isEmpty ? "empty" : $0)" },
    ].compactMap { $0 }
    let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
    return (letter + spelling + value, summary + note)
  }
}

extension ArgumentShape {
  /// The argument and its meaning, as help lists them.
  var definition: (String, String) {
    let list = choices.isEmpty ? "" : " One of \(choices.joined(separator: ", "))."
    return (spelling, summary + list)
  }
}
