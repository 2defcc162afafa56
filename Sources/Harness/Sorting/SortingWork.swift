internal import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtruePlatform
internal import RingtrueWorlds

/// The trying of one categorizer, from the requests to the measures.
///
/// It waits more than it computes, so that it holds a thread only while it measures. It is tried in
/// this process even where others have their own: what may break is a program or a server already.
struct SortingWork: Sendable {
  let trial: Trial
  let choice: CategorizerChoice
  let task: SortingTask
  let bench: TrialBench
  let clock: SystemClock
  let patience: Patience
  /// How long it may take.
  let timeLimit: Duration?
  /// Whether the whole run is to stop.
  let isStopped: @Sendable () -> Bool

  /// Tries it; whatever happens is an outcome.
  func attempt() async -> Attempt {
    let began = clock.nanoseconds
    let isLate: @Sendable () -> Bool = {
      timeLimit.map { clock.elapsed(since: began) > $0 } ?? false
    }
    guard let breaks = SortedBreaks(bench.data), !breaks.requests.isEmpty else {
      let why = "nobody wrote on any break among the rows that are measured"
      return Attempt(report: report(.undefined(Undefined(code: "no-breaks", why))))
    }
    var attempt: Attempt
    do {
      let system = try choice.make(order(breaks))
      var task = task
      task.policy = choice.policy ?? task.policy
      let asking = Asking(breaks, task, seed: trial.seed, isStopped: { isStopped() || isLate() })
      let answers = await asking.answers(of: system)
      if isStopped() { return Attempt() }
      if isLate() {
        return Attempt(report: report(.timedOut(after: timeLimit?.inSeconds ?? 0)))
      }
      let judged = task
      attempt =
        await patience.wait { Attempt(report: measured(breaks, answers, judged)) } ?? Attempt()
    } catch {
      attempt = Attempt(report: report(.failed("\(error)")))
    }
    // What other trials do meanwhile shows on no clock that could be read here.
    attempt.report?.usage = Usage(
      processorSeconds: nil, wallSeconds: clock.elapsed(since: began).inSeconds)
    return attempt
  }

  private func order(_ breaks: SortedBreaks) throws -> BackendOrder {
    var order = BackendOrder(
      taxonomy: breaks.taxonomy, seed: trial.conditionsSeed.rawValue, truth: breaks.key,
      examples: breaks.examples)
    if choice.backend.isModel, let model = task.model {
      order.model = try model.order(price: task.price, inFlight: task.pace.inFlight)
    }
    return order
  }

  private func measured(
    _ breaks: SortedBreaks, _ answers: Answers, _ task: SortingTask
  ) -> TrialReport {
    var report = report(.scored([]))
    do {
      let judged = try JudgedAnswers(breaks, answers, task)
      let request = IntervalRequest(resamples: bench.measuring.request.resamples)
      report.outcome = .scored(judged.measures(request))
      report.slices = judged.slices(request)
      report.sketches = judged.sketches
    } catch {
      report.outcome = .failed("\(error)")
    }
    return report
  }

  private func report(_ outcome: Outcome) -> TrialReport {
    TrialReport(trial, data: bench.data.digest, outcome)
  }
}
