internal import Ringtrue
internal import RingtrueCore

/// One part of a scenario in words and a table: who leads, by how much, and what that is worth.
struct ContestWords {
  private let contest: RunOverview.Contest

  init(_ contest: RunOverview.Contest) { self.contest = contest }

  /// The verdict, in at most six lines.
  var verdict: [String] {
    let sets = contest.datasets == 1 ? "" : " in \(contest.datasets) datasets"
    let head =
      "\(contest.name): \(contest.rows) rows measured\(sets), \(contest.anomalies) anomalous"
    guard let leader = contest.leader else { return [head + "; no system was measured."] }
    return [head + ".", lead(leader), inseparable, reach, aimless, ceiling].filter { !$0.isEmpty }
  }

  private func lead(_ leader: SystemStanding) -> String {
    let bounds = leader.bounds.map { " [\(figure($0.lowerBound)), \(figure($0.upperBound))]" }
    let second = contest.second.map {
      ", \(figure(leader.precision - $0.precision)) more than \($0.system)"
    }
    return "\(leader.system) leads with an average precision of \(figure(leader.precision))"
      + "\(bounds ?? "")\(second ?? "")."
  }

  private var inseparable: String {
    guard !contest.inseparable.isEmpty else {
      if contest.second == nil || !contest.isJudged { return "" }
      return contest.isCompared
        ? "It can be told from all others." : "The rows are too few to tell it from any other."
    }
    return "It cannot be told from " + few(contest.inseparable) + "."
  }

  /// Who is no better than chance, by the same labels dealt out anew.
  private var aimless: String {
    guard let first = contest.aimless.first else { return "" }
    let all = contest.aimless.count == contest.standings.count { $0.role == .system }
    let who = all && contest.aimless.count > 1 ? "all systems" : few(contest.aimless)
    return "No better than chance, as far as these rows tell: \(who)"
      + (first.system == contest.leader?.system && !all ? ", the leader among them." : ".")
  }

  /// The first of some systems, by name, and how many more there are.
  private func few(_ systems: [SystemStanding]) -> String {
    let rest = systems.count - 6
    return systems.prefix(6).map(\.system).joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }

  /// How large a difference these rows could show, where the nearest rival is too near.
  private var reach: String {
    guard let nearest = contest.inseparable.first, let gap = nearest.gap, gap.detectable > 0 else {
      return ""
    }
    return "To be told from \(nearest.system) in four of five such tests, it would have to lead by"
      + " \(figure(gap.detectable))."
  }

  private var ceiling: String {
    let control = contest.control.map { "best control \($0.system) \(figure($0.precision))" }
    let oracle = contest.oracle.map { "what can be known \(figure($0.precision))" }
    let parts = [control, oracle].compactMap { $0 }
    guard let first = parts.first else { return "" }
    return ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst())
      .joined(separator: "; ") + "."
  }

  private func figure(_ number: Double) -> String { number.decimals(3) }

  /// All that was measured, best first.
  var table: TextTable {
    let hasTimes = contest.standings.contains { $0.rowTime != nil }
    let times: [TextTable.Column<SystemStanding>] = [
      .numbers("fit") { $0.fitTime.map(Self.time) ?? "" },
      .numbers("a row") { $0.rowTime.map(Self.time) ?? "" },
    ]
    let hasLoad = contest.standings.contains { $0.loadTime != nil }
    let load = Column.numbers("p99 loaded") { $0.loadTime.map(Self.time) ?? "" }
    return TextTable(
      of: contest.standings, columns + (hasTimes ? times : []) + (hasLoad ? [load] : []))
  }

  private typealias Column = TextTable.Column<SystemStanding>

  private var columns: [Column] {
    let system = Column.words("system") { (standing: SystemStanding) -> TextTable.Cell in
      TextTable.Cell(standing.system, standing.role == .system ? .name : .quiet)
    }
    let bounds = Column.words("95 %") { (standing: SystemStanding) -> String in
      standing.bounds.map { "\($0.lowerBound.decimals(2))–\($0.upperBound.decimals(2))" } ?? ""
    }
    let chance = Column.numbers("p") { (standing: SystemStanding) -> String in
      standing.gap.map { $0.p < 0.001 ? "<0.001" : $0.p.decimals(3) } ?? ""
    }
    let worst = Column.words("worst at") { (standing: SystemStanding) -> String in
      standing.worstKind.map { "\($0.kind) \($0.area.decimals(2))" } ?? ""
    }
    let precision = Column.numbers("avg prec") { $0.precision.decimals(3) }
    return [
      system, precision, bounds, other("roc-auc", 3), other("recall", 2), other("fpr", 3), chance,
      worst,
    ]
  }

  private func other(_ metric: String, _ places: Int) -> Column {
    .numbers(metric) { $0.others[metric]?.decimals(places) ?? "" }
  }

  /// A time for people, in three figures.
  private static func time(_ nanoseconds: Int) -> String {
    let units = [("ns", 1.0), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)]
    let unit = units.last { Double(nanoseconds) >= $0.1 } ?? units[0]
    return (Double(nanoseconds) / unit.1).figures(3) + " " + unit.0
  }
}
