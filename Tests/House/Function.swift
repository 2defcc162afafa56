/// A function as a reader meets it: its first line, and how many lines of code its body has.
struct Function {
  var path: String
  var line: Int
  var length: Int

  /// Every function, initializer, subscript and computed property of a file, nested ones too.
  ///
  /// Blank lines, comments, literals and lines that hold only the closing brace do not count.
  static func all(in file: Source) -> [Function] {
    let tokens = file.tokens
    let bodies = file.path.hasSuffix(".swift") ? swiftBodies(of: tokens) : cBodies(of: tokens)
    return bodies.map { start, brace in
      let lines = tokens[(brace + 1)..<closing(brace, in: tokens)].map(\.line)
      return Function(path: file.path, line: tokens[start].line, length: Set(lines).count)
    }
  }

  /// Where each declaration starts and where its body's brace opens.
  private static func swiftBodies(of tokens: [Token]) -> [(start: Int, brace: Int)] {
    tokens.indices.compactMap { start in
      let isMember = start > 0 && tokens[start - 1].text == "."
      guard functionWords.contains(tokens[start].text), !isMember else { return nil }
      return bodyBrace(of: start, in: tokens).map { (start, $0) }
    }
  }

  /// The brace that opens a body; nil for a requirement of a protocol, or a stored property.
  private static func bodyBrace(of start: Int, in tokens: [Token]) -> Int? {
    let isProperty = tokens[start].text == "var"
    var depth = 0
    for index in tokens.indices[(start + 1)...] {
      switch tokens[index].text {
      case "{" where depth == 0: return index
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case let word where depth == 0 && declarationWords.contains(String(word)): return nil
      default: break
      }
      let isNewLine = tokens[index].line > tokens[index - 1].line
      if depth < 0 || (isProperty && depth == 0 && isNewLine) { return nil }
    }
    return nil
  }

  /// In C a body is a brace after a parenthesis, outside of all braces.
  private static func cBodies(of tokens: [Token]) -> [(start: Int, brace: Int)] {
    var depth = 0
    var bodies: [(Int, Int)] = []
    for index in tokens.indices {
      if tokens[index].text == "{" {
        if depth == 0, index > 0, tokens[index - 1].text == ")" { bodies.append((index, index)) }
        depth += 1
      } else if tokens[index].text == "}" {
        depth -= 1
      }
    }
    return bodies
  }

  private static func closing(_ brace: Int, in tokens: [Token]) -> Int {
    var depth = 0
    for index in tokens.indices[brace...] {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return tokens.count
  }

  private static let functionWords: Set<Substring> = ["func", "init", "deinit", "subscript", "var"]
  private static let declarationWords: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "case", "struct", "enum", "class", "actor",
    "protocol", "extension", "typealias", "static", "public", "package", "private", "mutating",
  ]
}
