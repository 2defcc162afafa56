import RingtrueCore

extension Metric {
  /// A share of independent rows, with Wilson's interval where they stand alone.
  static func assistance<Part: Repeated>(
    _ id: String, _ summary: String, _ better: MetricCard.Orientation,
    of part: @escaping @Sendable (Evidence) -> Part?,
    _ value: @escaping @Sendable (Part) throws(Undefined) -> Proportion
  ) -> Metric {
    Metric(
      .assistance(id, summary, better, interval: intervalOfShares),
      resampling: part,
      unless: { part, request throws(Undefined) in
        let share = try value(part)
        return request.interval(
          of: share, clusters: part.clusters.map { min($0.count, share.trials) })
      }
    ) { part throws(Undefined) in try value(part).share }
  }
}

extension MetricCard {
  static func assistance(
    _ id: String, _ summary: String, _ better: Orientation = .higher,
    in range: ClosedRange<Double> = 0...1, interval: String
  ) -> MetricCard {
    MetricCard(
      id: id, family: "assistance", summary: summary, better: better, range: range,
      interval: interval, reference: "by definition")
  }
}
