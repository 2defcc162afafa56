internal import RingtrueCore

extension RunRecord {
  /// The parts of its plan that a run was joined from: the run for each place; empty if it was not.
  var shards: [Int: String] {
    if let shard = note.shard { return [shard.place: note.id] }
    var shards: [Int: String] = [:]
    for shard in note.environment["shards"]?.elements ?? [] {
      if let place = shard["place"]?.integer, let run = shard["run"]?.string {
        shards[Int(place)] = run
      }
    }
    return shards
  }

  /// Whether it is a part of a plan, or was joined from such.
  var isPartial: Bool { !shards.isEmpty }

  /// One run of several that did parts of the same plan, or of several copies of one.
  ///
  /// Trials that occur twice must have given the same, save times; one that gave scores is taken
  /// before one that did not.
  static func joined(_ parts: [RunRecord], as id: String) throws -> RunRecord {
    let parts = parts.sorted { ($0.shards.keys.min() ?? 0) < ($1.shards.keys.min() ?? 0) }
    guard let first = parts.first else { throw HistoryError.noRecord(id) }
    var reports: [Trial: (report: TrialReport, run: String)] = [:]
    var datasets: [DatasetNote] = []
    var findings: [Finding] = []
    for part in parts {
      for report in part.reports {
        let known = reports[report.trial] ?? (report, part.note.id)
        let isBetter = try report.replaces(known.report, in: (known.run, part.note.id))
        reports[report.trial] = isBetter ? (report, part.note.id) : known
      }
      datasets += part.datasets.filter { !datasets.contains($0) }
      findings += part.findings.filter { !findings.contains($0) }
    }
    let note = joinedNote(first.note, of: parts, as: id)
    // What a shard found in its own trials together may not be true of all of them.
    let isWhole = parts.reduce(into: Set()) { $0.formUnion($1.shards.values) }.count <= 1
    return RunRecord(
      note, datasets: datasets, reports: reports.values.map(\.report),
      findings: isWhole ? findings : [],
      isComplete: reports.count >= note.planned)
  }

  private static func joinedNote(
    _ first: RunNote, of parts: [RunRecord], as id: String
  ) -> RunNote {
    let shards = parts.reduce(into: [:]) { $0.merge($1.shards) { first, _ in first } }
    let listed = shards.sorted { $0.key < $1.key }.map { place, run -> JSON in
      ["place": .integer(place), "run": .string(run)]
    }
    let begun = parts.map(\.note.begun).min() ?? first.begun
    let facts = (first.environment.members ?? []).filter { $0.name != "shards" }
    let marks = listed.isEmpty ? [] : [JSON.Member("shards", .array(listed))]
    var tags: [RunNote.Tag] = []
    for tag in parts.flatMap(\.note.tags) where !tags.contains(tag) { tags.append(tag) }
    return RunNote(
      id: id, begun: begun, arguments: first.arguments,
      choices: first.choices.filter { $0.name != "shard" }, scenarios: first.scenarios,
      plan: first.plan, planned: first.planned, shard: nil, tags: tags,
      environment: JSON(.object(facts + marks)))
  }
}

extension TrialReport {
  /// Whether the report of a trial takes the place of another; both with scores must agree.
  fileprivate func replaces(
    _ other: TrialReport, in runs: (other: String, own: String)
  ) throws -> Bool {
    guard case .scored = outcome, withoutTimes != other.withoutTimes else { return false }
    if case .scored = other.outcome {
      throw HistoryError.disagree(runs.own, trial: trial.description, other: runs.other)
    }
    return true
  }

  /// The report without what differs each time.
  var withoutTimes: TrialReport {
    var report = self
    report.times = []
    report.usage = nil
    report.sketches.removeAll { $0.subject.isTimed }
    return report
  }
}

extension RunNote {
  /// What runs of the same plan have in common: its digest, or where that was not told, the
  /// scenarios, the number of trials and the choices that decide what is tried.
  var planIdentity: [String] {
    guard plan.isEmpty else { return [plan] }
    let deciding: Set = ["detectors", "systems", "seeds", "rows", "features", "threshold"]
    return ["\(planned)"] + scenarios.map { "\($0.scenario) \($0.digest)" }
      + choices.filter { deciding.contains($0.name) }.map { "\($0.name) \($0.value)" }
  }
}
