internal import RingtrueCore

extension Chart {
  /// What remembering answers saves.
  static let cache = Chart(
    "cache", "Which share of requests a cache answered, and which share of the cost that saved.",
    .ofRun { material, style throws(MissingMaterial) in
      try AnswerRows(material, style, of: .cache).figure()
    })

  /// What answers cost.
  static let tokens = Chart(
    "tokens", "Tokens and dollars that categorizers take for a record.",
    .ofRun { material, style throws(MissingMaterial) in
      try AnswerRows(material, style, of: .spend).figure()
    })
}

/// Draws what answers of categorizers cost, and what a cache saves of that, in a list of all parts.
private struct AnswerRows {
  /// What the list is about.
  enum Subject { case cache, spend }

  private struct Entry {
    let name: String
    let main: Estimate
    let beside: Estimate?
  }

  private let material: ChartMaterial
  private let style: Style
  private let subject: Subject
  private let entries: [Entry]

  init(
    _ material: ChartMaterial, _ style: Style, of subject: Subject
  ) throws(MissingMaterial) {
    (self.material, self.style, self.subject) = (material, style, subject)
    let (main, beside) =
      subject == .cache
      ? ("cache-hit-rate", "cache-saved-cost") : ("cost-per-row", "tokens-per-row")
    let isOnly = material.contests.count == 1
    let all = material.contests.flatMap { contest in
      contest.contenders.compactMap { contender -> Entry? in
        guard let value = contender.estimate(main) else { return nil }
        let name = isOnly ? contender.name : "\(contender.name) in \(contest.name)"
        return Entry(name: name, main: value, beside: contender.estimate(beside))
      }
    }
    guard !all.isEmpty else {
      throw .noMeasure(
        subject == .cache ? "what a cache saves" : "what answers cost",
        "run a scenario with a categorizer")
    }
    entries = all.sorted { ($1.main.value, $0.name) < ($0.main.value, $1.name) }
  }

  func figure() -> Figure {
    let theme = style.theme
    let rows = entries.map { entry in
      let beside = subject == .cache ? entry.beside : nil
      return RowList.Row(
        name: entry.name,
        values: [
          .init(value: entry.main.value, bounds: entry.main.bounds, dot: Dot(theme.series[0], 1.3))
        ]
          + (beside.map {
            [.init(value: $0.value, bounds: $0.bounds, dot: Dot(theme.series[1], 1.3, .diamond))]
          } ?? []), figures: figures(entry), colour: theme.ink)
    }
    let cut = RowList.cut(rows, in: style)
    let list = RowList(rows: cut.rows, axis: axis, axisName: axisName)
    var sheet = Sheet(
      title, "\(material.note.id)  ·  \(entries.count.of("categorizer")) measured",
      note: cut.remark + remark, body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private var axis: Axis {
    if subject == .cache { return .shares() }
    let top = entries.map { $0.main.bounds?.upperBound ?? $0.main.value }.max() ?? 0
    var axis = Axis.numbers(0, max(top * 1.05, 1e-6), about: 5)
    axis.ticks = axis.ticks.map { .init(value: $0.value, name: Self.dollars($0.value)) }
    return axis
  }

  private var axisName: String {
    subject == .cache
      ? "share of requests answered from the cache (dot), and of the cost saved (diamond)"
      : "dollars for a record"
  }

  private var remark: String {
    subject == .cache
      ? "Cost saved is what the remembered answers cost when they were given, of what all would cost. "
        + "A cache saves as much as records repeat themselves."
      : "Prices are those that the run was given. Records that a cache answered cost nothing, and "
        + "count."
  }

  /// Dollars, or cents where they are less than one.
  private static func dollars(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value >= 0.01 { return "$" + value.decimals(2) }
    return "$" + value.decimals(min(8, 1 - decade(of: value)))
  }

  private func figures(_ entry: Entry) -> String {
    switch subject {
    case .cache:
      return "\(entry.main.value.percent) hits"
        + (entry.beside.map { "   \($0.value.percent) saved" } ?? "")
    case .spend:
      return Self.dollars(entry.main.value)
        + (entry.beside.map { "   \($0.value.compact) tokens" } ?? "")
    }
  }

  private var title: String {
    guard let first = entries.first, let last = entries.last else { return "" }
    switch subject {
    case .cache:
      let saved = first.beside.map { " and saves \($0.value.percent) of the cost" } ?? ""
      return
        "The cache answers \(first.main.value.percent) of the requests of \(first.name)\(saved)"
    case .spend:
      guard entries.count > 1, last.main.value > 0 else {
        return "\(first.name) takes \(Self.dollars(first.main.value)) for a record"
      }
      let times = first.main.value / last.main.value
      return
        "\(first.name) costs \(Self.dollars(first.main.value)) a record, \(times.compact) times "
        + "as much as \(last.name)"
    }
  }
}
