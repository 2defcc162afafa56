extension Shell {
  /// Fish 3 and up.
  static let fish = Shell(name: "fish") { tool in
    """
    # fish completion for \(tool.name)
    function __\(tool.name)_at --description 'Whether the command line has come to a command'
      set -l path \(tool.name)
      set -l words (commandline -opc)
      for word in $words[2..]
        switch "$path $word"
          case \(tool.places.dropFirst().map { quoted($0.path) }.joined(separator: " "))
            set path "$path $word"
        end
      end
      test "$path" = "$argv"
    end

    complete -c \(tool.name) -f
    \(tool.places.flatMap { lines(for: $0, of: tool) }.joined(separator: "\n"))

    """
  }

  private static func lines(for place: Place, of tool: Tool) -> [String] {
    let head = "complete -c \(tool.name) -n " + quoted("__\(tool.name)_at \(place.path)")
    let verbs = place.verbs.map { "\(head) -a \(quoted($0.name)) -d \(quoted($0.summary))" }
    let argument = place.argument.map { "\(head)\(offer($0.completion, $0.choices))" }
    let flags = place.flags.map { flag in
      let short = flag.short.map { " -s \($0)" } ?? ""
      let value = flag.isSwitch ? "" : " -x" + offer(flag.completion, flag.choices)
      let long = flag.spelling.dropFirst(2)
      return "\(head)\(short) -l \(long)\(value) -d \(quoted(flag.summary))"
    }
    return verbs + (argument.map { [$0] } ?? []) + flags
  }

  private static func offer(_ completion: Completion, _ choices: [String]) -> String {
    switch completion {
    case .nothing: ""
    case .words: " -a " + quoted(choices.joined(separator: " "))
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
