internal import RingtrueCore
internal import RingtrueDetectors
internal import RingtrueKernels
internal import RingtrueMetrics
internal import RingtruePlatform

/// The trying of one trial, from the features to the measures, on the thread of the caller.
struct TrialWork: Sendable {
  let planned: PlannedTrial
  let bench: TrialBench
  let clock: SystemClock
  /// How many threads the trial may use.
  let width: Int
  /// How many bytes a trial may use.
  let memoryLimit: Int?
  /// How long a trial may take.
  let timeLimit: Duration?
  /// Whether the whole run is to stop.
  let isStopped: @Sendable () -> Bool

  /// Tries it; whatever happens is an outcome.
  func attempt() -> Attempt {
    let (began, processor) = (clock.nanoseconds, clock.threadNanoseconds)
    var attempt = attempt(since: began)
    let wall = clock.elapsed(since: began).inSeconds
    // Other threads of the trial do not show on this one's clock.
    let own = Double(clock.threadNanoseconds - processor) * 1e-9
    attempt.report?.usage = Usage(processorSeconds: own, wallSeconds: wall)
    return attempt
  }

  private func attempt(since began: UInt64) -> Attempt {
    let conditions = Conditions(
      seed: planned.trial.conditionsSeed, width: width, memoryLimit: memoryLimit,
      isCancelled: { isStopped() || isLate(began) })
    do {
      switch planned.subject {
      case .oracle:
        let report = try OracleReport(data: bench.data, rows: bench.rows)
          .report(planned.trial, threads: width)
        return Attempt(report: report)
      case .system(let system):
        return try attempt(system, under: conditions)
      case .categorizer:
        preconditionFailure("categorizers are asked beside threads, by their own work")
      }
    } catch is CancellationError {
      guard !isStopped() else { return Attempt() }
      return Attempt(report: report(.timedOut(after: timeLimit?.inSeconds ?? 0)))
    } catch let error as DetectorError where error.isRefusal {
      return Attempt(report: report(.skipped(error.description)))
    } catch {
      return Attempt(report: report(.failed("\(error)")))
    }
  }

  private func attempt(_ system: SystemChoice, under conditions: Conditions) throws -> Attempt {
    guard let prepared = bench.preparation(system.featuresName) else {
      preconditionFailure("features are made before a trial that needs them")
    }
    let rounds = try prepared.get()
    var judged = Judgement(count: bench.rows.rows.count)
    var watch = ScoreWatch(bench.rows)
    var timed: TimedSubject?
    var last: Scoring?
    for (place, rows) in rounds.enumerated() {
      let scoring = try Scoring(
        system, on: rows, known: bench.known[place],
        isTransductive: bench.data.split == .transductive, under: conditions, clock: clock)
      let places = bench.rows.places(of: bench.stages[place].measured)
      judged.add(scoring, at: places)
      watch?.add(scoring, at: places)
      timed = TimedSubject(
        detector: system.detector, fitted: scoring.fitted, rows: rows, fitTime: scoring.fitTime,
        seed: conditions.seed)
      last = scoring
      try conditions.checkCancelled()
    }
    let look = try last.flatMap { try closerLook(at: $0, of: system, under: conditions) }
    var report = try report(of: judged, look)
    report.sketches = (look?.sketches ?? []) + (watch?.sketches(flags: judged.flags) ?? [])
    return Attempt(report: report, timeable: timed.map { .here($0) })
  }

  /// A look at what the last round taught.
  private func closerLook(
    at scoring: Scoring, of system: SystemChoice, under conditions: Conditions
  ) throws -> CloserLook? {
    let isOrdered = system.card.traits.contains(.ordered)
    return try bench.looked(system.featuresName, isOrdered: isOrdered).map { rows in
      try CloserLook(
        at: scoring.fitted, whichGave: scoring.scores, on: rows,
        resamples: bench.measuring.request.resamples, under: conditions)
    }
  }

  private func report(of judged: Judgement, _ look: CloserLook?) throws -> TrialReport {
    let ascending = argsort(judged.scores.span)
    let findings = TrialGuards.findings(
      in: judged, ascending: ascending, of: bench.rows, in: bench.data.table)
    var report = report(.scored([]), findings)
    report.threshold = judged.threshold
    report.scores = RowScores(
      rows: bench.rows.rows, scores: judged.scores,
      digest: TableDigest.hexadecimal(of: judged.scores), ascending: ascending)
    if bench.rows.labels.anomalousCount == 0 || bench.rows.labels.normalCount == 0 {
      report.outcome = .undefined(.oneClass)
      return report
    }
    report.outcome = .scored(try bench.measuring.measures(judged) + (look?.measures ?? []))
    report.slices = try bench.measuring.slices(judged) + (look?.slices ?? [])
    return report
  }

  private func report(_ outcome: Outcome, _ findings: [Finding] = []) -> TrialReport {
    TrialReport(planned.trial, data: bench.data.digest, outcome, findings: findings)
  }

  private func isLate(_ began: UInt64) -> Bool {
    timeLimit.map { clock.elapsed(since: began) > $0 } ?? false
  }
}

extension Trial {
  /// The seed that the system draws from: that of the data, or one of its own for a repetition.
  var conditionsSeed: Seed {
    // The golden ratio's bits keep the seeds of repetitions apart from those of other trials.
    Seed(seed.rawValue &+ UInt64(replicate) &* 0x9E37_79B9_7F4A_7C15)
  }
}
