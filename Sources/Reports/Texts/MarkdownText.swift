internal import RingtrueCharts

/// Texts of users in Markdown, where none of it may be read as mark-up, link or mention.
enum MarkdownText {
  /// A text between backquotes: as it is, in even letters.
  static func code(_ text: String) -> String {
    let text = text.printable.replacing("|", with: "\\|")
    guard !text.isEmpty else { return "" }
    let runs = text.split { $0 != "`" }.map(\.count)
    let fence = String(repeating: "`", count: (runs.max() ?? 0) + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
  }

  /// A text within a sentence.
  static func plain(_ text: String) -> String {
    text.printable.reduce(into: "") { escaped, character in
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      // A name behind it would be called in, and a number behind it linked.
      case "@", "#": escaped += "\(character)\u{2060}"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
  }

  /// A text of so many bytes at the most.
  static func cut(_ text: String, to count: Int) -> String {
    text.utf8.count <= count ? text : String(text.prefix(count / 4)) + "…"
  }
}
