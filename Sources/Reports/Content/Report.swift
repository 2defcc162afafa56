public import RingtrueCharts
internal import RingtrueCore
public import RingtrueHistory

/// The evidence of a run, for those who were not there: a board, a validator, the next engineer.
///
/// The same run with the same pictures gives the same bytes, in whatever order its trials ended.
public struct Report: Sendable {
  /// A report that was written before, which this one follows.
  public struct Predecessor: Sendable, Equatable {
    /// The run that it tells of.
    public let run: String
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    public let digest: String

    /// A report of an earlier run.
    public init(run: String, digest: String) { (self.run, self.digest) = (run, digest) }
  }

  /// All that is known of the run.
  public let record: RunRecord
  /// The same, sorted for the eye.
  public let material: ChartMaterial
  /// The pictures that it shows.
  public internal(set) var pictures: Pictures
  /// The report before this one, where there is one.
  public var predecessor: Predecessor?
  /// The SHA-256 of the record's file, where it was read from one.
  public var recordDigest: String?

  /// The parts of scenarios, each with its trials, in the order in which they are told.
  let parts: [Part]
  let cautions: Cautions

  /// A report of a run with the pictures that were drawn of it.
  public init(_ record: RunRecord, _ material: ChartMaterial, pictures: Pictures) {
    self.record = record
    self.material = material
    self.pictures = pictures
    let reports = Dictionary(grouping: record.reports, by: \.trial.place)
    parts = material.contests.enumerated().map { number, contest in
      Part(number: number, contest: contest, reports: reports[contest.name] ?? [])
    }
    let controls = material.contests.flatMap(\.contenders).filter { $0.role == .control }
    cautions = Cautions(record, except: Set(controls.map(\.name)))
  }
}

extension Report {
  /// What was found, in one sentence without its end.
  public var headline: String {
    guard let first = parts.first else { return "Nothing was measured" }
    // Those that no system was asked for have none that leads; they do not count here.
    let asked = parts.filter { !$0.contest.contenders.isEmpty || $0.contest.sorters.isEmpty }
    if asked.count < 2 { return Lead(contest: (asked.first ?? first).contest).headline }
    let leaders = asked.compactMap(\.contest.leader?.name)
    let names = leaders.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard names.count > 1 else {
      guard let name = names.first else { return "No system was measured on \(title)" }
      let most = leaders.count == asked.count ? "all" : "\(leaders.count) of \(asked.count) parts"
      return "\(name) leads on \(most) of \(title)"
    }
    return names.count <= 3
      ? "\(names.listed) lead on parts of \(title)"
      : "\(names.count) systems lead, each on a part of \(title)"
  }

  /// One part of one scenario.
  struct Part: Sendable {
    /// Counts them, from 0.
    let number: Int
    let contest: Contest
    /// What its trials gave, with scores.
    let reports: [TrialReport]
  }

  /// What was measured, in a few words.
  var title: String {
    let scenarios = record.note.scenarios.map(\.scenario)
    return scenarios.isEmpty ? record.note.id : scenarios.prefix(3).joined(separator: ", ")
  }

  /// The seeds of the run, ascending.
  var seeds: [UInt64] { Set(record.reports.map(\.trial.seed.rawValue)).sorted() }
}

extension Trial {
  /// The scenario and its part: what systems are compared within.
  var place: String { scenario + (part.isEmpty ? "" : "/\(part)") }
}
