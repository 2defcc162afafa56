internal import RingtrueCore
internal import RingtrueStore

extension HistoryTables {
  /// How much of each trial is read.
  enum Depth: Comparable { case measures, slices, scores }

  /// Everything that is kept of a run.
  func record(of run: Int64, _ depth: Depth = .scores) throws -> RunRecord {
    let rows = try connection.rows(
      "SELECT record, is_complete FROM runs WHERE id = ?", run
    ) { row throws in (try row[0] as String, try row[1] as Bool) }
    guard let (text, isComplete) = rows.first else { throw HistoryError.noRun("\(run)") }
    let datasets = try datasets(of: run)
    return RunRecord(
      try Record.V1.Run(reading: try JSON.read(text)).note(), datasets: datasets,
      reports: try reports(of: run, datasets, depth),
      findings: try findings(ofRun: run), isComplete: isComplete)
  }

  private func datasets(of run: Int64) throws -> [DatasetNote] {
    let kept = try connection.rows(
      """
      SELECT id, name, digest, rows, measured, labels, kinds, first_day, last_day,
        anomalous_amounts, ids
      FROM run_datasets JOIN datasets ON id = dataset WHERE run = ?
      """, run
    ) { row throws in (id: try row[0] as Int64, note: try DatasetNote(row, at: 1)) }
    return try kept.map { kept in
      var note = kept.note
      note.findings = try connection.rows(
        "SELECT code, weight, message FROM findings WHERE dataset = ? ORDER BY id", kept.id
      ) { row throws in try Finding(row, at: 0) }
      return note
    }
  }

  private func findings(ofRun run: Int64) throws -> [Finding] {
    try connection.rows(
      "SELECT code, weight, message FROM findings WHERE run = ? ORDER BY id", run
    ) { row throws in try Finding(row, at: 0) }
  }

  // MARK: Trials

  private func reports(
    of run: Int64, _ datasets: [DatasetNote], _ depth: Depth
  ) throws -> [TrialReport] {
    var drafts: [Int64: TrialDraft] = [:]
    _ = try connection.rows(
      """
      SELECT trials.id, scenarios.name, part, seed, systems.name, replicate, data, outcome,
        reasons.code, reasons.text, seconds, threshold, threshold_from, threshold_rule,
        processor_seconds, wall_seconds, peak_bytes
      FROM trials JOIN scenarios ON scenarios.id = scenario JOIN systems ON systems.id = system
      LEFT JOIN reasons ON reasons.id = reason WHERE run = ?
      """, run
    ) { row throws in drafts[try row[0]] = try TrialDraft(row) }
    try readMeasures(of: run, into: &drafts)
    try readFindings(of: run, into: &drafts)
    if depth >= .slices { try readSlices(of: run, into: &drafts) }
    try readTimes(of: run, into: &drafts)
    if depth >= .scores { try readScores(of: run, into: &drafts) }
    return try drafts.values.map { try $0.report(datasets) }
  }

  private func readMeasures(of run: Int64, into drafts: inout [Int64: TrialDraft]) throws {
    _ = try connection.rows(
      """
      SELECT trial, metrics.name, metrics.version, value, whys.code, whys.text,
        low, high, confidence, methods.name, missing.code, missing.text
      FROM trials JOIN measures ON trial = trials.id
      JOIN metrics ON metrics.id = metric LEFT JOIN methods ON methods.id = method
      LEFT JOIN reasons AS whys ON whys.id = undefined
      LEFT JOIN reasons AS missing ON missing.id = no_interval
      WHERE run = ? ORDER BY trial, place
      """, run
    ) { row throws in
      let measure = try Measure(row)
      drafts[try row[0]]?.measures.append(measure)
    }
  }

  private func readFindings(of run: Int64, into drafts: inout [Int64: TrialDraft]) throws {
    _ = try connection.rows(
      """
      SELECT trial, code, weight, message FROM trials JOIN findings ON trial = trials.id
      WHERE trials.run = ? ORDER BY findings.id
      """, run
    ) { row throws in
      let finding = try Finding(row, at: 1)
      drafts[try row[0]]?.findings.append(finding)
    }
  }

