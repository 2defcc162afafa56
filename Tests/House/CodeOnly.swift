/// The same text with comments, literals and back-quoted names blanked, so that a scan sees only code.
///
/// Lines keep their numbers and columns; code inside an interpolation stays. Reads Swift, and C too.
/// Cost: one pass.
func codeOnly(_ text: String) -> String {
  var blanker = Blanker(bytes: Array(text.utf8))
  while blanker.position < blanker.bytes.count {
    blanker.readCode()
    blanker.position += 1
  }
  return String(decoding: blanker.bytes, as: UTF8.self)
}

private struct Blanker {
  var bytes: [UInt8]
  var position = 0

  /// Reads code up to a parenthesis that closes more than was opened, or to the end.
  mutating func readCode() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case "(":
        depth += 1
        position += 1
      case ")":
        if depth == 0 { return }
        depth -= 1
        position += 1
      case "/", "\"", "#", "'", "`":
        if !blankLiteral() { position += 1 }
      default:
        position += 1
      }
    }
  }

  /// Blanks the comment, string, pattern, character or name that begins here, if one does.
  mutating func blankLiteral() -> Bool {
    if starts(with: "//") {
      blank(until: "\n")
    } else if starts(with: "/*") {
      blankBlockComment()
    } else if starts(with: "#/") {
      blank(through: "/#")
    } else if bytes[position] == "`" {
      blank(through: "`", filler: "_")
    } else if bytes[position] == "'" {
      blank(starts(with: "'\\") ? 4 : 3)
    } else if let hashes = stringStart() {
      blankString(hashes: hashes)
    } else {
      return false
    }
    return true
  }

  mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank(1)
      }
    } while depth > 0 && position < bytes.count
  }

  /// How many hashes the string that begins here has; nil where no string begins.
  func stringStart() -> Int? {
    let hashes = bytes[position...].prefix { $0 == "#" }.count
    let start = position + hashes
    return start < bytes.count && bytes[start] == "\"" ? hashes : nil
  }

  mutating func blankString(hashes: Int) {
    blank(hashes)
    let quotes = starts(with: "\"\"\"") ? 3 : 1
    let end = String(repeating: "\"", count: quotes) + String(repeating: "#", count: hashes)
    let escape = "\\" + String(repeating: "#", count: hashes)
    blank(quotes)
    while position < bytes.count, !starts(with: end) {
      if starts(with: escape + "(") {
        blank(hashes + 2)
        readCode()
        blank(1)
      } else if starts(with: escape) {
        blank(hashes + 2)
      } else if quotes == 1, bytes[position] == "\n" {
        return
      } else {
        blank(1)
      }
    }
    blank(quotes + hashes)
  }

  func starts(with text: String) -> Bool {
    text.utf8.first == bytes[position] && bytes[position...].starts(with: text.utf8)
  }

  mutating func blank(_ count: Int, filler: UInt8 = " ") {
    for _ in 0..<count where position < bytes.count {
      if bytes[position] != "\n" { bytes[position] = filler }
      position += 1
    }
  }

  mutating func blank(until end: UInt8) {
    while position < bytes.count, bytes[position] != end { blank(1) }
  }

  mutating func blank(through end: String, filler: UInt8 = " ") {
    blank(1, filler: filler)
    while position < bytes.count, !starts(with: end) { blank(1, filler: filler) }
    blank(end.utf8.count, filler: filler)
  }
}

extension UInt8: @retroactive ExpressibleByUnicodeScalarLiteral {
  /// Lets a byte be written as the ASCII character it stands for.
  public init(unicodeScalarLiteral scalar: Unicode.Scalar) { self.init(ascii: scalar) }
}
