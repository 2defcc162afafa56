/// Who is drawn in colour among many: the best few systems and the best control; all others stay in
/// the background, since nobody tells thirty colours apart.
struct Cast<One: Competitor> {
  /// One who is drawn in colour.
  struct Member {
    let contender: One
    let pen: Pen
  }

  /// Those in colour, best first.
  let members: [Member]
  /// Those in the background.
  let others: [One]
  /// How those are drawn.
  let background: Pen

  /// Picks from those who can be drawn, best first.
  init(_ drawn: [One], in style: Style, limit: Int = 6) {
    let theme = style.theme
    let systems = drawn.filter { $0.role == .system }.prefix(limit)
    let control = drawn.first { $0.role == .control }
    var members = zip(systems, theme.series).enumerated().map { place, pair in
      Member(contender: pair.0, pen: Pen(pair.1, style.scaled(place == 0 ? 2.6 : 1.7)))
    }
    if let control {
      members.append(Member(contender: control, pen: Pen(theme.quiet, style.scaled(1.7), .dashed)))
    }
    self.members = members
    let names = Set(members.map(\.contender.name))
    others = drawn.filter { !names.contains($0.name) && $0.role != .oracle }
    background = Pen(theme.faint, style.scaled(0.8))
  }

  /// The table that says who is drawn how, with figures for each of those in colour.
  func table(
    _ heading: String, figures: [String], beside more: [SideTable.Entry] = []
  ) -> SideTable {
    let entries = zip(members, figures).map {
      SideTable.Entry(pen: $0.pen, name: $0.contender.name, figures: $1)
    }
    let rest =
      others.isEmpty
      ? [] : [SideTable.Entry(pen: background, name: "\(others.count) more", figures: "")]
    return SideTable(heading: heading, entries: entries + rest + more)
  }
}
