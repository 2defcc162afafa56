/// A file of the tree, seen as its lines and as its code.
struct Source: Sendable {
  let path: String

  /// The text as it is, line by line.
  let lines: [Substring]

  /// The words and marks outside of comments and literals; none in what is not a program.
  let tokens: [Token]

  /// The different ones among them.
  let words: Set<Substring>

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    let isSwift = path.hasSuffix(".swift")
    let isProgram = isSwift || path.hasSuffix(".c") || path.hasSuffix(".h")
    let code = isProgram ? codeOnly(text) : ""
    tokens = Token.all(
      in: code.split(separator: "\n", omittingEmptySubsequences: false),
      skippingDirectives: !isSwift)
    words = Set(tokens.map(\.text))
  }

  /// The folder under `Sources` or `Tests` that the file lies in: its room.
  var room: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : nil
  }

  /// The file's name without its ending.
  var name: String {
    String((path.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// The modules that the file imports, each with its line.
  var imports: [(module: String, line: Int)] {
    tokens.indices.dropLast().compactMap { index in
      guard tokens[index].text == "import", tokens[index].line == tokens[index + 1].line else {
        return nil
      }
      let isScoped = kinds.contains(tokens[index + 1].text) && index + 2 < tokens.count
      let module = tokens[index + (isScoped ? 2 : 1)]
      return (String(module.text), module.line)
    }
  }

  /// A violation wherever one of the phrases stands in the code.
  func violations(of phrases: [Phrase], _ remark: String) -> [Violation] {
    let possible = phrases.filter { $0.mayStand(in: words) }
    guard !possible.isEmpty else { return [] }
    return tokens.indices.flatMap { index in
      possible.filter { $0.stands(at: index, of: tokens) }.map {
        Violation(path: path, line: tokens[index].line, remark: "`\($0.text)` \(remark)")
      }
    }
  }

  /// A violation on every line, remarks and literals too, that has one of the words.
  func violations(ofText words: [String], _ remark: String) -> [Violation] {
    lines.enumerated().flatMap { index, line in
      words.filter { line.contains($0) }.map {
        Violation(path: path, line: index + 1, remark: "`\($0)` \(remark)")
      }
    }
  }
}

private let kinds: Set<Substring> = [
  "struct", "enum", "class", "func", "protocol", "var", "let", "typealias",
]
