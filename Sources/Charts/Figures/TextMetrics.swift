/// How wide text is, so that labels can be kept apart before anything is drawn.
///
/// Which font a reader's machine has is not known; widths are those of DejaVu Sans, which is among
/// the widest, so that text takes less room than is kept for it rather than more.
enum TextMetrics: Sendable, Equatable {
  /// Letters of their own widths.
  case proportional
  /// Letters of one width, or two where a terminal gives them two.
  case fixed(Double)

  /// The width of a text, in pixels.
  func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    switch self {
    case .fixed(let column): Double(text.reduce(0) { $0 + $1.columns }) * column
    case .proportional: text.reduce(0) { $0 + $1.ems } * size * (isBold ? 1.12 : 1)
    }
  }

  /// The widths of ASCII from the space on, in thousandths of the letters' size.
  fileprivate static let ascii: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]
}

extension Character {
  /// How wide it is, in sizes of its font.
  fileprivate var ems: Double {
    guard let value = unicodeScalars.first?.value else { return 0 }
    if unicodeScalars.count == 1, (32..<127).contains(value) {
      return Double(TextMetrics.ascii[Int(value) - 32]) / 1000
    }
    switch columns {
    case 0: return 0
    case 2: return 1.05
    default: return value == 0x2009 || value == 0x202F ? 0.25 : value < 0x250 ? 0.66 : 0.8
    }
  }

  /// How many columns a terminal gives it.
  ///
  /// Unicode Standard Annex #11, East Asian Width; ambiguous characters count as narrow.
  var columns: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.isASCII { return first.value < 0x20 || first.value == 0x7F ? 0 : 1 }
    if first.properties.isEmojiPresentation || Self.wide.contains(where: { $0 ~= first.value }) {
      return 2
    }
    if first.properties.isEmoji && unicodeScalars.contains("\u{FE0F}") { return 2 }
    // Vowel signs that stand beside their letter take a column of their own.
    let isSpaced = unicodeScalars.dropFirst().contains {
      $0.properties.generalCategory == .spacingMark
    }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return isSpaced ? 1 : 0
    default: return isSpaced ? 2 : 1
    }
  }

  /// The blocks whose characters are wide.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
