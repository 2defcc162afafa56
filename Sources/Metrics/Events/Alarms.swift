import RingtrueCore

extension Metric {
  /// How many indices pass from an event's start to its first flag, on average.
  public static let detectionDelay = Metric(
    MetricCard(
      id: "detection-delay", family: "events",
      summary: "Indices from an event's start to its first flag, on average over detected events.",
      better: .lower, range: 0...Double.infinity,
      interval: "none: the events of one series are too few and not independent",
      reference: "Lavin & Ahmad, ICMLA 2015, doi:10.1109/ICMLA.2015.141"),
    from: \.events
  ) { series throws(Undefined) in
    let flags = try series.givenFlags()
    let delays = try series.givenEvents().compactMap { event in
      flags[event].firstIndex(of: true).map { $0 - event.lowerBound }
    }
    guard !delays.isEmpty else { throw .nothingDetected }
    return Double(delays.reduce(0, +)) / Double(delays.count)
  }

  /// The events that have no flag.
  public static let missedEvents = count(
    "missed-events", "How many events no flag falls into; read it beside detection-delay."
  ) { series, alarms throws(Undefined) in
    try series.givenEvents().count { alarms.overlapping($0).isEmpty }
  }

  /// The alarms that touch no event.
  public static let falseAlarmEvents = count(
    "false-alarm-events", "How many runs of flags touch no anomalous index."
  ) { series, alarms throws(Undefined) in
    guard !series.truth.isEmpty else { throw .noRows }
    return alarms.count { series.events.overlapping($0).isEmpty }
  }
}

private func count(
  _ id: String, _ summary: String,
  _ value: @escaping @Sendable (EventSeries, [Range<Int>]) throws(Undefined) -> Int
) -> Metric {
  Metric(
    MetricCard(
      id: id, family: "events", summary: summary, better: .lower, range: 0...Double.infinity,
      interval: "none: a count of one series", reference: "by definition"),
    from: \.events
  ) { series throws(Undefined) in Double(try value(series, series.alarms())) }
}

extension Undefined {
  /// No event has a flag.
  static let nothingDetected = Undefined(code: "nothing-detected", "no event has a flag")
}
