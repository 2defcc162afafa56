/// The colours of a page, by day and by night.
///
/// Each colour that letters are written in has a contrast of 4.5 or more with each ground that they
/// stand on (WCAG 2.2, 1.4.3), and each that only shapes are drawn in one of 3 (1.4.11).
struct Palette: Sendable {
  /// A colour for two grounds, as six hexadecimal digits.
  struct Shade: Sendable {
    let name: String
    let day: String, night: String
  }

  /// What letters are written in.
  static let letters = [
    Shade(name: "ink", day: "1b2128", night: "eef1f4"),
    Shade(name: "quiet", day: "56606b", night: "a9b3be"),
    Shade(name: "link", day: "0b5ea8", night: "7cc0f8"),
    Shade(name: "good", day: "00684c", night: "58d3a8"),
    Shade(name: "bad", day: "b0390a", night: "ff9a70"),
  ]

  /// What they stand on.
  static let grounds = [
    Shade(name: "ground", day: "ffffff", night: "14181d"),
    Shade(name: "panel", day: "f5f7f9", night: "1b2027"),
  ]

  /// What shapes are drawn in.
  static let shapes = [
    Shade(name: "mark", day: "0b65b0", night: "5ab0f2"),
    Shade(name: "other", day: "c8500a", night: "ff8f4a"),
    Shade(name: "edge", day: "7b8691", night: "77828e"),
  ]

  /// What leads the eye and need not be seen by itself.
  static let rules = [Shade(name: "rule", day: "dfe4e9", night: "2d353e")]

  private static let all = letters + grounds + shapes + rules

  /// The colours as properties of a style sheet.
  static var sheet: String {
    func list(_ colour: (Shade) -> String) -> String {
      all.map { "--\($0.name): #\(colour($0));" }.joined(separator: " ")
    }
    let (day, night) = (list(\.day), list(\.night))
    return """
      :root { color-scheme: light dark; \(day) }
      @media screen and (prefers-color-scheme: dark) {
        :root:not([data-theme="light"]) { \(night) }
        :root:not([data-theme="light"]) .chart svg { filter: invert(0.94) hue-rotate(180deg); }
      }
      @media screen {
        :root[data-theme="dark"] { color-scheme: dark; \(night) }
        :root[data-theme="dark"] .chart svg { filter: invert(0.94) hue-rotate(180deg); }
        :root[data-theme="light"] { color-scheme: light; }
      }

      """
  }
}