  private func readSlices(of run: Int64, into drafts: inout [Int64: TrialDraft]) throws {
    _ = try connection.rows(
      """
      SELECT trial, dimension, segments.value, rows, anomalies, slices.measures FROM trials
      JOIN slices ON trial = trials.id JOIN segments ON segments.id = segment
      WHERE run = ? ORDER BY trial, place
      """, run
    ) { row throws in
      let slice = Slice(
        dimension: try row[1], value: try row[2], rows: try row[3], anomalies: try row[4],
        measures: try MeasureRow.unpack(try row[5], names))
      drafts[try row[0]]?.slices.append(slice)
    }
  }

  private func readTimes(of run: Int64, into drafts: inout [Int64: TrialDraft]) throws {
    _ = try connection.rows(
      """
      SELECT trial, stage, rows, buckets FROM trials JOIN times ON trial = trials.id
      WHERE run = ? ORDER BY trial, place
      """, run
    ) { row throws in
      let stage = StageTime.Stage(rawValue: try row[1]) ?? .fit
      let times = StageTime(stage, rows: try row[2], buckets: try BucketRow.unpack(try row[3]))
      drafts[try row[0]]?.times.append(times)
    }
  }

  private func readScores(of run: Int64, into drafts: inout [Int64: TrialDraft]) throws {
    _ = try connection.rows(
      """
      SELECT trial, digest, score_order FROM trials JOIN scores ON trial = trials.id
      WHERE run = ?
      """, run
    ) { row throws in
      drafts[try row[0]]?.scores = (try row[1], ScoreOrder(bytes: try row[2]))
    }
  }
}

extension DatasetNote {
  /// The dataset of a row, from a column on; its findings come from elsewhere.
  fileprivate init(_ row: borrowing Row, at column: Int) throws {
    let name: String = try row[column]
    let count: Int = try row[column + 2]
    let measured = try RowChoice.unpack(try row[column + 3], of: count)
    let labels = try LabelRow.unpack(try row[column + 4], limit: count)
    let (first, last): (Int?, Int?) = (try row[column + 6], try row[column + 7])
    let amounts = try (try row[column + 8] as [UInt8]?).map { bytes throws in
      try AmountRow.unpack(bytes, limit: count)
    }
    let ids = try (try row[column + 9] as [UInt8]?).map { bytes throws in
      try NameRow.unpack(bytes, limit: count)
    }
    guard measured.count == labels.rows.count, ids.map({ $0.count == measured.count }) ?? true
    else {
      throw HistoryError.packed("dataset \(name)", "one label and name a measured row are needed")
    }
    guard amounts.map({ $0.count == labels.anomalousCount }) ?? true else {
      throw HistoryError.packed("dataset \(name)", "one amount an anomalous row is needed")
    }
    self.init(
      name: name, digest: try row[column + 1], rowCount: count, measured: measured,
      labels: labels, kinds: try KindRows.unpack(try row[column + 5], of: count),
      days: Self.days(first, last), anomalousAmounts: amounts,
      ids: ids)
  }

  private static func days(_ first: Int?, _ last: Int?) -> ClosedRange<Day>? {
    guard let first = first.flatMap(Int32.init(exactly:)),
      let last = last.flatMap(Int32.init(exactly:)), first <= last
    else { return nil }
    return Day(first)...Day(last)
  }
}

extension Finding {
  /// The finding of a row: code, weight and message from a column on.
  fileprivate init(_ row: borrowing Row, at column: Int) throws {
    let weight: String = try row[column + 1]
    self.init(
      code: try row[column], Weight(rawValue: weight) ?? .notice, try row[column + 2])
  }
}

extension Measure {
  /// The measure of a row, from its second column on.
  fileprivate init(_ row: borrowing Row) throws {
    let value: Double? = try row[3]
    let bounds: (low: Double?, high: Double?) = (try row[6], try row[7])
    let unknown = Undefined.notGiven("bounds")
    var interval: Result<Interval, Undefined> = .failure(try Undefined(row, at: 10) ?? unknown)
    if let low = bounds.low, let high = bounds.high {
      interval = .success(
        Interval(low: low, high: high, confidence: try row[8] ?? 0, method: try row[9] ?? ""))
    }
    self.init(
      metric: try row[1], version: try row[2],
      value: try value.map { .success($0) } ?? .failure(try Undefined(row, at: 4) ?? unknown),
      interval: interval)
  }
}

extension Undefined {
  /// The reason of a row: code and text from a column on; none where they are null.
  fileprivate init?(_ row: borrowing Row, at column: Int) throws {
    guard let code: String = try row[column] else { return nil }
    self.init(code: code, try row[column + 1])
  }
}
