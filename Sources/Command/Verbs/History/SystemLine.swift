internal import Ringtrue
internal import RingtrueCore

/// The trials of one system on one scenario.
struct SystemLine {
  let place: String
  let system: String
  private let reports: [TrialReport]

  init(place: String, system: String, _ reports: [TrialReport]) {
    self.place = place
    self.system = system
    self.reports = reports
  }

  /// A mean, and over how many of all trials it is.
  struct Mean {
    let value: Double
    let count: Int
    let trials: Int

    var shown: String { value.figures() + (count < trials ? " (\(count) of \(trials))" : "") }
  }

  var allScored: Bool { reports.allSatisfy { $0.outcome.word == "scored" } }

  /// How the trials ended, such as `4 scored, 1 failed`.
  var outcomes: String {
    Dictionary(grouping: reports, by: \.outcome.word)
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
  }

  func mean(_ metric: String) -> Mean? {
    let values = reports.compactMap { $0.measures.value(of: metric) }
    guard !values.isEmpty else { return nil }
    return Mean(
      value: values.reduce(0, +) / Double(values.count), count: values.count,
      trials: reports.count)
  }

  /// The kind of anomaly with the least mean of a metric.
  func worstKind(_ metric: String) -> String? {
    let kinds = reports.flatMap(\.slices).filter { $0.dimension == "kind" }
    let means = Dictionary(grouping: kinds, by: \.value).compactMapValues { slices -> Double? in
      let values = slices.compactMap { $0.measures.value(of: metric) }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    return means.min { ($0.value, $0.key) < ($1.value, $1.key) }
      .map { "\($0.key) \($0.value.figures(3))" }
  }

  func json(_ metrics: [String]) -> JSON {
    let means = metrics.map { metric -> (String, JSON) in
      let mean = mean(metric)
      return (
        metric,
        .object([
          ("mean", mean.map { .number($0.value) } ?? .null),
          ("values", .integer(mean?.count ?? 0)),
        ])
      )
    }
    return .object([
      ("scenario", .string(place)), ("system", .string(system)),
      ("trials", .integer(reports.count)), ("outcomes", .string(outcomes)),
      ("metrics", .object(means)),
      ("worst_kind", metrics.first.flatMap { worstKind($0) }.map { .string($0) }),
      ("look", RunLook.json(of: self)),
    ])
  }
}

extension TrialReport {
  /// What the trial gave over all rows.
  var measures: [RingtrueCore.Measure] {
    if case .scored(let measures) = outcome { measures } else { [] }
  }
}

extension [RingtrueCore.Measure] {
  fileprivate func value(of metric: String) -> Double? {
    first { $0.metric == metric }.flatMap { try? $0.value.get() }
  }
}
