internal import Ringtrue
internal import RingtrueCore
internal import RingtruePlatform

/// One call of `score`: learns or loads, scores, and answers.
struct ScoreWork {
  private let call: Call
  private let scoring: FileScoring
  private let conditions: Conditions

  init(_ call: Call) throws {
    let values = call.values
    var reading = ReadingOptions()
    reading.label = values[ScoreFlags.label]
    reading.id = values[ScoreFlags.id]
    reading.threads = values[ScoreFlags.threads]
    var scoring = FileScoring(file: values[ScoreFlags.data], reading: reading)
    scoring.train = values[ScoreFlags.train]
    let columns = values[ScoreFlags.columns]
    scoring.columns = columns.isEmpty ? nil : columns
    scoring.carrying = values[ScoreFlags.keep]
    scoring.parts = ColumnRoles(
      time: values[ScoreFlags.time], entity: values[ScoreFlags.entity],
      amount: values[ScoreFlags.amount])
    scoring.recipe = try Self.chosen { () throws(Problems) in
      try Recipes.parsing(values[ScoreFlags.features])
    }
    scoring.fitRows = values[ScoreFlags.fitRows]
    scoring.strangest = values[ScoreFlags.explain]
    self.call = call
    self.scoring = scoring
    conditions = Conditions(
      seed: Seed(UInt64(values[ScoreFlags.seed])), width: values[ScoreFlags.threads],
      memoryLimit: values[ScoreFlags.memory], isCancelled: call.surroundings.listenForStop().asked)
    try checkFlags()
  }

  func run() throws -> Answer {
    let (system, fitted) = try learned()
    if let path = call.values[ScoreFlags.save] {
      try Files.write((fitted?.kept ?? system).bytes, to: path)
    }
    let summary = try scored(with: system, fitted)
    return answer(summary, system, fitted)
  }

  /// Refuses flags that contradict each other, all at once.
  private func checkFlags() throws(Failure) {
    var problems = Problems()
    let learning: [any FlagDeclaration] = [
      ScoreFlags.detector, ScoreFlags.features, ScoreFlags.train, ScoreFlags.columns,
      ScoreFlags.threshold, ScoreFlags.fitRows, ScoreFlags.save,
    ]
    if call.values[ScoreFlags.load] != nil {
      for flag in learning where call.values.setting(of: flag).origin == .flag {
        problems.add(
          Problem(
            "--load learns nothing, so --\(flag.shape.name) has no use; leave one of them out"))
      }
    }
    checkKept(&problems)
    if !problems.isEmpty { throw Failure(.usage, problems) }
  }

  private func checkKept(_ problems: inout Problems) {
    let kept = call.values[ScoreFlags.keep]
    if !kept.isEmpty, call.values[ScoreFlags.output] == nil {
      problems.add(Problem("--keep has no use without --out; say where to write"))
    }
    var seen = Set(Self.written)
    for name in kept where !seen.insert(name).inserted {
      problems.add(Problem("column '\(name)' of --keep would be written twice; leave one out"))
    }
  }

  private static let written = ["row_id", "score", "flag"]

  private func learned() throws -> (FittedSystem, FittedFile?) {
    if let path = call.values[ScoreFlags.load] {
      do {
        return (try FittedSystem(try Files.read(path)), nil)
      } catch let error as PlatformError {
        throw error
      } catch {
        throw Problem("\(error)", file: path)
      }
    }
    if call.values[ScoreFlags.detector] == SystemChoice.oracle {
      throw Failure(.usage, Oracle.isNoDetector)
    }
    let detector = try Self.chosen { () throws(Problems) in
      try Detectors.parsing(call.values[ScoreFlags.detector])
    }
    let threshold = try Self.chosen { () throws(Problems) in
      try Thresholds.parsing(call.values[ScoreFlags.threshold])
    }
    let fitted = try scoring.fit(
      detector, by: threshold.rule, threshold.settings, under: conditions)
    return (fitted.system, fitted)
  }

  /// What a flag names; a name that is not there is a mistake of the command line.
  private static func chosen<Value>(_ choice: () throws(Problems) -> Value) throws(Failure) -> Value
  {
    do { return try choice() } catch { throw Failure(.usage, error) }
  }

