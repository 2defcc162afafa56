extension Record.V1 {
  /// A trial and all that it gave.
  ///
  /// Scores are recorded by their order, as `ScoreOrder` tells: what is read back ranks and flags
  /// rows as they were, with other numbers, under the digest of the true ones.
  public struct Trial: Sendable, Equatable {
    /// The record as JSON.
    public let json: JSON

    /// Records what a trial gave; `dataset` is the one that it ran on, when it is known.
    public init(encoding report: TrialReport, on dataset: DatasetNote? = nil) {
      let scores = report.scores.map { scores in
        let order = ScoreOrder(of: scores, threshold: report.threshold, on: dataset)
        return (scores.digest, order)
      }
      self.init(encoding: report, scores: scores)
    }

    /// Records what a trial gave, with scores that were packed before, or none of them.
    public init(encoding report: TrialReport, scores: (digest: String, order: ScoreOrder)?) {
      let trial = report.trial
      let part = trial.part.isEmpty ? nil : JSON.string(trial.part)
      json = .object(
        [
          ("scenario", .string(trial.scenario)), ("part", part),
          ("seed", .string(trial.seed.description)), ("system", .string(trial.system)),
          ("replicate", .integer(trial.replicate)), ("data", .string(report.data)),
        ] + report.outcome.members + [
          ("findings", .array(report.findings.map { .init(encoding: $0) })),
          ("threshold", report.threshold.map { .init(encoding: $0) }),
          ("slices", .listUnlessEmpty(report.slices.map { .init(encoding: $0) })),
          ("scores", scores.map { .init(encoding: $0.order, digest: $0.digest) }),
          ("sketches", .listUnlessEmpty(report.sketches.map { .init(encoding: $0) })),
          ("times", .listUnlessEmpty(report.times.map { .init(encoding: $0) })),
          ("usage", report.usage.map { .init(encoding: $0) }),
        ])
    }

    /// Takes a record that was made before.
    public init(reading json: JSON) throws(Problems) {
      self.json = json
      _ = try report(on: nil, withScores: false)
    }

    /// The trial that was recorded.
    public func trial() throws(Problems) -> RingtrueCore.Trial {
      try report(on: nil, withScores: false).trial
    }

    /// What the trial gave; its scores need the dataset that it ran on.
    public func report(
      on dataset: DatasetNote?, withScores: Bool = true
    ) throws(Problems) -> TrialReport {
      var fields = FieldReader(json)
      let trial = fields.trial()
      let data = fields.text("data")
      var report = TrialReport(
        trial, data: data, fields.outcome(), findings: fields.findings("findings"))
      report.threshold = fields.threshold()
      report.slices = fields.slices()
      let scores = fields.scores(report.threshold, on: dataset, isWanted: withScores)
      report.scores = scores
      report.sketches = fields.sketches()
      report.times = fields.times()
      report.usage = fields.usage()
      try fields.finish()
      return report
    }
  }
}

extension JSON {
  fileprivate static func listUnlessEmpty(_ values: [JSON]) -> JSON? {
    values.isEmpty ? nil : .array(values)
  }
}

extension FieldReader {
  fileprivate mutating func trial() -> Trial {
    let seed = text("seed")
    if UInt64(seed) == nil { report("'seed' should be a whole number from 0, not '\(seed)'") }
    return Trial(
      scenario: text("scenario"), part: string("part") ?? "", seed: Seed(UInt64(seed) ?? 0),
      system: text("system"), replicate: require("replicate", count("replicate"), else: 0))
  }

  fileprivate mutating func scores(
    _ threshold: Threshold?, on dataset: DatasetNote?, isWanted: Bool
  ) -> RowScores? {
    guard let json = json("scores"), isWanted else { return nil }
    return nested { () throws(Problems) in
      var fields = FieldReader(json)
      let digest = fields.text("digest")
      let scores = fields.packed("order") { bytes throws(PackingError) in
        try ScoreOrder(bytes: bytes).scores(digest: digest, threshold: threshold, on: dataset)
      }
      try fields.finish()
      return scores
    } ?? nil
  }
}

extension JSON {
  fileprivate init(encoding order: ScoreOrder, digest: String) {
    self = .object([
      ("digest", .string(digest)), ("order", .string(Base64.text(order.bytes))),
    ])
  }
}
