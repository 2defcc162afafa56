internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueStore

/// The tables of one history: what is written to them, in the terms of runs and trials.
///
/// Every statement is prepared, and every value bound. One task or thread at a time may use it.
final class HistoryTables {
  let connection: Connection
  let names: Names

  /// Opens a history and brings its tables up to date.
  init(_ path: String, _ access: Connection.Access = .create, patience: Duration) throws {
    connection = try Connection(path, access, patience: patience)
    names = Names(connection)
    try connection.migrate(to: HistorySchema.current)
  }

  /// Does all of `body`, or nothing of it.
  func transaction<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try connection.immediate(body)
    } catch {
      names.forget()
      throw error
    }
  }

  // MARK: Runs

  /// Begins a run, or goes on with it; gives the number by which its trials refer to it.
  func begin(_ note: RunNote) throws -> Int64 {
    let record = Record.V1.Run(encoding: note).json.text
    let run: Int64 = try connection.one(
      """
      INSERT INTO runs (
        name, begun, plan, planned, shard_place, shard_count, commit_id, record)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        begun = excluded.begun, plan = excluded.plan, planned = excluded.planned,
        shard_place = excluded.shard_place, shard_count = excluded.shard_count,
        commit_id = excluded.commit_id, record = excluded.record, is_complete = 0
      RETURNING id
      """, note.id, note.begun.microseconds, note.plan, note.planned, note.shard?.place,
      note.shard?.count, note.environment["commit"]?.string, record)
    try connection.execute("DELETE FROM tags WHERE run = ?", run)
    for tag in note.tags {
      try connection.execute("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", run, tag.key, tag.value)
    }
    try connection.execute("DELETE FROM run_scenarios WHERE run = ?", run)
    for source in note.scenarios {
      try connection.execute(
        "INSERT OR IGNORE INTO run_scenarios VALUES (?, ?, ?)", run,
        try names.scenario(source.scenario), source.digest)
    }
    return run
  }

  /// Ends a run.
  func end(_ run: Int64, isComplete: Bool) throws {
    try connection.execute("UPDATE runs SET is_complete = ? WHERE id = ?", isComplete, run)
  }

  /// Keeps a whole run that was made elsewhere, in the place of what is here of it.
  func keep(_ record: RunRecord) throws {
    try transaction {
      try connection.execute("DELETE FROM runs WHERE name = ?", record.note.id)
      let run = try begin(record.note)
      for dataset in record.datasets { try add(PackedDataset(dataset), to: run) }
      for finding in record.findings { try add(finding, to: run) }
      for report in record.reports {
        try add(PackedReport(report, on: record.dataset(of: report)), to: run)
      }
      try end(run, isComplete: record.isComplete)
    }
  }

  // MARK: What belongs to a run

  /// Keeps a dataset; one that other runs have in common stands once.
  func add(_ packed: PackedDataset, to run: Int64) throws {
    let note = packed.note
    let text = Record.V1.Dataset(encoding: packed).json.text
    let identity = SHA256.digest(of: text).bytes
    if let known: Int64 = try connection.first(
      "SELECT id FROM datasets WHERE identity = ?", identity)
    {
      return try connection.execute(
        "INSERT OR IGNORE INTO run_datasets VALUES (?, ?)", run, known)
    }
    let dataset: Int64 = try connection.one(
      """
      INSERT INTO datasets (name, digest, identity, rows, anomalies, measured, labels, kinds,
        first_day, last_day, anomalous_amounts, ids)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """, note.name, note.digest, identity, note.rowCount, note.labels.anomalousCount,
      packed.measured, packed.labels, KindRows.pack(packed),
      (note.days?.lowerBound.number).map(Int.init), (note.days?.upperBound.number).map(Int.init),
      packed.anomalousAmounts, packed.ids)
    try connection.execute("INSERT INTO run_datasets VALUES (?, ?)", run, dataset)
    for finding in note.findings { try insert(finding, dataset: dataset) }
  }

  /// Keeps a finding about the run as a whole.
  func add(_ finding: Finding, to run: Int64) throws {
    let isKnown = try connection.one(
      "SELECT count(*) FROM findings WHERE run = ? AND code = ? AND message = ?", run,
      finding.code, finding.message, as: Int.self)
    if isKnown == 0 { try insert(finding, run: run) }
  }

  /// Keeps what a trial gave, in the place of what it gave before.
  func add(_ packed: PackedReport, to run: Int64) throws {
    let report = packed.report
    let trial = try insert(report, into: run)
    for finding in report.findings { try insert(finding, trial: trial) }
    if case .scored(let measures) = report.outcome {
      try add(measures, of: trial)
    }
    for (place, slice) in report.slices.enumerated() {
      try connection.execute(
        "INSERT INTO slices VALUES (?, ?, ?, ?, ?, ?)", trial, place,
        try names.segment(slice.dimension, slice.value), slice.rows, slice.anomalies,
        try MeasureRow.pack(slice.measures, names))
    }
    if let scores = report.scores, let order = packed.order {
      try connection.execute(
        "INSERT INTO scores VALUES (?, ?, ?)", trial, scores.digest, order.bytes)
    }
    for (place, times) in report.times.enumerated() {
      try connection.execute(
        "INSERT INTO times VALUES (?, ?, ?, ?, ?)", trial, place, times.stage.rawValue, times.rows,
        BucketRow.pack(times.buckets))
    }
  }

  private func insert(_ report: TrialReport, into run: Int64) throws -> Int64 {
    let trial = report.trial
    let (scenario, system) = (try names.scenario(trial.scenario), try names.system(trial.system))
    let seed = Int64(bitPattern: trial.seed.rawValue)
    try connection.execute(
      """
      DELETE FROM trials WHERE run = ? AND scenario = ? AND part = ? AND system = ? AND seed = ?
        AND replicate = ?
      """, run, scenario, trial.part, system, seed, trial.replicate)
    let reason = try report.outcome.kept.map { try names.reason($0.code, $0.text) }
    let threshold = report.threshold.flatMap { $0.score.isNaN ? nil : $0 }
    return try connection.one(
      """
      INSERT INTO trials (
        run, scenario, part, seed, system, replicate, data, outcome, reason, seconds, threshold,
        threshold_from, threshold_rule, processor_seconds, wall_seconds, peak_bytes)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
      """, run, scenario, trial.part, seed, system, trial.replicate, report.data,
      report.outcome.word, reason, report.outcome.seconds, threshold?.score,
      threshold?.provenance.rawValue, threshold?.rule, report.usage?.processorSeconds,
      report.usage?.wallSeconds, report.usage?.peakBytes)
  }

  private func add(_ measures: [Measure], of trial: Int64) throws {
    for (place, measure) in measures.enumerated() {
      let measure = measure.withoutNaN
      let interval = try? measure.interval.get()
      try connection.execute(
        "INSERT INTO measures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", trial, place,
        try names.metric(measure.metric, measure.version), try? measure.value.get(),
        try measure.value.why.map { try names.reason($0.code, $0.description) }, interval?.low,
        interval?.high, try interval.map { try names.method($0) },
        try measure.interval.why.map { try names.reason($0.code, $0.description) })
    }
  }

  private func insert(
    _ finding: Finding, run: Int64? = nil, dataset: Int64? = nil, trial: Int64? = nil
  ) throws {
    try connection.execute(
      """
      INSERT INTO findings (run, dataset, trial, code, weight, message) VALUES (?, ?, ?, ?, ?, ?)
      """, run, dataset, trial, finding.code, finding.weight.rawValue, finding.message)
  }
}

extension Result {
  var why: Failure? { if case .failure(let reason) = self { reason } else { nil } }
}

extension Outcome {
  /// The code and text of a reason, where the outcome has one of its own.
  fileprivate var kept: (code: String, text: String)? {
    switch self {
    case .scored, .timedOut: nil
    case .undefined(let reason): (reason.code, reason.description)
    case .failed(let why), .skipped(let why): ("", why)
    }
  }

  fileprivate var seconds: Double? {
    if case .timedOut(let seconds) = self { seconds } else { nil }
  }
}
