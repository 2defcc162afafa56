/// Draws the amounts of each operation: what is usual, and every anomalous amount.
struct OperationAmounts {
  private let portrait: Portrait
  private let style: Style
  private let groups: [Group]

  /// The amounts of one operation.
  private struct Group {
    let name: String
    /// The amounts of ordinary rows, ascending.
    let usual: [Double]
    let anomalous: [Double]

    func quantile(_ share: Double) -> Double {
      usual.isEmpty ? 0 : usual[min(usual.count - 1, Int(share * Double(usual.count)))]
    }

    /// Whether an amount is beyond what 99 of 100 ordinary rows keep within.
    func isStrange(_ amount: Double) -> Bool {
      usual.isEmpty || amount < quantile(0.005) || amount > quantile(0.995)
    }
  }

  init(_ portrait: Portrait, _ style: Style) throws(MissingMaterial) {
    (self.portrait, self.style) = (portrait, style)
    var rows: [String: (usual: [Double], anomalous: [Double])] = [:]
    for row in portrait.rows {
      let size = max(0.01, row.amount.magnitude)
      if row.kind == nil {
        rows[row.operation, default: ([], [])].usual.append(size)
      } else {
        rows[row.operation, default: ([], [])].anomalous.append(size)
      }
    }
    groups = rows.map {
      Group(name: $0.key, usual: $0.value.usual.sorted(), anomalous: $0.value.anomalous)
    }
    .sorted { ($1.usual.count, $0.name) < ($0.usual.count, $1.name) }
    guard !groups.isEmpty else { throw .noRows("rows", "make some more") }
  }

  func figure() -> Figure {
    let theme = style.theme
    // Where not all operations have room, those go before that the title speaks of.
    let isCut = groups.count > Sheet.rowLimit(in: style, beside: RowList.overhead(in: style))
    let told =
      isCut
      ? groups.filter { !$0.anomalous.isEmpty } + groups.filter(\.anomalous.isEmpty) : groups
    let rows = told.map { group in
      RowList.Row(
        name: group.name.isEmpty ? "(none)" : group.name,
        values: group.usual.isEmpty
          ? []
          : [
            .init(
              value: group.quantile(0.5), bounds: group.quantile(0.05)...group.quantile(0.95),
              dot: Dot(theme.series[0], 1.3))
          ],
        ticks: group.anomalous,
        figures: [
          (group.usual.count + group.anomalous.count).of("row"),
          "\(group.anomalous.count.grouped) anomalous",
        ],
        colour: theme.ink, tint: theme.series[1])
    }
    let cut = RowList.cut(rows, in: style)
    let all = groups.flatMap { $0.anomalous + [$0.quantile(0.05), $0.quantile(0.95)] }
      .filter { $0 > 0 }
    let from = powerOfTen(decade(of: all.min() ?? 1))
    let to = powerOfTen(decade(of: all.max() ?? 10) + 1)
    let list = RowList(
      rows: cut.rows, axis: .powers(from, max(to, from * 10)) { $0.compact },
      axisName: "amount, whichever way it went (log)")
    var sheet = Sheet(
      title, portrait.subtitle,
      note: cut.remark
        + "Dots are the middle of ordinary amounts, lines hold 90 % of them. Each thin line is an "
        + "anomalous row.", body: list.height(in: style), in: style)
    list.draw(on: &sheet)
    return sheet.figure
  }

  private var title: String {
    let anomalous = groups.reduce(0) { $0 + $1.anomalous.count }
    guard anomalous > 0 else {
      let first = groups[0]
      return
        "\(first.name.isEmpty ? "Rows without an operation" : first.name) is the most frequent "
        + "of \(groups.count.of("operation")), at \(first.quantile(0.5).compact) in the middle"
    }
    let strange = groups.reduce(0) { sum, group in
      sum + group.anomalous.count { group.isStrange($0) }
    }
    switch strange {
    case anomalous:
      return anomalous == 1
        ? "Its amount alone gives the one anomalous row away: it is beyond what its operation moves"
        : "Their amount alone gives all \(anomalous.grouped) anomalous rows away: each is beyond "
          + "what its operation moves"
    case 0:
      return anomalous == 1
        ? "The one anomalous row moves no more and no less than its operation does"
        : "No amount gives any of \(anomalous.grouped) anomalous rows away: all stay within what "
          + "their operation moves"
    default:
      return "Their amount alone gives \(strange.grouped) of \(anomalous.grouped) anomalous rows "
        + "away: the rest stay within what their operation moves"
    }
  }
}
