/// How large a picture is, and on what ground: the same chart for a screen, a slide or a page.
public struct Style: Sendable, Equatable {
  /// What a picture is for.
  public enum Size: String, Sendable, CaseIterable {
    /// A window, which can be scrolled: tall where there are many rows.
    case screen
    /// A slide of 16:9 that is read from the last row.
    case slide
    /// A column of a printed page.
    case print
  }

  /// What the picture is for.
  public let size: Size
  /// On what ground.
  public let theme: Theme
  /// How wide it is, in pixels; a character of a terminal counts as some.
  let width: Double
  /// How tall it is where nothing asks for more.
  let height: Double
  /// How tall it may be.
  let limit: Double
  /// The size of its letters, in pixels.
  let font: Double
  /// How wide its letters are.
  let metrics: TextMetrics
  /// The height of a row of a list.
  let row: Double

  /// A picture for a purpose.
  public init(_ size: Size = .screen, _ theme: Theme = .light) {
    self.size = size
    self.theme = theme
    metrics = .proportional
    switch size {
    case .screen: (width, height, limit, font, row) = (960, 580, 1600, 13, 22)
    case .slide: (width, height, limit, font, row) = (1280, 720, 720, 18, 30)
    case .print: (width, height, limit, font, row) = (720, 450, 900, 11, 17)
    }
  }

  /// A picture of characters, some columns wide.
  public init(columns: Int, _ theme: Theme = .dark) {
    self.size = .screen
    self.theme = theme
    metrics = .fixed(Self.column)
    (width, height) = (Double(max(60, columns)) * Self.column, 26 * Self.line)
    (limit, font, row) = (80 * Self.line, 13, Self.line)
  }

  /// The width of a terminal's character, and the height of its line, in pixels.
  static let column = 8.0, line = 20.0

  /// Whether it is as tall as it is, however much there is to draw.
  var isFixed: Bool { limit == height }

  /// Whether it is made of characters.
  var isText: Bool { metrics != .proportional }

  /// A length that grows with the letters, given for those of 13 pixels.
  func scaled(_ length: Double) -> Double { isText ? length : length * font / 13 }

  /// The size of letters in a role.
  func size(of role: Caption.Role) -> Double { isText ? font : role.size(for: font) }

  /// How wide a text is in a role.
  func width(of text: String, as role: Caption.Role = .text) -> Double {
    metrics.width(of: text, size: size(of: role), isBold: role == .title)
  }

  /// A text cut in its middle to a width, so that the settings at its end can still be read.
  func fitted(_ text: String, within width: Double, as role: Caption.Role = .text) -> String {
    guard self.width(of: text, as: role) > width else { return text }
    let characters = Array(text)
    var (low, high) = (0, characters.count)
    while low < high {
      let kept = (low + high + 1) / 2
      let shown = Self.cut(characters, to: kept)
      if self.width(of: shown, as: role) <= width { low = kept } else { high = kept - 1 }
    }
    return Self.cut(characters, to: low)
  }

  private static func cut(_ characters: [Character], to kept: Int) -> String {
    let tail = kept / 3
    return String(characters.prefix(kept - tail)) + "…" + String(characters.suffix(tail))
  }

  /// A text over as few lines as it takes, all about as long.
  ///
  /// Where it is too long, its longest words, which are names, are cut before the text itself is.
  func balanced(
    _ text: String, within width: Double, as role: Caption.Role, lines limit: Int
  ) -> [String] {
    let words = Self.words(of: text)
    for share in [1, 0.5, 0.35, 0.25] {
      let told = words.map { fitted($0, within: width * share, as: role) }.joined(separator: " ")
      let lines = wrapped(told, within: width, as: role, lines: limit)
      if lines.joined(separator: " ") == told { return evened(lines, within: width, as: role) }
    }
    return wrapped(text, within: width, as: role, lines: limit)
  }

  /// The same text over as many lines, as narrow as they can be.
  private func evened(_ lines: [String], within width: Double, as role: Caption.Role) -> [String] {
    guard lines.count > 1 else { return lines }
    let text = lines.joined(separator: " ")
    var best = lines
    for share in stride(from: 0.95, to: 0.5, by: -0.05) {
      let tried = wrapped(text, within: width * share, as: role, lines: lines.count)
      guard tried.joined(separator: " ") == text else { break }
      best = tried
    }
    return best
  }

  /// A text over lines of some width, the last one cut where there are too many.
  func wrapped(
    _ text: String, within width: Double, as role: Caption.Role, lines limit: Int
  ) -> [String] {
    var lines: [String] = []
    for word in Self.words(of: text) {
      if let last = lines.last, self.width(of: "\(last) \(word)", as: role) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else if lines.count < limit {
        lines.append(word)
      } else {
        lines[lines.count - 1] += " \(word)"
      }
    }
    return lines.map { fitted($0, within: width, as: role) }
  }

  /// The words of a text, where a number and its unit are one.
  private static func words(of text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      let isUnit = units.contains(String(word.prefix { !",;:.".contains($0) }))
      if isUnit, let last = words.last, last.last?.isNumber == true {
        words[words.count - 1] = "\(last) \(word)"
      } else {
        words.append(String(word))
      }
    }
  }

  private static let units: Set = ["%", "ns", "µs", "ms", "s", "k", "M", "G"]
}
