/// The flags every verb takes.
enum CommonFlags {
  /// When to colour.
  enum Color: String, CaseIterable, Sendable {
    case auto, always, never
  }

  static let json = Flag("json", "Print one JSON object, for errors too.")
  static let tsv = Flag("tsv", "Print tables with tabs between the cells.")
  static let quiet = Flag("quiet", short: "q", "Print nothing but problems.")
  static let color = Flag("color", .choice, "When to colour.", default: Color.auto)
  static let progress = Flag("progress", "Show no progress on stderr.", default: true)
  static let settings = Flag(
    "settings", "Print every setting and where it comes from, and do nothing else.",
    hasTwin: false)
  static let help = Flag("help", short: "h", "Print help.", hasTwin: false)

  /// All of them, in the order of the help page.
  static let all: [any FlagDeclaration] = [json, tsv, quiet, color, progress, settings, help]
}
