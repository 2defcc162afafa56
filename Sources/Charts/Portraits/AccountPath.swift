internal import RingtrueCore

/// Draws what an account held, and what it moved, with its anomalies marked.
struct AccountPath {
  private let portrait: Portrait
  private let style: Style
  private let rows: [Portrait.Row]
  private let twin: [Portrait.Row]
  private let kinds: [String]
  /// What the picture is an example of; nil for an account of the data.
  private var kind: (id: String, summary: String)?

  /// The account with the most kinds of anomalies, and of these the one with the fewest rows.
  init(_ portrait: Portrait, _ style: Style) throws(MissingMaterial) {
    var accounts: [String: (rows: Int, kinds: Set<String>)] = [:]
    for row in portrait.rows {
      accounts[row.entity, default: (0, [])].rows += 1
      row.kind.map { _ = accounts[row.entity]?.kinds.insert($0) }
    }
    let best = accounts.filter { $0.value.rows >= 8 }.min { one, other in
      (-one.value.kinds.count, one.value.rows, one.key)
        < (-other.value.kinds.count, other.value.rows, other.key)
    }
    guard let best else { throw .noRows("account of eight rows", "make some more") }
    self.init(portrait, style, of: best.key, within: -.infinity...(.infinity))
  }

  /// The rows around the first event of a kind, as an example of it.
  init(
    _ portrait: Portrait, _ style: Style, exampleOf kind: (id: String, summary: String)
  ) throws(MissingMaterial) {
    var events: [Int: [Portrait.Row]] = [:]
    for row in portrait.rows where row.kind == kind.id {
      row.event.map { events[$0.number, default: []].append(row) }
    }
    // Of an account with a past and a future, where there is one.
    let counts = Dictionary(grouping: portrait.rows, by: \.entity).mapValues(\.count)
    let best = events.max { one, other in
      (counts[one.value[0].entity] ?? 0, -one.key) < (
        counts[other.value[0].entity] ?? 0, -other.key
      )
    }
    guard let event = best?.value, let first = event.map(\.moment).min(),
      let last = event.map(\.moment).max()
    else { throw .noRows("\(kind.id)", "it leaves no row of its own that could be drawn") }
    let margin = max(45, (last - first) * 0.6)
    self.init(
      portrait, style, of: event[0].entity, within: first - margin...last + margin)
    self.kind = kind
  }

