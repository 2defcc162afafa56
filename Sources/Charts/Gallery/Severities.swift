internal import RingtrueCore

extension Chart {
  /// How well the best system ranks each kind of anomaly, by how gross it is.
  static let severities = Chart(
    "severities", "Area of the best system for every kind of anomaly by severity (heat map).",
    .ofContest { contest, style throws(MissingMaterial) in
      try Severities(contest, style).figure()
    })
}

/// Draws kinds against severities.
private struct Severities {
  private let contest: Contest
  private let style: Style
  private let leader: Contender
  /// What the best system reached on kinds by severity, and on whole kinds.
  private let both: SliceTable, whole: SliceTable

  init(_ contest: Contest, _ style: Style) throws(MissingMaterial) {
    (self.contest, self.style) = (contest, style)
    leader = try contest.requireLeader()
    both = SliceTable([leader], dimension: "kind × severity", metric: "roc-auc")
    whole = SliceTable([leader], dimension: "kind", metric: "roc-auc")
    guard !both.values.isEmpty else {
      throw MissingMaterial(
        "no-severities", "nothing is known of severities; only generated data tell them")
    }
  }

  private static let bands = ["mild", "middling", "gross"]

  func figure() -> Figure {
    let kinds = whole.values.sorted {
      (-(whole[leader.name, $0.name]?.value ?? -1), $0.name)
        < (-(whole[leader.name, $1.name]?.value ?? -1), $1.name)
    }
    let cells = kinds.map { kind in
      Self.bands.map { band in
        let name = "\(kind.name) \(band)"
        return cell(both[leader.name, name], both.anomalies(of: name))
      } + [cell(whole[leader.name, kind.name], kind.anomalies)]
    }
    var grid = HeatGrid(
      rows: kinds.map { ($0.name, style.theme.ink) }, columns: Self.bands + ["all"], cells: cells,
      scale: style.theme.balance, ends: ("0 (upside down)", "1 (perfect); 0.5 is chance"))
    let others = grid.cut(in: style)
    var sheet = Sheet(
      title, contest.subtitle,
      note: "Area under the ROC curve of \(leader.name) for each kind's rows against all normal "
        + "rows; where there is room, with 95 % intervals (DeLong) and the number of anomalous rows. "
        + "A dash: too few. The title compares kinds that have \(SliceTable.fewest) or more of both."
        + others.leftOut,
      body: grid.height(in: style), in: style)
    grid.draw(on: &sheet)
    return sheet.figure
  }

  private func cell(_ estimate: Estimate?, _ count: Int) -> HeatGrid.Cell? {
    guard let estimate else { return nil }
    let bounds = estimate.bounds.map { "[\($0.lowerBound.share), \($0.upperBound.share)]" } ?? ""
    return HeatGrid.Cell(
      share: estimate.value, text: estimate.value.decimals(2), detail: "\(bounds) n \(count)")
  }

  /// The areas of the mild and of the gross anomalies of each kind that has enough of both.
  private var pairs: [(mild: Estimate, gross: Estimate)] {
    whole.values.compactMap { kind in
      let names = ["\(kind.name) mild", "\(kind.name) gross"]
      guard names.allSatisfy({ both.anomalies(of: $0) >= SliceTable.fewest }),
        let mild = both[leader.name, names[0]], let gross = both[leader.name, names[1]]
      else { return nil }
      return (mild, gross)
    }
  }

  private var title: String {
    let pairs = pairs
    guard let mild = Estimate(mean: pairs.map(\.mild)),
      let gross = Estimate(mean: pairs.map(\.gross))
    else {
      return "There are too few anomalies to tell whether \(leader.name) ranks gross ones better "
        + "than mild ones"
    }
    let (better, worse) = gross.value > mild.value ? ("gross", "mild") : ("mild", "gross")
    let (high, low) = gross.value > mild.value ? (gross, mild) : (mild, gross)
    let areas =
      "mean area \(high.value.share) against \(low.value.share) over " + pairs.count.of("kind")
    guard let least = high.bounds?.lowerBound, let most = low.bounds?.upperBound, least > most
    else {
      return "\(leader.name) ranks mild and gross anomalies no more differently than chance would: "
        + "\(areas)"
    }
    return "\(leader.name) ranks \(better) anomalies better than \(worse) ones: \(areas)"
  }
}
