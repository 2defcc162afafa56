internal import RingtrueCharts
internal import RingtrueCore

/// What the systems of a contest gave for some of the rows: kinds and segments, all seeds together.
struct Slices: Sendable {
  /// A kind of anomaly: what the best system reaches there, and who is best at it.
  struct Kind: Sendable {
    let name: String
    let anomalies: Int
    let leader: [String: Estimate]
    let specialist: String?
    let best: Estimate?
  }

  /// Rows that have something in common, as the best system sees them.
  struct Segment: Sendable {
    let dimension: String, value: String
    let rows: Int, anomalies: Int
    let leader: [String: Estimate]
    /// Why nothing is told of them, where that is so.
    let silence: String?
  }

  private let contest: Contest

  init(_ contest: Contest) { self.contest = contest }

  /// The kinds, by name.
  var kinds: [Kind] {
    guard let leader = contest.leader else { return [] }
    let areas = contest.systems.map { system in
      (system.name, Self.grouped(system).mapValues { Self.estimate("roc-auc", $0) })
    }
    return Self.grouped(leader).filter { $0.key[0] == "kind" }.map { key, slices in
      let ranked = areas.compactMap { name, areas in
        areas[key].flatMap { $0 }.map { (name: name, area: $0) }
      }
      // The first of equals is the better one over all.
      let best = ranked.reduce(ranked.first) { $1.area.value > $0?.area.value ?? 0 ? $1 : $0 }
      return Kind(
        name: key[1], anomalies: slices.reduce(0) { $0 + $1.anomalies },
        leader: Self.estimates(slices), specialist: best?.name, best: best?.area)
    }.sorted { $0.name < $1.name }
  }

  /// The segments, by dimension and name; slices of other things than ranked rows are none.
  var segments: [Segment] {
    guard let leader = contest.leader else { return [] }
    let ranked = Self.grouped(leader).filter { key, slices in
      !key[0].hasPrefix("kind")
        && slices.contains { $0.measures.contains { $0.metric == "roc-auc" } }
    }
    return ranked.map { key, slices in
      Segment(
        dimension: key[0], value: key[1], rows: slices.reduce(0) { $0 + $1.rows },
        anomalies: slices.reduce(0) { $0 + $1.anomalies }, leader: Self.estimates(slices),
        silence: Self.silence(slices))
    }.sorted { ($0.dimension, $0.value) < ($1.dimension, $1.value) }
  }

  private static func grouped(_ contender: Contender) -> [[String]: [Slice]] {
    Dictionary(grouping: contender.reports.flatMap(\.slices)) { [$0.dimension, $0.value] }
  }

  private static func estimate(_ metric: String, _ slices: [Slice]) -> Estimate? {
    Estimate(slices.compactMap { slice in slice.measures.first { $0.metric == metric } })
  }

  private static func estimates(_ slices: [Slice]) -> [String: Estimate] {
    let metrics = ["roc-auc", "recall", "fpr", "average-precision"]
    return metrics.reduce(into: [:]) { $0[$1] = estimate($1, slices) }
  }

  private static func silence(_ slices: [Slice]) -> String? {
    for measure in slices.flatMap(\.measures) where measure.metric == "roc-auc" {
      if case .failure(let reason) = measure.value { return reason.description }
    }
    return nil
  }
}
