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
    let most = months.flatMap { $0.days.compactMap { $0?.rows } }.max() ?? 1
    var grid = HeatGrid(
      rows: months.map { ($0.name, theme.ink) }, columns: (1...31).map { "\($0)" },
      cells: months.map { month in
        month.days.map { day in
          day.map { day in
            HeatGrid.Cell(
              share: Double(day.rows) / Double(max(1, most)),
              text: day.anomalous > 0 ? "\(day.anomalous)" : " ")
          }
        }
      }, scale: theme.sequence, ends: ("no row", "\(most.of("row")) a day"))
    let before = grid.cut(in: style, keepsLast: true)
    var sheet = Sheet(
      title, portrait.subtitle,
      note: "Colours count all rows of a day, numbers the anomalous ones."
        + (before > 0 ? " Left out: \(before.of("month")) before." : ""),
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
    let rows = byWeekday.reduce(0) { $0 + $1.rows }
    let mean = Double(rows) / Double(max(1, byWeekday.reduce(0) { $0 + $1.days.count }))
    // A few rows more are no finding, nor are those that come by chance (three deviations of counts).
    let days = Double(max(1, byWeekday[most].days.count))
    let isEven = rates[most] - mean < max(0.15 * mean, 3 * (mean / days).squareRoot())
    let head =
      isEven
      ? "No day of the week stands out, with \(mean.compact) rows a day"
      : "\(names[most]) are busiest, with \(rates[most].compact) rows each"
    return rest == 0
      ? "\(head)\(isEven ? ";" : ", and") no day holds an anomaly"
      : "\(head); \(anomalousDays.of("day")) hold anomalous rows"
  }

  private var anomalousDays: Int {
    months.reduce(0) { sum, month in sum + month.days.count { ($0?.anomalous ?? 0) > 0 } }
  }
}
