/// Terms with what they mean beside them, as help lists commands and flags.
struct Definitions: Sendable {
  /// The terms and their meanings, in order.
  let entries: [(term: String, meaning: String)]

  /// The lines, indented by two, with all meanings at one column.
  func drawn(within columns: Int, paint: Paint) -> [String] {
    // A longer term gets a line of its own.
    let widest = min(24, columns / 3)
    let widths = entries.map(\.term.width).filter { $0 <= widest }
    let indent = 2 + (widths.max() ?? 0) + 2
    return entries.flatMap { term, meaning in
      var lines = meaning.wrapped(to: columns - indent).map { .spaces(indent) + $0 }
      let head = "  " + paint(.name, term)
      if term.width + 4 > indent {
        lines.insert(head, at: 0)
      } else if let first = lines.first {
        lines[0] = head + first.dropFirst(2 + term.width)
      }
      return lines
    }
  }
}
