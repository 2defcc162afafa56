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
      guard let first = text.utf8.firstPlace(of: pair.long.utf8) else { return text }
      return draws.draw().chance(shortens)
        ? text.shortened(pair.long, to: pair.short, from: first) : text
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

extension String {
  /// The text with every plain word of a kind shortened, the first of which is at a place.
  fileprivate func shortened(_ long: String, to short: String, from first: Int) -> String {
    var (bytes, rest) = ([UInt8](), Substring(self).utf8)
    var place: Int? = first
    while let next = place {
      bytes += rest.prefix(next)
      bytes += short.utf8
      rest = rest.dropFirst(next + long.utf8.count)
      place = rest.firstPlace(of: long.utf8)
    }
    return String(decoding: bytes + rest, as: UTF8.self)
  }
}

extension Collection<UInt8> {
  /// Where a word first stands, as a number of bytes; a search of letters takes many times longer.
  fileprivate func firstPlace(of word: String.UTF8View) -> Int? {
    guard let letter = word.first else { return nil }
    var (start, place) = (startIndex, 0)
    while start != endIndex {
      if self[start] == letter, self[start...].starts(with: word) { return place }
      formIndex(after: &start)
      place += 1
    }
    return nil
  }
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
