public import RingtrueCore

/// What a run comes to, for a person who has ten seconds.
public struct RunOverview: Sendable {
  /// One part of one scenario, over all seeds.
  public struct Contest: Sendable {
    /// The scenario, and its part where it has several.
    public let name: String
    /// How many datasets there were.
    public let datasets: Int
    /// How many rows were measured, and how many of them were anomalous, all together.
    public let rows: Int, anomalies: Int
    /// What systems reached, best first; controls and the oracle among them.
    public let standings: [SystemStanding]
    /// What categorizers reached, best first; controls among them.
    public let categorizers: [CategorizerStanding]
    /// Whether the leader was to be held against the others.
    public let isJudged: Bool

    /// The best system.
    public var leader: SystemStanding? { standings.first { $0.role == .system } }
    /// The second best.
    public var second: SystemStanding? { standings.filter { $0.role == .system }.dropFirst().first }
    /// The best of the trivial baselines.
    public var control: SystemStanding? { standings.first { $0.role == .control } }
    /// What can be known at the most, where that is known.
    public var oracle: SystemStanding? { standings.first { $0.role == .oracle } }
    /// Whether the leader could be compared with any other system.
    public var isCompared: Bool {
      standings.contains { $0.role == .system && $0.gap != nil }
    }
    /// The systems whose ranking chance alone may well have given.
    public var aimless: [SystemStanding] {
      standings.filter { $0.role == .system && $0.chance.map { $0 >= 0.05 } ?? false }
    }
    /// The systems that cannot be told from the leader.
    public var inseparable: [SystemStanding] {
      standings.filter { $0.role == .system && $0.gap.map { !$0.isReal } ?? false }
    }
  }

  /// A trial that gave nothing, and why.
  public struct Refusal: Sendable, Equatable {
    /// What happened, such as `skipped`.
    public let word: String
    /// Why.
    public let reason: String
    /// The trials that it happened to.
    public let trials: [Trial]
  }

  /// The parts of the scenarios, in the order of the plan.
  public let contests: [Contest]
  /// What gave nothing, by reason.
  public let refusals: [Refusal]
  /// What a reader should know before trusting the results: each once, with how often it was found.
  public let findings: [(finding: Finding, trials: [String])]
  /// How many trials ended, by the word of their outcome.
  public let counts: [String: Int]

  /// Sums up what a run gave; those who lead are compared with all others, on some threads, unless
  /// that would take too long.
  public init(_ run: CollectedRun.Content, threads: Int = 1, isJudged: Bool = true) {
    contests = Self.contests(run, isJudged ? threads : 0)
    refusals = Self.refusals(run.reports)
    findings = Self.findings(run)
    counts = Dictionary(grouping: run.reports, by: \.outcome.word).mapValues(\.count)
  }

  /// The share of trials that broke or took too long.
  public var failedShare: Double {
    let ended = counts.values.reduce(0, +)
    let failed = (counts["failed"] ?? 0) + (counts["timed-out"] ?? 0)
    return ended == 0 ? 0 : Double(failed) / Double(ended)
  }

  private static func contests(_ run: CollectedRun.Content, _ threads: Int) -> [Contest] {
    var names: [String] = []
    var groups: [String: [TrialReport]] = [:]
    for report in run.reports {
      let name = report.trial.contest
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(report)
    }
    return names.compactMap { name in
      groups[name].flatMap { contest(name, $0, run.datasets, threads) }
    }
  }

  private static func contest(
    _ name: String, _ reports: [TrialReport], _ notes: [DatasetNote], _ threads: Int
  ) -> Contest? {
    let own = Set(reports.map(\.trial.dataset))
    let notes = notes.filter { own.contains($0.name) }
    var order: [String] = []
    let bySystem = Dictionary(grouping: reports, by: \.trial.system)
    for report in reports where !order.contains(report.trial.system) {
      order.append(report.trial.system)
    }
    var standings = order.compactMap { bySystem[$0].flatMap { SystemStanding($0) } }
    standings = standings.enumerated().sorted {
      ($1.element.precision, $0.offset) < ($0.element.precision, $1.offset)
    }.map(\.element)
    if threads > 0 { standings = Rivalry(notes, bySystem, threads).compared(standings) }
    return Contest(
      name: name, datasets: notes.count, rows: notes.reduce(0) { $0 + $1.measured.count },
      anomalies: notes.reduce(0) { $0 + $1.labels.anomalousCount }, standings: standings,
      categorizers: categorizers(order.compactMap { bySystem[$0] }), isJudged: threads > 0)
  }

  /// The best first; those alike in the order of the plan.
  private static func categorizers(_ groups: [[TrialReport]]) -> [CategorizerStanding] {
    groups.compactMap { CategorizerStanding($0) }.enumerated().sorted {
      ($1.element.macroF1, $0.offset) < ($0.element.macroF1, $1.offset)
    }.map(\.element)
  }

  private static func refusals(_ reports: [TrialReport]) -> [Refusal] {
    var refusals: [Refusal] = []
    for report in reports {
      guard let reason = report.outcome.reason else { continue }
      let word = report.outcome.word
      if let place = refusals.firstIndex(where: { $0.word == word && $0.reason == reason }) {
        refusals[place] = Refusal(
          word: word, reason: reason, trials: refusals[place].trials + [report.trial])
      } else {
        refusals.append(Refusal(word: word, reason: reason, trials: [report.trial]))
      }
    }
    return refusals
  }

  /// Findings of data first, then those of trials, weighty ones before others; what is found of a
  /// control is why it is one.
  private static func findings(
    _ run: CollectedRun.Content
  ) -> [(finding: Finding, trials: [String])] {
    let ofData = run.datasets.flatMap { note in note.findings.map { ($0, note.name) } }
    let beside = run.findings.map { ($0, "") }
    let ofTrials = run.reports.filter { !SystemChoice.controls.contains($0.trial.system) }
      .flatMap { report in report.findings.map { ($0, report.trial.description) } }
    var listed: [(finding: Finding, trials: [String])] = []
    for (finding, place) in ofData + beside + ofTrials {
      if let same = listed.firstIndex(where: { $0.finding == finding }) {
        listed[same].trials.append(place)
      } else {
        listed.append((finding, [place]))
      }
    }
    let weights = Finding.Weight.allCases
    return listed.enumerated().sorted { first, second in
      let ranks = [first, second].map { weights.firstIndex(of: $0.element.finding.weight) ?? 0 }
      return (-ranks[0], first.offset) < (-ranks[1], second.offset)
    }.map(\.element)
  }
}

extension Trial {
  /// The scenario and the part: what seeds and systems are compared within.
  var contest: String { scenario + (part.isEmpty ? "" : "/\(part)") }
}
