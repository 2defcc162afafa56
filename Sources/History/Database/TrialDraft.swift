internal import RingtrueCore
internal import RingtrueStore

/// What a trial gave, while its rows of several tables are being put together.
struct TrialDraft {
  private let trial: Trial
  private let data: String
  private let outcome: Outcome
  private let threshold: Threshold?
  private let usage: Usage?
  var measures: [Measure] = []
  var findings: [Finding] = []
  var slices: [Slice] = []
  var times: [StageTime] = []
  var scores: (digest: String, order: ScoreOrder)?

  /// Begins with a row of the table of trials and the names it refers to.
  init(_ row: borrowing Row) throws {
    trial = Trial(
      scenario: try row[1], part: try row[2],
      seed: Seed(UInt64(bitPattern: try row[3] as Int64)), system: try row[4],
      replicate: try row[5])
    data = try row[6]
    outcome = try Outcome(row)
    let score: Double? = try row[11]
    let provenance: String? = try row[12]
    let rule: String? = try row[13]
    threshold = score.flatMap { score in
      provenance.flatMap(Threshold.Provenance.init(rawValue:)).map {
        Threshold(score, from: $0, by: rule ?? "")
      }
    }
    let processor: Double? = try row[14]
    let (wall, peak): (Double?, Int?) = (try row[15], try row[16])
    usage = wall.map { Usage(processorSeconds: processor, wallSeconds: $0, peakBytes: peak) }
  }

  /// The whole; scores need the dataset that they were given for.
  func report(_ datasets: [DatasetNote]) throws -> TrialReport {
    var outcome = outcome
    if case .scored = outcome { outcome = .scored(measures) }
    var report = TrialReport(trial, data: data, outcome, findings: findings)
    report.threshold = threshold
    report.usage = usage
    report.times = times
    report.slices = slices
    if let scores {
      let dataset = datasets.first { $0.name == trial.dataset && $0.digest == data }
      do throws(PackingError) {
        report.scores = try scores.order.scores(
          digest: scores.digest, threshold: threshold, on: dataset)
      } catch {
        throw HistoryError.packed("the scores of \(trial)", "\(error)")
      }
    }
    return report
  }
}

extension Outcome {
  /// The outcome of a row: word, code, text and seconds; measures come from elsewhere.
  fileprivate init(_ row: borrowing Row) throws {
    let word: String = try row[7]
    let (code, text): (String?, String?) = (try row[8], try row[9])
    switch word {
    case "undefined": self = .undefined(Undefined(code: code ?? "", text ?? ""))
    case "failed": self = .failed(text ?? "")
    case "skipped": self = .skipped(text ?? "")
    case "timed-out": self = .timedOut(after: try row[10] ?? 0)
    default: self = .scored([])
    }
  }
}
