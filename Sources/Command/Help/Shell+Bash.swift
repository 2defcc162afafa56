extension Shell {
  /// Bash 4 and up; needs no other package.
  static let bash = Shell(name: "bash") { tool in
    """
    # bash completion for \(tool.name)
    _\(tool.name)() {
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=\(tool.name) i
      local words='' flags='' files=''
      # Bash parts words at '=': --flag=value arrives as three.
      if [[ $cur == = ]]; then cur=''
      elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path ${COMP_WORDS[i]}" in
          \(paths(of: tool))) path="$path ${COMP_WORDS[i]}" ;;
        esac
      done
      case "$path $prev" in
    \(lines(values(of: tool)))
      esac
      if [[ -z $words$files ]]; then
        case "$path" in
    \(lines(offers(of: tool)))
        esac
        if [[ $cur == -* || -z $words$files ]]; then words=$flags files=''; fi
      fi
      if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -A "$files" -- "$cur"))
      else
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
      fi
    }
    complete -F _\(tool.name) \(tool.name)

    """
  }

  /// The patterns of all paths that lead to a verb.
  private static func paths(of tool: Tool) -> String {
    tool.places.dropFirst().map { "'\($0.path)'" }.joined(separator: " | ")
  }

  /// What may follow a flag, by place.
  private static func values(of tool: Tool) -> [String] {
    tool.places.flatMap { place in
      place.flags.filter { !$0.isSwitch }.map { flag in
        let patterns = flag.spellings.map { "'\(place.path) \($0)'" }.joined(separator: " | ")
        return "    \(patterns)) \(offer(flag.completion, flag.choices)) ;;"
      }
    }
  }

  /// What may stand at a place, beside a flag's value.
  private static func offers(of tool: Tool) -> [String] {
    tool.places.map { place in
      let names = place.verbs.map(\.name)
      let argument = place.argument.map { words(of: $0) } ?? offer(.words, names)
      return
        "      '\(place.path)') \(argument); flags='\(place.spellings.joined(separator: " "))' ;;"
    }
  }

  /// What an argument offers; one that can be anything offers nothing.
  private static func words(of shape: ArgumentShape) -> String {
    shape.completion == .nothing ? ":" : offer(shape.completion, shape.choices)
  }

  /// What a kind of value offers; one that can be anything ends the search.
  private static func offer(_ completion: Completion, _ choices: [String]) -> String {
    switch completion {
    case .nothing: "return"
    case .words: "words='\(choices.joined(separator: " "))'"
    case .files: "files=file"
    case .folders: "files=directory"
    }
  }

  private static func lines(_ lines: [String]) -> String { lines.joined(separator: "\n") }
}
