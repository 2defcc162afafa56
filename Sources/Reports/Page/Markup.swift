internal import RingtrueCharts

/// A piece of a page in which nothing of a user's can be read as mark-up.
///
/// What is written out is mark-up; what is put in between is text, unless it is mark-up itself. There
/// is no other way to make one of a text, so that nothing can be forgotten.
struct Markup: Sendable, Equatable {
  /// As it stands in the page.
  private(set) var text: String

  /// Our own mark-up, from a file of ours.
  init(trusted text: String) { self.text = text }

  static func + (one: Markup, other: Markup) -> Markup { Markup(trusted: one.text + other.text) }

  /// How many characters of it are read, about: tags are not, and references count as they stand.
  var length: Int {
    var isTag = false
    return text.reduce(0) { count, character in
      if character == "<" { isTag = true }
      defer { if character == ">" { isTag = false } }
      return count + (isTag ? 0 : 1)
    }
  }

  /// Nothing.
  static let none: Markup = ""
}

extension Markup: ExpressibleByStringInterpolation {
  /// Mark-up and texts in turn.
  struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ text: String) { self.text += text.escaped }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ parts: [Markup]) { for part in parts { text += part.text } }
  }

  init(stringLiteral text: String) { self.text = text }
  init(stringInterpolation pieces: Pieces) { text = pieces.text }
}

extension String {
  /// The text where mark-up is read, between tags and between quotes alike.
  fileprivate var escaped: String {
    let isPlain = utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && !Self.marks.contains(byte)
    }
    if isPlain { return self }
    return printable.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  private static let marks: [UInt8] = Array("&<>\"'".utf8)
}
