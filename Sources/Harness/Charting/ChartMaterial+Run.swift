public import RingtrueCharts
public import RingtrueCore
internal import RingtrueMetrics

extension ChartMaterial {
  /// What charts are drawn from: the reports of a run, and what they come to.
  ///
  /// The same reports give the same material, in whatever order they ended.
  public init(
    of note: RunNote, _ overview: RunOverview, datasets: [DatasetNote], reports: [TrialReport],
    trends: [MetricTrend] = []
  ) {
    let groups = Dictionary(grouping: reports.sorted { $0.trial.sortWords < $1.trial.sortWords }) {
      $0.trial.contest
    }
    let contests = overview.contests.sorted { $0.name < $1.name }.map { contest in
      Contest(contest, groups[contest.name] ?? [], datasets)
    }
    self.init(
      note, contests: contests, ranks: MeanRanks(overview.contests, reports), trends: trends)
  }
}

extension Trial {
  /// What it is sorted by.
  fileprivate var sortWords: (String, String, String, UInt64, Int) {
    (scenario, part, system, seed.rawValue, replicate)
  }
}

extension RingtrueCharts.Contest {
  /// The contest of an overview, with the reports that it sums up.
  fileprivate init(
    _ contest: RunOverview.Contest, _ reports: [TrialReport], _ datasets: [DatasetNote]
  ) {
    let own = Set(reports.map(\.trial.dataset))
    let datasets = datasets.filter { own.contains($0.name) }.sorted { $0.name < $1.name }
    let bySystem = Dictionary(grouping: reports, by: \.trial.system)
    let ranked = contest.standings.sorted {
      ($1.precision, $0.system) < ($0.precision, $1.system)
    }
    let contenders = ranked.map { standing in
      Contender(
        standing.system, as: Contender.Role(standing.role), precision: standing.precision,
        bounds: standing.bounds, gap: standing.gap.map { Contender.Gap($0) },
        reports: bySystem[standing.system] ?? [], on: datasets)
    }
    let sorters = contest.categorizers.map { standing in
      Sorter(
        standing.name, as: Contender.Role(standing.role),
        reports: bySystem[Trial.categorizerPrefix + standing.name] ?? [])
    }
    self.init(contest.name, datasets: datasets, contenders: contenders, sorters: sorters)
  }
}

extension Contender.Role {
  fileprivate init(_ role: SystemStanding.Role) {
    switch role {
    case .system: self = .system
    case .control: self = .control
    case .oracle: self = .oracle
    }
  }
}

extension Contender.Gap {
  fileprivate init(_ gap: SystemStanding.Gap) {
    self.init(
      difference: gap.difference, bounds: gap.bounds, p: gap.p, detectable: gap.detectable)
  }
}

extension MeanRanks {
  /// The ranks of those systems that were measured on every dataset; nil where that says nothing.
  fileprivate init?(_ contests: [RunOverview.Contest], _ reports: [TrialReport]) {
    let systems = Set(
      contests.flatMap { $0.standings.filter { $0.role == .system }.map(\.system) })
    var values: [String: [String: [Double]]] = [:]
    for report in reports where systems.contains(report.trial.system) {
      guard let precision = report.precision else { continue }
      values[report.trial.system, default: [:]][report.trial.dataset, default: []]
        .append(precision)
    }
    let datasets = Set(values.values.flatMap(\.keys)).sorted()
    let complete = values.keys.filter { values[$0]?.count == datasets.count }.sorted()
    let scores = datasets.map { dataset in
      complete.map { system in
        let own = values[system]?[dataset] ?? []
        return own.reduce(0, +) / Double(max(1, own.count))
      }
    }
    guard let ranking = try? Friedman(scores), let reach = try? ranking.criticalDifference(),
      let test = try? ranking.imanDavenport(correctedForTies: true)
    else { return nil }
    self.init(
      zip(complete, ranking.meanRanks).map { Entry($0, $1) }, datasets: datasets.count,
      criticalDifference: reach, p: test.pValue)
  }
}