  private init(
    _ portrait: Portrait, _ style: Style, of entity: String, within moments: ClosedRange<Double>
  ) {
    func path(_ rows: [Portrait.Row]) -> [Portrait.Row] {
      rows.filter { $0.entity == entity && moments.contains($0.moment) }
    }
    (self.portrait, self.style) = (portrait, style)
    (rows, twin) = (path(portrait.rows), path(portrait.twin))
    var counts: [String: Int] = [:]
    for kind in rows.compactMap(\.kind) { counts[kind, default: 0] += 1 }
    kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  func figure() -> Figure {
    let theme = style.theme
    let days = rows.map(\.moment)
    let x = Axis.days(
      (days.min() ?? 0).rounded(.down), (days.max() ?? 1).rounded(.up), about: style.isText ? 3 : 6)
    var cells: [PanelGrid.Cell] = []
    if hasBalances { cells.append(balances(x)) }
    cells.append(bars(hasAges ? "difference in money" : "amount", x) { $0.amount })
    if hasAges { cells.append(bars("days open", x) { $0.age }) }
    var grid = PanelGrid(
      cells: cells, keys: keys(theme), xName: "day", yName: "")
    grid.isStacked = true
    var sheet = Sheet(
      title,
      kind.map { "\($0.summary)  ·  \(portrait.name)  ·  seed \(portrait.seed)" }
        ?? portrait.subtitle,
      note:
        "All rows of one \(portrait.owner)\(kind == nil ? "" : " around one event, as severe as it gets")."
        + (hasTwin ? " The dashed line is its balance had nothing happened." : ""),
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func keys(_ theme: Theme) -> [PanelGrid.Key] {
    let path = PanelGrid.Key(.line(Pen(theme.series[0], 1.6)), "as booked")
    let twins =
      hasTwin
      ? [PanelGrid.Key(.line(Pen(theme.quiet, 1, .dashed)), "had nothing happened")] : []
    return [path] + twins
      + kinds.prefix(theme.series.count - 1).map { .init(.dot(look($0)), $0) }
  }

  private func look(_ kind: String) -> Dot {
    let series = style.theme.series
    let place = kinds.firstIndex(of: kind) ?? 0
    return Dot(
      series[1 + place % (series.count - 1)], 1.3, place < series.count - 1 ? .disc : .ring)
  }

  /// The marks of rows that something happened to.
  private func marked(_ value: (Portrait.Row) -> Double?) -> [Mark] {
    kinds.compactMap { kind in
      let points = rows.filter { $0.kind == kind }.compactMap { row in
        value(row).map { Point(row.moment, $0) }
      }
      return points.isEmpty ? nil : .dots(points, look(kind))
    }
  }

  private func balances(_ x: Axis) -> PanelGrid.Cell {
    func steps(_ rows: [Portrait.Row]) -> [Point] {
      var points: [Point] = []
      for row in rows {
        guard let balance = row.balance else { continue }
        if let last = points.last { points.append(Point(row.moment, last.y)) }
        points.append(Point(row.moment, balance))
      }
      return points
    }
    let (path, other) = (steps(rows), steps(twin))
    var marks: [Mark] = []
    if !other.isEmpty { marks.append(.line(other, Pen(style.theme.quiet, 1, .dashed))) }
    marks.append(.line(path, Pen(style.theme.series[0], style.scaled(1.6))))
    return PanelGrid.Cell(
      name: "balance", x: x, y: Self.axis((path + other).map(\.y)),
      marks: marks + marked(\.balance))
  }

  /// A number of each row, from zero on.
  private func bars(
    _ name: String, _ x: Axis, _ value: (Portrait.Row) -> Double?
  ) -> PanelGrid.Cell {
    let points = rows.compactMap { row in value(row).map { Point(row.moment, $0) } }
    let lines = points.map { (from: Point($0.x, 0), to: $0) }
    return PanelGrid.Cell(
      name: name, x: x, y: Self.axis(points.map(\.y) + [0]),
      marks: [.segments(lines, Pen(style.theme.series[0], style.scaled(1.4)))] + marked(value))
  }

  private static func axis(_ values: [Double]) -> Axis {
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let reach = max(high - low, 1) * 0.06
    return Axis.numbers(low - reach, high + reach, about: 3).compacted
  }

  private var owner: String { rows.first?.entity ?? "" }
  private var hasBalances: Bool { rows.contains { $0.balance != nil } }
  private var hasAges: Bool { rows.contains { $0.age != nil } }
  private var hasTwin: Bool { hasBalances && !twin.isEmpty }

  private var title: String {
    let anomalous = rows.count { $0.kind != nil }
    if let kind {
      return "\(kind.id): one event, as severe as it gets, in \(anomalous.of("row")) of "
        + "\(portrait.owner) \(owner)"
    }
    guard !kinds.isEmpty else {
      return
        "The \(portrait.owner) \(owner) has \(rows.count.of("row")), and nothing is wrong with "
        + "any of them"
    }
    return "The \(portrait.owner) \(owner) has \(anomalous.of("anomalous row")) among "
      + "\(rows.count.grouped): \(kindsInWords)"
  }

  /// All kinds, or the most frequent and how many more there are.
  private var kindsInWords: String {
    kinds.count <= 5 ? kinds.listed : (kinds.prefix(4) + ["\(kinds.count - 4) more"]).listed
  }
}

extension Portrait {
  /// A picture of one event of a kind, in the account that it happened to.
  package func example(
    of kind: String, summary: String, in style: Style
  ) throws(MissingMaterial) -> Figure {
    try AccountPath(self, style, exampleOf: (kind, summary)).figure()
  }
}
