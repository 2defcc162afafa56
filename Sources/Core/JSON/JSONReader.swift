/// Reads JSON5: JSON with comments, trailing commas, plain keys, single quotes, hexadecimal.
///
/// Plain JSON is a part of it. A text that breaks the grammar is refused at the first place where
/// it does, since what follows can only be guessed. Duplicate names are refused: one would win silently.
struct JSONReader {
  /// How deep lists and objects may nest, so that no text can exhaust the stack.
  static let deepest = 200

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" {
      index = 1
      lineStart = 1
    }
  }

  mutating func readDocument() throws(Problem) -> JSON {
    try skipBlank()
    let value = try readValue()
    try skipBlank()
    guard index == scalars.count else {
      throw problem("text behind the end of the value; remove it")
    }
    return value
  }

  // MARK: Values

  private mutating func readValue() throws(Problem) -> JSON {
    let place = here
    switch peek {
    case nil: throw problem("the text ends where a value should stand; is the file cut off?")
    case "{": return JSON(.object(try readMembers()), at: place)
    case "[": return JSON(.array(try readElements()), at: place)
    case "\"", "'": return JSON(.string(try readString()), at: place)
    case let scalar? where Self.startsNumber(scalar): return JSON(try readNumber(), at: place)
    default: return JSON(try readWord(), at: place)
    }
  }

  private mutating func readMembers() throws(Problem) -> [JSON.Member] {
    var members: [JSON.Member] = []
    var names: Set<String> = []
    try readList("{", "}") { reader throws(Problem) in
      let place = reader.here
      let name = try reader.readName()
      guard names.insert(name).inserted else {
        throw Problem("'\(name)' stands here a second time; keep one", at: place)
      }
      try reader.skipBlank()
      guard reader.take(":") else { throw reader.problem("there is no ':' behind '\(name)'") }
      try reader.skipBlank()
      members.append(JSON.Member(name, try reader.readValue(), at: place))
    }
    return members
  }

  private mutating func readElements() throws(Problem) -> [JSON] {
    var values: [JSON] = []
    try readList("[", "]") { reader throws(Problem) in values.append(try reader.readValue()) }
    return values
  }

  private mutating func readList(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar,
    item: (inout JSONReader) throws(Problem) -> Void
  ) throws(Problem) {
    let start = here
    depth += 1
    guard depth <= Self.deepest else { throw problem("lists nest deeper than \(Self.deepest)") }
    advance()
    try skipBlank()
    while !take(close) {
      guard peek != nil else {
        throw Problem("the '\(open)' here is never closed; add a '\(close)'", at: start)
      }
      try item(&self)
      try skipBlank()
      if !take(","), peek != close, peek != nil {
        throw problem("a ',' or '\(close)' should stand here")
      }
      try skipBlank()
    }
    depth -= 1
  }

  private mutating func readName() throws(Problem) -> String {
    if peek == "\"" || peek == "'" { return try readString() }
    let name = takeWhile(Self.isWordScalar)
    guard !name.isEmpty else { throw problem("a name should stand here") }
    return name
  }

  private mutating func readWord() throws(Problem) -> JSON.Content {
    let start = here
    let word = takeWhile(Self.isWordScalar)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "": throw problem("a value should stand here")
    case "NaN", "Infinity":
      throw Problem("\(word) is not a number that can be computed with; leave it out", at: start)
    default: throw Problem("'\(word)' is no value; text needs quotes", at: start)
    }
  }

  // MARK: Numbers

  private mutating func readNumber() throws(Problem) -> JSON.Content {
    let start = here
    let digits = takeWhile { Self.isWordScalar($0) || "+-.".unicodeScalars.contains($0) }
    guard let value = Self.number(digits) else {
      throw Problem("'\(digits)' is not a number", at: start)
    }
    return value
  }

  private static func number(_ digits: String) -> JSON.Content? {
    let unsigned = digits.first == "-" || digits.first == "+" ? digits.dropFirst() : digits[...]
    let sign = digits.first == "-" ? "-" : ""
    if unsigned.lowercased().hasPrefix("0x") {
      return Int64(sign + unsigned.dropFirst(2), radix: 16).map { .integer($0) }
    }
    let leadingZero = unsigned.first == "0" && unsigned.dropFirst().first?.isNumber == true
    guard unsigned.first?.isNumber == true || unsigned.first == ".", !leadingZero,
      unsigned.allSatisfy({ $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) })
    else { return nil }
    if let whole = Int64(sign + unsigned) { return .integer(whole) }
    let pointed = unsigned.first == "." ? "0" + unsigned : String(unsigned)
    let closed = pointed.last == "." ? pointed + "0" : pointed
    guard let number = Double(sign + closed), number.isFinite else { return nil }
    return .number(number)
  }

  // MARK: Strings

  private mutating func readString() throws(Problem) -> String {
    let start = here
    let quote = peek
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = peek, scalar != quote {
      if scalar == "\n" || scalar == "\r" { break }
      advance()
      if scalar == "\\" { try readEscape(into: &text) } else { text.append(scalar) }
    }
    guard peek == quote, quote != nil else {
      throw Problem("the text that begins here is never closed; add the quote", at: start)
    }
    advance()
    return String(text)
  }

  private mutating func readEscape(into text: inout String.UnicodeScalarView) throws(Problem) {
    guard let scalar = peek else { throw problem("the text ends behind a '\\'") }
    let place = here
    advance()
    switch scalar {
    case "n": text.append("\n")
    case "r": text.append("\r")
    case "t": text.append("\t")
    case "b": text.append("\u{8}")
    case "f": text.append("\u{c}")
    case "v": text.append("\u{b}")
    case "0": text.append("\0")
    case "x": text.append(try scalarOf(try readHex(2, at: place), at: place))
    case "u": text.append(try readUnicodeEscape(at: place))
    case "\r": _ = take("\n")
    case "\n", "\u{2028}", "\u{2029}": break
    case "1"..."9": throw Problem("'\\\(scalar)' is no escape", at: place)
    default: text.append(scalar)
    }
  }

  private mutating func readUnicodeEscape(at place: Problem.Place) throws(Problem) -> Unicode.Scalar
  {
    let high = try readHex(4, at: place)
    guard (0xD800..<0xDC00).contains(high) else { return try scalarOf(high, at: place) }
    guard take("\\"), take("u") else { throw Problem("half of a surrogate pair", at: place) }
    let low = try readHex(4, at: place)
    guard (0xDC00..<0xE000).contains(low) else {
      throw Problem("half of a surrogate pair", at: place)
    }
    return try scalarOf(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), at: place)
  }

  private mutating func readHex(_ count: Int, at place: Problem.Place) throws(Problem) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = peek.flatMap({ Character($0).hexDigitValue }) else {
        throw Problem("an escape needs \(count) hexadecimal digits", at: place)
      }
      value = value << 4 + UInt32(digit)
      advance()
    }
    return value
  }

  private func scalarOf(_ value: UInt32, at place: Problem.Place) throws(Problem) -> Unicode.Scalar
  {
    guard let scalar = Unicode.Scalar(value) else {
      throw Problem("half of a surrogate pair", at: place)
    }
    return scalar
  }
}

