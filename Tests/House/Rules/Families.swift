/// An open family: its members' folder, the type they are or conform to, and the list that names all.
struct Family: Sendable {
  var folder: String
  var role: Substring
  var list: String

  static let all = [
    Family(
      folder: "Sources/Detectors", role: "Detector", list: "Sources/Detectors/Detectors.swift"),
    Family(
      folder: "Sources/Command/Verbs", role: "Verb", list: "Sources/Command/Verbs/Verbs.swift"),
    Family(folder: "Sources/Metrics", role: "Metric", list: "Sources/Metrics/Metrics.swift"),
    Family(folder: "Sources/Metrics", role: "MetricForm", list: "Sources/Metrics/Metrics.swift"),
    Family(folder: "Sources/Charts", role: "Chart", list: "Sources/Charts/Charts.swift"),
    Family(
      folder: "Sources/Worlds/Anomalies", role: "Anomaly",
      list: "Sources/Worlds/Anomalies/Anomalies.swift"),
    Family(folder: "Tests/House/Rules", role: "Rule", list: "Tests/House/Rule.swift"),
  ]

  /// The names that the list must mention: conforming types, and static values of the role.
  func members(of file: Source) -> [Token] {
    let tokens = file.tokens
    return tokens.indices.dropLast().compactMap { index in
      let name = tokens[index + 1]
      let header = tokens[(index + 2)...].prefix { $0.text != "{" }
      switch tokens[index].text {
      case "struct", "enum", "class", "actor":
        return header.first?.text == ":" && header.contains { $0.text == role } ? name : nil
      case "let" where index > 0 && tokens[index - 1].text == "static":
        return header.prefix(2).contains { $0.text == role } ? name : nil
      default:
        return nil
      }
    }
  }
}

extension Rule {
  /// A member that the list forgets is never run, and nobody notices.
  static let familiesAreListed = Rule(
    name: "every member of a family is in its list",
    planted: [
      ["Sources/Detectors/Planted.swift": "struct Planted: Detector {}\n"],
      ["Sources/Command/Verbs/Planted.swift": "static let planted = Verb()\n"],
      [
        "Sources/Command/Verbs/Planted.swift": "static let planted: Verb = .make { 0 }\n",
        "Sources/Command/Verbs/Verbs.swift": "let all: [Verb] = []\n",
      ],
    ]
  ) { tree in
    Family.all.flatMap { family in
      let listed = Set(tree[family.list].tokens.map(\.text))
      return tree.files(in: family.folder, "swift").filter { $0.path != family.list }.flatMap {
        file in
        family.members(of: file).filter { !listed.contains($0.text) }.map {
          Violation(
            path: file.path, line: $0.line, remark: "\($0.text) is not listed in \(family.list)")
        }
      }
    }
  }
}
