internal import RingtrueCore
internal import RingtrueMetrics

/// What is known of the rows that a dataset is measured on, found out once for all its trials.
struct MeasuredRows: Sendable {
  /// The rows, as places in the table.
  let rows: [Int]
  /// What is known of them.
  let labels: Labels
  /// Which of them only look anomalous.
  let decoys: RowSet?
  /// How much money each moves, in minor units, where that is known.
  let amounts: [Int64]?
  /// When each happened, where that is known.
  let times: [Instant]?
  /// Whose each is, where that is known.
  let entities: Clusters?
  /// What happened among them: events with the places of their rows, decoys left out.
  let events: [TrueEvent]
  /// Those of them that have something in common: kinds, severities, segments.
  let segments: [Segment]

  /// Finds out what is known of the measured rows of a dataset.
  init(_ data: TrialData) {
    let rows = data.measured
    self.rows = rows
    labels = data.labels(of: rows)
    let truth = data.truth
    let decoys = rows.indices.filter { truth.rows[rows[$0]].role == .decoy }
    self.decoys = decoys.isEmpty ? nil : RowSet(decoys)
    amounts = data.amounts(of: rows)
    times = data.times(of: rows)
    entities = data.roles.entity.flatMap { data.table[$0] }.map { column in
      Clusters(rows.map { column.text($0) })
    }
    events = Self.events(of: truth, among: rows)
    segments = Segment.all(of: data, rows, labels, amounts: amounts, times: times)
  }

  /// The events that have rows here, with the places of these alone.
  private static func events(of truth: GroundTruth, among rows: [Int]) -> [TrueEvent] {
    let places = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    return truth.events.filter { $0.decoyOf == nil }.compactMap { event in
      var event = event
      event.rows = event.rows.filter { truth.rows[$0].role != .collateral }.compactMap {
        places[$0]
      }
      return event.rows.isEmpty ? nil : event
    }
  }

  /// Where some of the rows stand among them; both ascend, unless all are asked for.
  func places(of some: [Int]) -> [Int] {
    if some == rows { return Array(rows.indices) }
    let places = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
    return some.compactMap { places[$0] }
  }

  /// What is known of a trial, in all parts that there is something for.
  func evidence(_ judged: Judgement) throws(MetricsError) -> Evidence {
    var evidence = Evidence()
    let (scores, flags) = (judged.scores, judged.flags)
    evidence.ranking = try Ranking(scores: scores, labels: labels)
    evidence.decisions = try Decisions(
      flags: flags, labels: labels, threshold: judged.threshold, decoys: decoys)
    if let amounts {
      evidence.losses = try Losses(amountsMinor: amounts, flags: flags, labels: labels)
    }
    if let times {
      evidence.workload = try Workload(
        scores: scores, labels: labels, days: times.map { Int($0.day.number) },
        accounts: entities)
      if !events.isEmpty {
        evidence.campaigns = campaigns(flags, times)
      }
    }
    return evidence
  }

  private func campaigns(_ flags: [Bool], _ times: [Instant]) -> Campaigns {
    Campaigns(
      events.map { event in
        let rows = event.rows.map {
          Campaigns.Row(
            time: times[$0], isFlagged: flags[$0], amountMinor: amounts?[$0] ?? 0)
        }
        // What began before the measured rows could not have been noticed before them.
        let first = rows.map(\.time).min() ?? event.earliestKnowable
        return Campaigns.Campaign(
          earliestKnowable: max(first, event.earliestKnowable), rows: rows)
      }, hasAmounts: amounts != nil)
  }
}
