/// What a piece of text is, which decides its colour.
struct Ink: Sendable, Equatable {
  fileprivate let code: String

  static let heading = Ink(code: "1")
  static let quiet = Ink(code: "2")
  static let name = Ink(code: "36")
  static let good = Ink(code: "32")
  static let warning = Ink(code: "33")
  static let bad = Ink(code: "31")
}

/// Colours text, or leaves it alone.
struct Paint: Sendable {
  /// Whether it colours.
  let isOn: Bool

  /// A paint that is on or off.
  init(isOn: Bool) { self.isOn = isOn }

  /// A paint for people who asked for colour, or whose stream is a terminal that shows it.
  ///
  /// The flag is the strongest word; then `NO_COLOR`, `CLICOLOR_FORCE`, `TERM=dumb`, `CLICOLOR=0`.
  init(_ choice: CommonFlags.Color, isTerminal: Bool, variables: [String: String]) {
    func isSet(_ name: String) -> Bool { variables[name].map { !$0.isEmpty } ?? false }
    isOn =
      switch choice {
      case .always: true
      case .never: false
      case .auto where isSet("NO_COLOR"): false
      case .auto where isSet("CLICOLOR_FORCE") && variables["CLICOLOR_FORCE"] != "0": true
      case .auto: isTerminal && variables["TERM"] != "dumb" && variables["CLICOLOR"] != "0"
      }
  }

  /// The text in a colour, when colouring.
  func callAsFunction(_ ink: Ink?, _ text: String) -> String {
    guard isOn, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.code)m\(text)\u{1B}[0m"
  }
}
