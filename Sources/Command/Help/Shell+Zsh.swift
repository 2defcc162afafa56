extension Shell {
  /// Zsh 5 and up, sourced or found in a folder of `fpath`.
  static let zsh = Shell(name: "zsh") { tool in
    """
    #compdef \(tool.name)
    # zsh completion for \(tool.name)
    _\(tool.name)() {
      local path_=\(tool.name) word prev=${words[CURRENT-1]}
      local -a offers flags
      for word in ${words[2,CURRENT-1]}; do
        case "$path_ $word" in
          (\(tool.places.dropFirst().map { "'\($0.path)'" }.joined(separator: "|"))) path_="$path_ $word" ;;
        esac
      done
      if [[ $PREFIX == --*=* ]]; then
        prev=${PREFIX%%=*}
        compset -P '*='
      fi
      case "$path_ $prev" in
    \(values(of: tool).joined(separator: "\n"))
      esac
      case "$path_" in
    \(offers(of: tool).joined(separator: "\n"))
      esac
      if [[ $PREFIX == -* ]]; then _describe -o flag flags; else _describe word offers; fi
    }
    if [[ $funcstack[1] == _\(tool.name) ]]; then _\(tool.name) "$@"
    else compdef _\(tool.name) \(tool.name); fi

    """
  }

  /// What may follow a flag, by place.
  private static func values(of tool: Tool) -> [String] {
    tool.places.flatMap { place in
      place.flags.filter { !$0.isSwitch }.map { flag in
        let patterns = flag.spellings.map { "'\(place.path) \($0)'" }.joined(separator: "|")
        return "    (\(patterns)) \(offer(flag.completion, flag.choices)); return ;;"
      }
    }
  }

  /// What may stand at a place: flags, and words or files.
  private static func offers(of tool: Tool) -> [String] {
    tool.places.map { place in
      let flags = place.flags.flatMap { flag in flag.spellings.map { item($0, flag.summary) } }
      let verbs = place.verbs.map { item($0.name, $0.summary) }
      let words = verbs + (place.argument?.choices ?? []).map(\.singleQuoted)
      let takesFiles = [.files, .folders].contains(place.argument?.completion ?? .nothing)
      let files = takesFiles ? "\n        [[ $PREFIX == -* ]] || { _files; return }" : ""
      return """
            ('\(place.path)')
              flags=(\(flags.joined(separator: " ")))
              offers=(\(words.joined(separator: " ")))\(files) ;;
        """
    }
  }

  private static func item(_ word: String, _ summary: String) -> String {
    "\(word):\(summary)".singleQuoted
  }

  private static func offer(_ completion: Completion, _ choices: [String]) -> String {
    switch completion {
    case .nothing: ":"
    case .words: "compadd -- \(choices.map(\.singleQuoted).joined(separator: " "))"
    case .files: "_files"
    case .folders: "_files -/"
    }
  }
}
