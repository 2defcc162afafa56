extension Character {
  /// How many columns a terminal gives the character: 0, 1 or 2.
  ///
  /// Ideographs, kana, hangul and emoji take two, marks that sit on another character none.
  /// Unicode Standard Annex #11, East Asian Width; ambiguous characters count as narrow.
  var width: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    if first.properties.isEmojiPresentation || Self.isWide(first.value) { return 2 }
    if first.properties.isEmoji && unicodeScalars.contains("\u{FE0F}") { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return 1
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    value >= 0x1100 && wide.contains { $0.contains(value) }
  }

  /// The blocks whose characters are wide or full-width.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
    0x20000...0x3FFFD,
  ]
}

extension StringProtocol {
  /// How many columns a terminal gives the text; it must not hold controls or colour.
  var width: Int { reduce(0) { $0 + $1.width } }
}

extension String {
  /// The text between quotes for a message, cut to a length that can be read.
  var quoted: String { "'\(cut(to: 60))'" }

  /// The text cut to a number of columns, with `…` in place of what was cut.
  func cut(to columns: Int) -> String {
    guard width > columns else { return self }
    guard columns > 0 else { return "" }
    var room = columns - 1
    let kept = prefix { character in
      room -= character.width
      return room >= 0
    }
    return kept + "…"
  }

  /// The text with spaces behind it to fill a number of columns.
  func padded(to columns: Int) -> String { self + .spaces(columns - width) }

  /// The text with spaces before it to fill a number of columns.
  func pushed(to columns: Int) -> String { .spaces(columns - width) + self }

  /// Some spaces; none for a negative number.
  static func spaces(_ count: Int) -> String { String(repeating: " ", count: Swift.max(0, count)) }

  /// The text over lines of at most some columns, broken at spaces; its own line breaks stay.
  func wrapped(to columns: Int) -> [String] {
    split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.width + 1 + word.width > columns {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
      }
      return lines + [line]
    }
  }
}
