internal import RingtrueCore

/// Draws how many rows came on each day, a line a month.
struct CalendarMap {
  private let portrait: Portrait
  private let style: Style
  private let months: [Month]

  /// The days of a month.
  private struct Month {
    let name: String
    /// How many rows, and how many of them are anomalous, came on each day; nil for days that the
    /// month lacks.
    var days: [(rows: Int, anomalous: Int)?]

    init(year: Int, month: Int) {
      name = "\(year)-\(month < 10 ? "0" : "")\(month)"
      let length = Day.length(ofMonth: month, year: year)
      days = (0..<31).map { $0 < length ? (0, 0) : nil }
    }
  }

  init(_ portrait: Portrait, _ style: Style) throws(MissingMaterial) {
    (self.portrait, self.style) = (portrait, style)
    var months: [Int: Month] = [:]
    for row in portrait.rows where row.moment.isFinite && row.moment.magnitude < 1e7 {
      let (year, month, day) = Day(Int32(row.moment.rounded(.down))).civil
      let key = year * 12 + month
      months[key, default: Month(year: year, month: month)].days[day - 1]?.rows += 1
      if row.kind != nil { months[key]?.days[day - 1]?.anomalous += 1 }
    }
    self.months = months.sorted { $0.key < $1.key }.map(\.value)
    guard !months.isEmpty else { throw .noRows("times", "say which column holds them") }
  }

  func figure() -> Figure {
    let theme = style.theme
    let limit = Sheet.rowLimit(in: style, beside: style.scaled(90)) * 9 / 10
    let shown = Array(months.suffix(limit))
    let most = shown.flatMap { $0.days.compactMap { $0?.rows } }.max() ?? 1
    let grid = HeatGrid(
      rows: shown.map { ($0.name, theme.ink) }, columns: (1...31).map { "\($0)" },
      cells: shown.map { month in
        month.days.map { day in
          day.map { day in
            HeatGrid.Cell(
              share: Double(day.rows) / Double(max(1, most)),
              text: day.anomalous > 0 ? "\(day.anomalous)" : " ")
          }
        }
      }, scale: theme.sequence, ends: ("no row", "\(most.of("row")) a day"))
    var sheet = Sheet(
      title, portrait.subtitle,
      note: "Colours count all rows of a day, numbers the anomalous ones."
        + (shown.count < months.count
          ? " \((months.count - shown.count).of("month")) before are left out." : ""),
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private var title: String {
    var byWeekday = [(rows: Int, days: Set<Int>)](repeating: (0, []), count: 7)
    for row in portrait.rows where row.moment.isFinite && row.moment.magnitude < 1e7 {
      let day = Day(Int32(row.moment.rounded(.down)))
      byWeekday[day.weekday].rows += 1
      byWeekday[day.weekday].days.insert(Int(day.number))
    }
    let names = [
      "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays",
    ]
    let rates = byWeekday.map { Double($0.rows) / Double(max(1, $0.days.count)) }
    guard let most = rates.indices.max(by: { rates[$0] < rates[$1] }) else { return "" }
    let rest = portrait.rows.count { $0.kind != nil }
    let head = "\(names[most]) are busiest, with \(rates[most].compact) rows each"
    return rest == 0
      ? "\(head), and no day holds an anomaly"
      : "\(head); \(anomalousDays.of("day")) hold anomalous rows"
  }

  private var anomalousDays: Int {
    months.reduce(0) { sum, month in sum + month.days.count { ($0?.anomalous ?? 0) > 0 } }
  }
}
