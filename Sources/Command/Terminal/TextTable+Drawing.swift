extension TextTable {
  /// The lines of the table, no wider than some columns when that can be had; nil is no limit.
  func drawn(within columns: Int? = nil, paint: Paint = Paint(isOn: false)) -> [String] {
    let texts = alignedTexts
    let natural = titles.indices.map { place in
      texts.reduce(titles[place].width) { max($0, $1[place].width) }
    }
    let widths = columns.map { fitted(natural, within: $0) } ?? natural
    let header = line(titles.map { Cell($0, .heading) }, titles, widths, paint)
    return [header] + zip(rows, texts).map { line($0, $1, widths, paint) }
  }

  private static let gap = "  "

  /// The texts of all cells, with numbers padded so that their points stand under each other.
  private var alignedTexts: [[String]] {
    var texts = rows.map { $0.map(\.text) }
    for place in titles.indices where alignments[place] == .point {
      let numbers = texts.map { PointedNumber($0[place]) }
      let whole = numbers.map(\.whole.width).max() ?? 0
      let rest = numbers.map(\.rest.width).max() ?? 0
      for (row, number) in numbers.enumerated() {
        texts[row][place] = number.whole.pushed(to: whole) + number.rest.padded(to: rest)
      }
    }
    return texts
  }

  /// Takes room from the widest column of words, again and again, until the line fits.
  ///
  /// No column gets narrower than its title or eight columns.
  private func fitted(_ natural: [Int], within columns: Int) -> [Int] {
    var widths = natural
    var excess = widths.reduce(0, +) + Self.gap.count * (widths.count - 1) - columns
    while excess > 0 {
      let shrinkable = widths.indices.filter {
        alignments[$0] == .left && widths[$0] > max(8, titles[$0].width)
      }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [Cell], _ texts: [String], _ widths: [Int], _ paint: Paint) -> String {
    let fields = texts.enumerated().map { place, text in
      let shown = text.cut(to: widths[place])
      let filling = String.spaces(widths[place] - shown.width)
      let painted = paint(cells[place].ink, shown)
      return alignments[place] == .left ? painted + filling : filling + painted
    }
    let line = fields.joined(separator: Self.gap)
    return line.lastIndex { $0 != " " }.map { String(line[...$0]) } ?? ""
  }
}

/// A number as text, parted before its decimal point.
private struct PointedNumber {
  let whole: String
  let rest: String

  init(_ text: String) {
    let point = text.firstIndex(of: ".") ?? text.endIndex
    whole = String(text[..<point])
    rest = String(text[point...])
  }
}
