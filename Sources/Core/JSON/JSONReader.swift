/// Reads JSON5: JSON with comments, trailing commas, plain keys, single quotes, hexadecimal.
///
/// Plain JSON is a part of it. A text that breaks the grammar is refused at the first place where
/// it does, since what follows can only be guessed. Duplicate names are refused: one would win silently.
struct JSONReader {
  /// How deep lists and objects may nest, so that no text can exhaust the stack.
  static let deepest = 200

  /// Up to how many members are looked through for a name that stands there already.
  private static let fewMembers = 16

  /// The text, which is known to be whole characters.
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  /// How many bytes of the line so far go on with a character, and begin none.
  private var followers = 0
  private var depth = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.starts(with: "\u{FEFF}".utf8) {
      index = 3
      lineStart = 3
    }
  }

  mutating func readDocument() throws(Problem) -> JSON {
    try skipBlank()
    let value = try readValue()
    try skipBlank()
    guard index == bytes.count else {
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
      if members.count == Self.fewMembers { names = Set(members.map(\.name)) }
      let isNew =
        members.count < Self.fewMembers
        ? !members.contains { $0.name == name } : names.insert(name).inserted
      guard isNew else {
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
    let isSigned = digits.utf8.first == UInt8(ascii: "-") || digits.utf8.first == UInt8(ascii: "+")
    let sign = digits.utf8.first == UInt8(ascii: "-") ? "-" : ""
    let unsigned = isSigned ? digits.dropFirst() : digits[...]
    let first = unsigned.utf8.first ?? 0, second = unsigned.utf8.dropFirst().first ?? 0
    let isZero = first == UInt8(ascii: "0")
    if isZero, second == UInt8(ascii: "x") || second == UInt8(ascii: "X") {
      return Int64(sign + unsigned.dropFirst(2), radix: 16).map { .integer($0) }
    }
    let digit = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isPlain = unsigned.utf8.allSatisfy { digit ~= $0 || ".eE+-".utf8.contains($0) }
    guard digit ~= first || first == UInt8(ascii: "."), isPlain, !(isZero && digit ~= second) else {
      return nil
    }
    if let whole = isSigned ? Int64(sign + unsigned) : Int64(digits) { return .integer(whole) }
    let pointed = first == UInt8(ascii: ".") ? "0" + unsigned : String(unsigned)
    let closed = pointed.utf8.last == UInt8(ascii: ".") ? pointed + "0" : pointed
    guard let number = Double(sign + closed), number.isFinite else { return nil }
    return .number(number)
  }

  // MARK: Strings

  private mutating func readString() throws(Problem) -> String {
    let start = here
    let quote = bytes[index]
    advance()
    // Most texts have no escapes, and are taken as they stand.
    var text: [UInt8] = []
    var begin = index
    skipPlain(until: quote)
    while peek == "\\" {
      text += bytes[begin..<index]
      advance()
      try readEscape(into: &text)
      begin = index
      skipPlain(until: quote)
    }
    guard index < bytes.count, bytes[index] == quote else {
      throw Problem("the text that begins here is never closed; add the quote", at: start)
    }
    let rest = bytes[begin..<index]
    advance()
    return String(decoding: text.isEmpty ? rest : text + rest, as: UTF8.self)
  }

  /// Goes on to a quote, an escape or the end of the line.
  private mutating func skipPlain(until quote: UInt8) {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case quote, UInt8(ascii: "\\"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return
      case 0x80...: advance()
      default: index += 1
      }
    }
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(Problem) {
    guard let scalar = peek else { throw problem("the text ends behind a '\\'") }
    let place = here
    advance()
    switch scalar {
    case "n": text.append(UInt8(ascii: "\n"))
    case "r": text.append(UInt8(ascii: "\r"))
    case "t": text.append(UInt8(ascii: "\t"))
    case "b": text.append(0x8)
    case "f": text.append(0xC)
    case "v": text.append(0xB)
    case "0": text.append(0)
    case "x": text += Character(try scalarOf(try readHex(2, at: place), at: place)).utf8
    case "u": text += Character(try readUnicodeEscape(at: place)).utf8
    case "\r": _ = take("\n")
    case "\n", "\u{2028}", "\u{2029}": break
    case "1"..."9": throw Problem("'\\\(scalar)' is no escape", at: place)
    default: text += Character(scalar).utf8
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
  private var here: Problem.Place {
    Problem.Place(line: line, column: index - lineStart - followers + 1)
  }

  private var peek: Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    return bytes[index] < 0x80 ? Unicode.Scalar(bytes[index]) : wide.scalar
  }

  /// The character here, which takes more than one byte, and how many.
  private var wide: (scalar: Unicode.Scalar, width: Int) {
    let width = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
    var value = UInt32(bytes[index]) & (0x7F >> UInt32(width))
    for follower in bytes[index + 1..<index + width] {
      value = value << 6 | UInt32(follower) & 0x3F
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  private func problem(_ message: String) -> Problem { Problem(message, at: here) }

  private mutating func advance() {
    let first = bytes[index]
    if first >= 0x80 {
      let (scalar, width) = wide
      index += width
      followers += width - 1
      if scalar == "\u{2028}" || scalar == "\u{2029}" { startLine() }
    } else {
      index += 1
      if first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") && peek != "\n" { startLine() }
    }
  }

  private mutating func startLine() {
    line += 1
    lineStart = index
    followers = 0
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    advance()
    return true
  }

  private mutating func takeWhile(_ matches: (Unicode.Scalar) -> Bool) -> String {
    let begin = index
    while let scalar = peek, matches(scalar) { advance() }
    return String(decoding: bytes[begin..<index], as: UTF8.self)
  }

  private mutating func skipBlank() throws(Problem) {
    while let scalar = peek {
      if scalar.isBlank {
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
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "$": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }
}

extension Unicode.Scalar {
  /// Whether it only keeps words apart.
  fileprivate var isBlank: Bool {
    switch value {
    case 0x20, 0x9...0xD: true
    case ..<0x80: false
    default: properties.isWhitespace || self == "\u{FEFF}"
    }
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
