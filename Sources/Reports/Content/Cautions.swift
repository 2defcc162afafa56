internal import RingtrueCore
internal import RingtrueHistory

/// What a reader should know before trusting a run, each once, with where it was found.
struct Cautions: Sendable {
  /// What was found, and in which datasets or trials.
  struct Entry: Sendable {
    let finding: Finding
    var places: [String]
  }

  /// Trials that gave nothing, and why.
  struct Refusal: Sendable {
    let word: String, reason: String
    var trials: [String]
  }

  /// What was found, the weightiest first.
  let entries: [Entry]
  /// What gave nothing.
  let refusals: [Refusal]
  /// How many trials ended, by the word for how.
  let counts: [(word: String, count: Int)]

  /// Those that weigh more than a notice.
  var weighty: [Entry] { entries.filter { $0.finding.weight != .notice } }

  /// What the record of a run tells; what is found of a control is why it is one.
  init(_ record: RunRecord, except controls: Set<String>) {
    let ofData = record.datasets.flatMap { note in note.findings.map { ($0, note.name) } }
    let ofRun = record.findings.map { ($0, "") }
    let ofTrials = record.reports.filter { !controls.contains($0.trial.system) }
      .flatMap { report in report.findings.map { ($0, report.trial.description) } }
    entries = Self.grouped(ofData + ofRun + ofTrials)
    refusals = record.reports.reduce(into: []) { refusals, report in
      guard let reason = report.outcome.reason else { return }
      let (word, trial) = (report.outcome.word, report.trial.description)
      if let place = refusals.firstIndex(where: { $0.word == word && $0.reason == reason }) {
        refusals[place].trials.append(trial)
      } else {
        refusals.append(Refusal(word: word, reason: reason, trials: [trial]))
      }
    }
    counts = Dictionary(grouping: record.reports, by: \.outcome.word)
      .map { (word: $0.key, count: $0.value.count) }.sorted { $0.word < $1.word }
  }

  private static func grouped(_ found: [(Finding, String)]) -> [Entry] {
    var entries: [Entry] = []
    for (finding, place) in found {
      if let same = entries.firstIndex(where: { $0.finding == finding }) {
        entries[same].places.append(place)
      } else {
        entries.append(Entry(finding: finding, places: place.isEmpty ? [] : [place]))
      }
    }
    let weights = Finding.Weight.allCases
    return entries.enumerated().sorted { one, other in
      let ranks = [one, other].map { weights.firstIndex(of: $0.element.finding.weight) ?? 0 }
      return (-ranks[0], one.offset) < (-ranks[1], other.offset)
    }.map(\.element)
  }
}