  private func scored(
    with system: FittedSystem, _ fitted: FittedFile?
  ) throws -> FileScoring.Summary {
    let progress = call.progress(
      "scoring", total: fitted.flatMap { $0.scores?.count }, unit: "rows")
    defer { progress.finish() }
    guard let path = call.values[ScoreFlags.output] else {
      return try scoring.score(with: system, known: fitted?.scores, under: conditions) {
        progress.advance(by: $0.scores.count)
      }
    }
    var writer = try TableWriter(path, columns: Self.written + scoring.carrying)
    let summary = try scoring.score(with: system, known: fitted?.scores, under: conditions) {
      for (place, score) in $0.scores.enumerated() {
        let flag = system.threshold.flags(score) ? "1" : "0"
        try writer.write(row: [$0.name(place), JSON.number(score).text, flag] + $0.carried(place))
      }
      progress.advance(by: $0.scores.count)
    }
    try writer.finish()
    return summary
  }
}

// MARK: - The answer

extension ScoreWork {
  private func answer(
    _ summary: FileScoring.Summary, _ system: FittedSystem, _ fitted: FittedFile?
  ) -> Answer {
    let hasReasons = summary.strangest.contains { !$0.reasons.isEmpty }
    let reasons: [TextTable.Column<FileScoring.StrangeRow>] = [
      .words("what made it strange") { row in
        row.reasons.map { $0.cell.isEmpty ? $0.column : "\($0.column) \($0.cell)" }
          .joined(separator: ", ")
      }
    ]
    let rows = TextTable(
      of: summary.strangest,
      [.words("row", .name) { $0.name }, .numbers("score") { $0.score.figures() }]
        + (hasReasons ? reasons : []))
    var warnings = Problems()
    for warning in summary.warnings + (scoring.train == nil ? [] : fitted?.warnings ?? []) {
      warnings.add(Problem(warning.description, file: scoring.file))
    }
    let shown: [Answer.Part] = summary.strangest.isEmpty ? [] : [.table(rows)]
    let parts = [.lines(lines(summary, system, fitted))] + shown
    return Answer(parts: parts, result: json(summary, system, fitted), warnings: warnings)
  }

  private func lines(
    _ summary: FileScoring.Summary, _ system: FittedSystem, _ fitted: FittedFile?
  ) -> [String] {
    let name = fitted == nil ? call.values[ScoreFlags.load] : call.values[ScoreFlags.detector]
    var lines = [
      "\(summary.rows) rows scored by \(name ?? "a model"), \(summary.flagged) flagged"
        + " at \(system.threshold.score.figures()) and above (\(system.threshold.rule))."
    ]
    if let fitted, fitted.fittedRows < fitted.trainRows {
      lines.append("Learned from a sample of \(fitted.fittedRows) of \(fitted.trainRows) rows.")
    }
    if let path = call.values[ScoreFlags.output] { lines.append("Scores are in \(path).") }
    return lines
  }

  private func json(
    _ summary: FileScoring.Summary, _ system: FittedSystem, _ fitted: FittedFile?
  ) -> JSON {
    .object([
      ("rows", .integer(summary.rows)), ("flagged", .integer(summary.flagged)),
      ("fittedRows", fitted.map { .integer($0.fittedRows) }),
      ("columns", fitted.map { .array($0.columns.map { .string($0) }) }),
      (
        "threshold",
        [
          "score": .number(system.threshold.score), "rule": .string(system.threshold.rule),
          "provenance": .string(system.threshold.provenance.rawValue),
        ]
      ),
      ("strangest", .array(summary.strangest.map(\.json))),
      ("settings", call.values.json),
    ])
  }
}

extension FileScoring.StrangeRow {
  fileprivate var json: JSON {
    let reasons = reasons.map { reason -> JSON in
      [
        "column": .string(reason.column), "cell": .string(reason.cell),
        "contribution": .number(reason.contribution),
      ]
    }
    return [
      "row": .integer(row), "id": .string(name), "score": .number(score),
      "reasons": .array(reasons),
    ]
  }
}
