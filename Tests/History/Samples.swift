import RingtrueCore

@testable import RingtrueHistory

/// Numbers that look like chance and are the same each time (Steele and Vigna's SplitMix64).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// An even number from 0 to 1.
  mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// About a number of the normal law: the sum of twelve even ones.
  mutating func bell() -> Double { (0..<12).reduce(-6) { sum, _ in sum + share() } }
}

/// Runs that were never run, of any size.
struct Sample {
  var scenario = "quick"
  var seeds = 2
  var systems = ["lof:k=20", "=cmd|'calc'!A1", "iforest"]
  var rows = 60
  var commit = "abc1234"
  var hasMoney = true
  /// Added to the measures of every trial.
  var shift = 0.0

  var trials: [Trial] {
    (0..<seeds).flatMap { seed in
      systems.map {
        Trial(scenario: scenario, part: "ledger", seed: Seed(UInt64(seed)), system: $0)
      }
    }
  }

  func note(_ id: String, begun: Int64 = 1_795_000_000, shard: Shard? = nil) -> RunNote {
    RunNote(
      id: id, begun: Instant(seconds: begun), arguments: ["run", scenario],
      choices: [.init("seeds", "\(seeds)", from: "flag")],
      scenarios: [.init(scenario, digest: "5ce0")], plan: "plan of \(scenario) \(seeds)",
      planned: trials.count, shard: shard, tags: [.init("team", "fraud")],
      environment: ["commit": .string(commit), "dirty": false])
  }

  /// The dataset of a seed: an anomaly every twentieth row, the first third not measured.
  func dataset(_ trial: Trial) -> DatasetNote {
    let measured = Array(rows / 3..<rows)
    let labels = measured.map {
      $0 % 20 == 3 ? Label.anomalous : $0 % 9 == 1 ? .unlabelled : .normal
    }
    let anomalies = labels.count { $0 == .anomalous }
    return DatasetNote(
      name: trial.dataset, digest: "da7a\(trial.seed)", rowCount: rows, measured: measured,
      labels: Labels(labels),
      kinds: [RowKind("ring", rows: measured.filter { $0 % 20 == 3 })],
      days: hasMoney ? Day(20_400)...Day(20_430) : nil,
      anomalousAmounts: hasMoney ? (0..<anomalies).map { Int64($0 * 999) } : nil,
      ids: hasMoney ? measured.map { "T\(1000 + $0)" } : nil,
      findings: [Finding(code: "RT004", .notice, "rows repeat")])
  }

  func report(_ trial: Trial, place: Int, timed: Double = 1) -> TrialReport {
    let dataset = dataset(trial)
    var dice = Dice(UInt64(place) &* 977 &+ trial.seed.rawValue)
    if place % 7 == 6 {
      let ways: [Outcome] = [
        .failed("no memory"), .undefined(.oneClass), .skipped("slow"), .timedOut(after: 2.5),
      ]
      return TrialReport(trial, data: dataset.digest, ways[place / 7 % 4])
    }
    var report = TrialReport(
      trial, data: dataset.digest, .scored(measures(&dice)),
      findings: place % 3 == 0 ? [Finding(code: "RT001", .warning, "few positives")] : [])
    report.threshold = Threshold(1.5, from: .calibration, by: "budget:alerts=5")
    report.slices = ["ring", "drift"].map {
      Slice(dimension: "kind", value: $0, rows: 9, anomalies: 2, measures: measures(&dice))
    }
    let scores = dataset.labels.rows.map { dice.bell() + ($0 == .anomalous ? 2 : 0) }
    report.scores = RowScores(rows: dataset.measured, scores: scores, digest: "5c0\(place)")
    report.times = [
      StageTime(.fit, rows: 40, buckets: [.init(nanoseconds: Int(9000 * timed), count: 3)])
    ]
    report.usage = Usage(processorSeconds: timed, wallSeconds: timed / 2, peakBytes: 4096)
    return report
  }

  private func measures(_ dice: inout Dice) -> [Measure] {
    let value = dice.share() + shift
    let bounds = Measure.Interval(
      low: value - 0.1, high: value + 0.1, confidence: 0.95, method: "delong")
    return [
      Measure(metric: "roc-auc", value: .success(value), interval: .success(bounds)),
      Measure(
        metric: "precision", version: 2, value: .failure(.nothingFlagged),
        interval: .failure(.nothingFlagged)),
    ]
  }

  /// All events of a run, or of a shard of it.
  func events(
    _ id: String, begun: Int64 = 1_795_000_000, shard: Shard? = nil, timed: Double = 1
  ) -> [Event] {
    let own = trials.enumerated().filter { shard?.holds($0.offset) ?? true }
    var events: [Event] = [.runStarted(note(id, begun: begun, shard: shard), own.map(\.element))]
    var known: Set<String> = []
    for (place, trial) in own {
      if known.insert(trial.dataset).inserted { events.append(.dataReady(dataset(trial))) }
      events.append(.trialStarted(trial))
      events.append(.trialEnded(report(trial, place: place, timed: timed)))
    }
    events.append(.found(Finding(code: "RT020", .notice, "one scenario only"), in: nil))
    return events + [.runEnded(id: id, complete: true)]
  }

  /// The record of a run as it is kept.
  func record(_ id: String, begun: Int64 = 1_795_000_000, shard: Shard? = nil) throws -> RunRecord {
    let store = try HistoryTables(":memory:", patience: .zero)
    let events = events(id, begun: begun, shard: shard)
    var run: Int64 = 0
    for event in events {
      switch event {
      case .runStarted(let note, _): run = try store.begin(note)
      case .dataReady(let note): try store.add(PackedDataset(note), to: run)
      case .found(let finding, _): try store.add(finding, to: run)
      case .trialEnded(let report):
        try store.add(PackedReport(report, on: dataset(report.trial)), to: run)
      default: break
      }
    }
    try store.end(run, isComplete: true)
    return try store.record(of: run)
  }
}

extension Sink {
  /// Tells one event after the other.
  func tell(_ events: some Sequence<Event>) async throws {
    for event in events { try await receive(event) }
  }
}