// MARK: - Walking over the text

extension JSONReader {
  private var here: Problem.Place { Problem.Place(line: line, column: index - lineStart + 1) }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func problem(_ message: String) -> Problem { Problem(message, at: here) }

  private mutating func advance() {
    let scalar = scalars[index]
    index += 1
    let endsLine = scalar == "\n" || scalar == "\r" && peek != "\n"
    if endsLine || scalar == "\u{2028}" || scalar == "\u{2029}" {
      line += 1
      lineStart = index
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    advance()
    return true
  }

  private mutating func takeWhile(_ matches: (Unicode.Scalar) -> Bool) -> String {
    var taken = String.UnicodeScalarView()
    while let scalar = peek, matches(scalar) {
      taken.append(scalar)
      advance()
    }
    return String(taken)
  }

  private mutating func skipBlank() throws(Problem) {
    while let scalar = peek {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        advance()
      } else if scalar == "/" {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Problem) {
    let start = here
    advance()
    if take("/") {
      _ = takeWhile { $0 != "\n" && $0 != "\r" && $0 != "\u{2028}" && $0 != "\u{2029}" }
    } else if take("*") {
      var last: Unicode.Scalar = " "
      while let scalar = peek, !(last == "*" && scalar == "/") {
        last = scalar
        advance()
      }
      guard take("/") else {
        throw Problem("the comment that begins here is never closed", at: start)
      }
    } else {
      throw Problem("a lone '/'; a comment begins with '//' or '/*'", at: start)
    }
  }

  private static func startsNumber(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || scalar == "-" || scalar == "+" || scalar == "."
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic
      || ("0"..."9").contains(scalar)
  }
}

extension JSON {
  /// Reads JSON5 text, and so JSON too.
  ///
  /// Cost: one pass. Refuses duplicate names, NaN and infinities, and text nested deeper than 200.
  public static func read(_ text: String, file: String? = nil) throws(Problem) -> JSON {
    var reader = JSONReader(text)
    do {
      return try reader.readDocument()
    } catch {
      throw file.map(error.inFile) ?? error
    }
  }
}
