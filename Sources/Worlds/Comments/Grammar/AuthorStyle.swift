internal import RingtrueKernels

/// A way of putting sentences together that tells the writer's trade, and nothing of the break.
struct AuthorStyle: Sendable {
  let id: String
  /// What stands between sentences.
  let separator: String
  /// How often a long word of the trade is cut short.
  let shortens: Double
  /// What the style opens and closes a comment with.
  let frame: (opening: String, closing: String)

  /// The sentence in this style; takes one draw for each word that could be cut short.
  func dressed(_ sentence: String, _ draws: inout RandomStream) -> String {
    Self.shorts.reduce(sentence) { text, pair in
      guard text.contains(pair.long) else { return text }
      return draws.draw().chance(shortens) ? text.replacing(pair.long, with: pair.short) : text
    }
  }

  private static let shorts: [(long: String, short: String)] = [
    ("quantity", "qty"), ("original face", "OF"), ("cancel/correct", "cxl-corr"),
    ("cancelled", "cxld"), ("trade date", "TD"), ("settle date", "SD"), ("price", "px"),
    ("business day", "bd"), ("currency", "ccy"), ("counterparty", "cpty"), ("account", "a/c"),
    ("settlement", "sett"), ("position", "pos"), ("please", "pls"), ("allocation", "alloc"),
    ("tomorrow", "tmrw"), ("difference", "diff"), ("confirm", "cfm"),
  ]
}

/// The styles that comments are written in.
enum AuthorStyles {
  static let all: [AuthorStyle] = [
    AuthorStyle(id: "terse-ops", separator: "; ", shortens: 0.9, frame: ("", "")),
    AuthorStyle(id: "analyst", separator: ". ", shortens: 0, frame: ("", ".")),
    AuthorStyle(id: "trader", separator: " / ", shortens: 0.8, frame: ("", "")),
    AuthorStyle(id: "bot", separator: " | ", shortens: 0.5, frame: ("[auto] ", " |")),
    AuthorStyle(
      id: "offshore", separator: ". ", shortens: 0.3, frame: ("Kindly note: ", ". Do the needful.")),
    AuthorStyle(
      id: "pasted-mail", separator: ".\n> ", shortens: 0.1, frame: ("> Hi,\n> ", ".\n> Regards")),
  ]
}
