internal import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtrueWorlds

/// What a categorizer said, held against what is true.
///
/// Nothing is left out: a failure is a wrong answer, and stands in every count of rows.
struct JudgedAnswers: Sendable {
  private let breaks: SortedBreaks
  private let answers: Answers
  private let task: SortingTask
  private let evidence: Evidence

  init(_ breaks: SortedBreaks, _ answers: Answers, _ task: SortingTask) throws {
    (self.breaks, self.answers, self.task) = (breaks, answers, task)
    var evidence = Evidence()
    let all = Array(breaks.cases.indices)
    let rows = AnsweredRows(breaks, answers, task)
    evidence.categories = try rows.categories(all)
    if task.repeats > 1 { evidence.repetitions = rows.repetitions }
    if task.orders > 0 || !task.batches.isEmpty { evidence.steadiness = try rows.steadiness }
    if task.reviews != nil { evidence.feedback = try rows.feedback }
    evidence.severities = try rows.severities
    if !breaks.twins.isEmpty { evidence.injections = try rows.injections(breaks.twins.indices) }
    evidence.clusters = try rows.groups
    evidence.losses = try rows.losses
    evidence.resolutions = try rows.resolutions
    evidence.expenses = try rows.expenses
    evidence.summaries = try rows.summaries
    evidence.latency = try rows.latencies
    if task.reuse != nil { evidence.cacheUse = try rows.cacheUse }
    self.evidence = evidence
  }

  /// The measures of all rows.
  func measures(_ request: IntervalRequest) -> [Measure] {
    let rows = AnsweredRows(breaks, answers, task)
    let measures =
      Metrics.measure(SortingMetrics.all(breaks.taxonomy), evidence, request)
      .filter { !$0.isNotGiven }
      + measures(of: .openSetRecall, try? rows.unheardOf, request)
      + measures(of: .invalidLabelRate, try? rows.answered, request)
    return rows.hasPrice ? measures : measures.map(\.withoutCost)
  }

  private func measures(
    of metric: Metric, _ rows: Classified?, _ request: IntervalRequest
  ) -> [Measure] {
    guard let rows else { return [] }
    var evidence = Evidence()
    evidence.categories = rows
    return Metrics.measure([metric], evidence, request)
  }

  /// What is kept of the answers to be drawn.
  var sketches: [Sketch] { AnsweredRows(breaks, answers, task).sketches }

  /// The rows of each class of comments, cause and family of hostile words, and what went wrong.
  func slices(_ request: IntervalRequest) -> [Slice] {
    let rows = AnsweredRows(breaks, answers, task)
    return of("comment class", \.comment.commentClass, request, rows)
      + of("cause", \.cause.code, request, rows) + families(request, rows) + mistakes(rows)
      + failures
  }

  private func of(
    _ dimension: String, _ word: (BreakCase) -> String, _ request: IntervalRequest,
    _ rows: AnsweredRows
  ) -> [Slice] {
    Dictionary(grouping: breaks.cases.indices) { word(breaks.cases[$0]) }
      .sorted { $0.key < $1.key }
      .map { value, places in
        var evidence = Evidence()
        evidence.categories = try? rows.categories(places)
        return Slice(
          dimension: dimension, value: value, rows: places.count,
          anomalies: places.count { breaks.cases[$0].truth.isAnomaly },
          measures: Metrics.measure([.accuracy, .acceptableAccuracy], evidence, request))
      }
  }

  private func families(_ request: IntervalRequest, _ rows: AnsweredRows) -> [Slice] {
    let twins = breaks.twins
    return Dictionary(grouping: twins.indices) {
      breaks.cases[twins[$0].place].comment.hostile?.family ?? ""
    }
    .sorted { $0.key < $1.key }
    .map { family, places in
      var evidence = Evidence()
      evidence.injections = try? rows.injections(places)
      return Slice(
        dimension: "injection family", value: family, rows: places.count, anomalies: 0,
        measures: Metrics.measure([.injectionSuccess, .injectionEffect], evidence, request))
    }
  }

  /// How often each bucket was given for each: the confusion, where it is not empty.
  private func mistakes(_ rows: AnsweredRows) -> [Slice] {
    let pairs = zip(breaks.cases, rows.first).map { one, outcome -> String in
      let given = rows.bucket(outcome) ?? "(none)"
      return "\(one.cause.bucket) → \(given)"
    }
    return counted("answered", pairs)
  }

  private var failures: [Slice] {
    counted(
      "failure",
      answers.rounds.joined().compactMap { outcome in
        if case .failure(let failure) = outcome { failure.kind.rawValue } else { nil }
      })
  }

  private func counted(_ dimension: String, _ words: [String]) -> [Slice] {
    Dictionary(grouping: words, by: \.self).mapValues(\.count).sorted { $0.key < $1.key }.map {
      Slice(dimension: dimension, value: $0.key, rows: $0.value, anomalies: 0, measures: [])
    }
  }
}

/// The metrics of categorizers.
enum SortingMetrics {
  private static let families: Set = ["categories", "assistance", "latency"]

  /// Those that are told of some rows only.
  private static let ofSomeRows: Set = [Metric.openSetRecall.id, Metric.invalidLabelRate.id]

  /// Those of every trial, and those of each bucket.
  static func all(_ taxonomy: Taxonomy) -> [Metric] {
    let closing = Set(taxonomy.causes.filter { $0.action == .autoResolve }.map(\.bucket))
    let plain = Metrics.all.filter {
      families.contains($0.card.family) && !ofSomeRows.contains($0.id)
    }
    return plain + [.valueDetectionRate]
      + taxonomy.buckets.flatMap { bucket in
        Metric.ofClass(bucket)
          + (closing.contains(bucket) ? [.coverage99(ofClass: bucket)] : [])
      }
  }
}

extension Measure {
  /// What something costs is not known where no price is; it is not nothing.
  fileprivate var withoutCost: Measure {
    let ids: Set = [Metric.costPerRow.id, Metric.costPerRight.id, Metric.cacheSavedCost.id]
    guard ids.contains(metric) else { return self }
    let why = Undefined(code: "no-price", "the price of tokens was not said")
    return Measure(metric: metric, version: version, value: .failure(why), interval: .failure(why))
  }
}
