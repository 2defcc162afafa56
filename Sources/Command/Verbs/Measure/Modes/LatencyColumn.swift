internal import Ringtrue
internal import RingtrueCore

extension MeasureMode {
  /// How long requests took.
  static let latency = MeasureMode(
    [MeasureFlags.latency],
    takes: [MeasureFlags.unit, MeasureFlags.started, MeasureFlags.intended, MeasureFlags.every],
    examples: [
      Example("ringtrue measure calls.csv --latency took_ms", "How long do requests take?"),
      Example(
        "ringtrue measure calls.csv --latency took --unit us --started sent --intended due",
        "And from when they were due, so that waiting for slow ones counts?"),
    ]
  ) { call in
    let file = try MeasuredFile(call)
    let timings = try Timings(file, call.values[MeasureFlags.latency] ?? "")
    var evidence = Evidence()
    evidence.latency = try timings.latencies()
    var report = file.report(evidence)
    report.lead += ["latencies in nanoseconds"]
    return report.answer
  }
}

/// What a number of time counts.
enum LatencyUnit: String, CaseIterable, Sendable {
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"

  var inNanoseconds: Double {
    switch self {
    case .nanoseconds: 1
    case .microseconds: 1e3
    case .milliseconds: 1e6
    case .seconds: 1e9
    }
  }
}

/// The columns of a file that tell how long requests took, in nanoseconds.
private struct Timings {
  let file: MeasuredFile
  let unit: LatencyUnit
  /// How long each request took.
  let durations: [Int]

  init(_ file: MeasuredFile, _ name: String) throws {
    self.file = file
    let suffix = LatencyUnit.allCases.first { name.hasSuffix("_" + $0.rawValue) }
    guard let unit = file.values[MeasureFlags.unit] ?? suffix else {
      throw Failure(
        .usage, "nothing says the unit of column '\(name)'; add --unit ns, us, ms or s")
    }
    self.unit = unit
    durations = try file.wholeNumbers(name).enumerated().map { row, number in
      guard number >= 0, let nanoseconds = Self.whole(number * unit.inNanoseconds) else {
        throw Failure(
          .badData,
          "column '\(name)' has \(number) in row \(row + 1); write how long it took, 0 or more")
      }
      return nanoseconds
    }
  }

  /// From when requests were meant to start, where that is told; from when they did otherwise.
  func latencies() throws -> Latencies {
    let sent = try file.values[MeasureFlags.started].map(starts)
    let intended = try file.values[MeasureFlags.intended].map(starts)
    if let interval = file.values[MeasureFlags.every] {
      return try hidden(every: interval, sent: sent ?? intended)
    }
    guard let began = sent ?? intended else { return try Latencies(samples: durations) }
    return try Latencies(
      intendedStarts: intended ?? began, ends: zip(began, durations).map { $0 + $1 })
  }

  /// With those that slow requests hid, since no other could be sent meanwhile.
  private func hidden(every interval: Duration, sent: [Int]?) throws -> Latencies {
    guard !file.values.isGiven(MeasureFlags.intended) else {
      throw Failure(
        .usage, "--every guesses what --intended tells; leave one of them")
    }
    let (seconds, attoseconds) = interval.components
    let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    guard nanoseconds > 0 else {
      throw Failure(.usage, "--every must be longer than no time; give a span such as 10ms")
    }
    var histogram = LatencyHistogram()
    for duration in durations { histogram.record(duration, expectedEvery: nanoseconds) }
    return Latencies(histogram)
  }

  /// Starts in nanoseconds: times, or numbers in the unit of the latencies.
  private func starts(_ name: String) throws -> [Int] {
    let column = try file.table.column(name)
    let exact: [(Int64, Int64)]? =
      column.missing.isEmpty && column.cells.integers != nil
      ? column.cells.integers?.map { ($0, Int64(unit.inNanoseconds)) }
      : column.cells.isNumeric ? nil : try file.instants(name).map { ($0.microseconds, 1000) }
    if let exact {
      return try exact.enumerated().map { row, count in
        let (nanoseconds, isTooLarge) = count.0.multipliedReportingOverflow(by: count.1)
        if isTooLarge { throw Self.tooFar(name, row) }
        return Int(nanoseconds)
      }
    }
    return try file.wholeNumbers(name).enumerated().map { row, number in
      guard let nanoseconds = Self.whole(number * unit.inNanoseconds) else {
        throw Self.tooFar(name, row)
      }
      return nanoseconds
    }
  }

  private static func whole(_ number: Double) -> Int? {
    number.magnitude < 0x1p62 ? Int(number.rounded()) : nil
  }

  private static func tooFar(_ name: String, _ row: Int) -> Failure {
    Failure(.badData, "column '\(name)' has a time too far away in row \(row + 1); mend the row")
  }
}
