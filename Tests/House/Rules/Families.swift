/// An open family: what its members are or conform to, and the file whose list names them all.
///
/// A list declares its family: `static let all: [Rule]`, or `[any Detector.Type]`; in a file named in the
/// plural, such as `Metrics.swift`, every static list does.
struct Family {
  var role: Substring
  var list: Source

  /// The families that a file lists.
  static func all(in file: Source) -> [Family] {
    let words = file.tokens.map(\.text)
    return words.indices.dropLast(7).compactMap { index in
      guard words[index...].starts(with: ["static", "let"]),
        words[index + 2] == "all" || file.name.hasSuffix("s"),
        words[(index + 3)...].starts(with: [":", "["])
      else { return nil }
      let type = words[(index + 5)...].prefix { $0 != "]" }
      switch type.count {
      case 1: return Family(role: type.first ?? "", list: file)
      case 4 where type.first == "any" && type.last == "Type":
        return Family(role: type[index + 6], list: file)
      default: return nil
      }
    }
  }

  /// The names that the list must mention: conforming types, and static values of the role.
  func members(of file: Source) -> [Token] {
    let tokens = file.tokens
    return tokens.indices.dropLast().compactMap { index in
      let name = tokens[index + 1]
      let header = tokens[(index + 2)...].prefix { $0.text != "{" }
      switch tokens[index].text {
      case "struct", "enum", "class", "actor", "extension":
        return header.first?.text == ":" && header.contains { $0.text == role } ? name : nil
      case "let" where index > 0 && tokens[index - 1].text == "static":
        return header.prefix(2).contains { $0.text == role } ? name : nil
      default:
        return nil
      }
    }
  }

  /// The members that a room has, beside those in the list's own file.
  func members(in tree: Tree) -> [(file: Source, name: Token)] {
    let room = list.path.split(separator: "/").prefix(2).joined(separator: "/")
    return tree.files(in: room, "swift").filter { $0.path != list.path }.flatMap { file in
      members(of: file).map { (file, $0) }
    }
  }
}

extension Rule {
  /// A member that the list forgets is never run, and nobody notices.
  static let familiesAreListed = Rule(
    name: "every member of a family is in its list",
    planted: [
      ["Sources/Detectors/Planted.swift": "struct Planted: Detector {}\n"],
      ["Sources/Detectors/Deep/Planted.swift": "extension Planted: Sendable, Detector {}\n"],
      [
        "Sources/Command/Verbs/Planted.swift": "static let planted = Verb()\n",
        "Sources/Command/Verbs/Verbs.swift": "static let all: [Verb] = [.run, .gate]\n",
      ],
      [
        "Sources/Command/Planted.swift": "static let planted: Verb = .make { 0 }\n",
        "Sources/Command/Verbs/Verbs.swift": "static let all: [Verb] = []\n",
      ],
    ]
  ) { tree in
    tree.files.flatMap(Family.all).flatMap { family in
      let listed = Set(family.list.tokens.map(\.text))
      return family.members(in: tree).filter { !listed.contains($0.name.text) }.map {
        Violation(
          path: $0.file.path, line: $0.name.line,
          remark: "\($0.name.text) is not listed in \(family.list.path)")
      }
    }
  }
}
