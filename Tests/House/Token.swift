/// A word or a mark of code, and its line.
struct Token: Sendable {
  var text: Substring
  var line: Int

  /// The tokens of some lines of code; those on a C preprocessor's lines can be left out.
  static func all(in code: [Substring], skippingDirectives: Bool = false) -> [Token] {
    var isDirective = false
    var tokens: [Token] = []
    for (index, line) in code.enumerated() {
      let begins = line.first { $0 != " " } == "#"
      isDirective = skippingDirectives && (begins || isDirective)
      if !isDirective { append(line, number: index + 1, to: &tokens) }
      isDirective = isDirective && line.last == "\\"
    }
    return tokens
  }

  private static func append(_ line: Substring, number: Int, to tokens: inout [Token]) {
    var rest = line[...]
    while let first = rest.utf8.first {
      let length = isWord(first) ? rest.utf8.prefix(while: isWord).count : 1
      let end = rest.utf8.index(rest.startIndex, offsetBy: length)
      if first != UInt8(ascii: " ") { tokens.append(Token(text: rest[..<end], line: number)) }
      rest = rest[end...]
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}

/// A few tokens in a row that a rule looks for, written as code.
///
/// A last `*` lets the last word go on. What ends in `(` is a call, which members and declarations of the
/// same name are not.
struct Phrase: Sendable, ExpressibleByStringLiteral {
  let text: String
  private let words: [Substring]
  private let isPrefix: Bool

  init(stringLiteral text: String) {
    self.text = text
    isPrefix = text.hasSuffix("*")
    words = Token.all(in: [text.prefix { $0 != "*" }]).map(\.text)
  }

  /// Whether a file with these words may have the phrase: a quick look before the long one.
  func mayStand(in known: Set<Substring>) -> Bool {
    guard let last = words.last, isPrefix else { return words.allSatisfy(known.contains) }
    return known.contains { $0.hasPrefix(last) }
  }

  /// Whether the phrase stands at this place of a file's tokens.
  func stands(at start: Int, of tokens: [Token]) -> Bool {
    guard start + words.count <= tokens.count else { return false }
    for (offset, word) in words.enumerated() {
      let token = tokens[start + offset].text
      let isLast = offset == words.count - 1
      guard token == word || (isPrefix && isLast && token.hasPrefix(word)) else { return false }
    }
    guard text.hasSuffix("("), !text.hasPrefix("."), start > 0 else { return true }
    return ![".", "func"].contains(tokens[start - 1].text)
  }
}
