internal import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueKernels
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
      let asking = Asking(breaks, task, seed: trial.seed, isStopped: { isStopped() || isLate() })
      let answers = await asking.answers(of: system)
      if isStopped() { return Attempt() }
      if isLate() {
        return Attempt(report: report(.timedOut(after: timeLimit?.inSeconds ?? 0)))
      }
      attempt = await patience.wait { Attempt(report: measured(breaks, answers)) } ?? Attempt()
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

  private func measured(_ breaks: SortedBreaks, _ answers: Answers) -> TrialReport {
    var report = report(.scored([]))
    do {
      var task = task
      task.policy = choice.policy ?? task.policy
      let judged = try JudgedAnswers(breaks, answers, task)
      let request = IntervalRequest(resamples: bench.measuring.request.resamples)
      report.outcome = .scored(judged.measures(request))
      report.slices = judged.slices(request)
    } catch {
      report.outcome = .failed("\(error)")
    }
    return report
  }

  private func report(_ outcome: Outcome) -> TrialReport {
    TrialReport(trial, data: bench.data.digest, outcome)
  }
}

/// All that a categorizer said.
struct Answers: Sendable {
  /// What it said of each request, time after time.
  var rounds: [[CategoryOutcome]] = []
  /// What it said of the harmless twins.
  var twins: [CategoryOutcome] = []
  /// Which requests came again and again, with what was said then, beside a cache.
  var reused: [(place: Int, outcome: CategoryOutcome)] = []
}

/// Puts the questions of a trial.
struct Asking: Sendable {
  private let breaks: SortedBreaks
  private let task: SortingTask
  private let seed: Seed
  private let isStopped: @Sendable () -> Bool

  init(
    _ breaks: SortedBreaks, _ task: SortingTask, seed: Seed,
    isStopped: @escaping @Sendable () -> Bool
  ) {
    (self.breaks, self.task, self.seed, self.isStopped) = (breaks, task, seed, isStopped)
  }

  /// What a system says.
  func answers(of system: any Categorizing) async -> Answers {
    var answers = Answers()
    for replicate in 0..<task.repeats where !isStopped() {
      answers.rounds.append(await round(replicate, system))
    }
    answers.twins = await system.categorize(
      breaks.twins.map(\.request), pace: task.pace, isStopped: isStopped)
    if let reuse = task.reuse, let first = answers.rounds.first {
      answers.reused = await reused(system, first, reuse)
    }
    return answers
  }

  /// What a system says when it is asked about every break once more.
  ///
  /// The first time they come as the table has them; after that in another order each time, and with
  /// others beside them, which is no reason to answer otherwise.
  private func round(
    _ replicate: Int, _ system: any Categorizing
  ) async -> [CategoryOutcome] {
    let requests = breaks.requests.map { $0.asked(replicate) }
    guard replicate > 0 else {
      return await system.categorize(requests, pace: task.pace, isStopped: isStopped)
    }
    let draws = RandomStream(seed: seed.rawValue, name: "sorting/order").entity(replicate)
    let order = requests.indices.map { (draws[UInt64($0)].bits, $0) }.sorted { $0 < $1 }.map(\.1)
    var pace = task.pace
    pace.batch = task.mixed ?? pace.batch
    let mixed = await system.categorize(
      order.map { requests[$0] }, pace: pace, isStopped: isStopped)
    var outcomes = mixed
    for (place, outcome) in zip(order, mixed) { outcomes[place] = outcome }
    return outcomes
  }

  /// Requests that come again, one after the other, and pairs that a cache may not mix up.
  private func reused(
    _ system: any Categorizing, _ first: [CategoryOutcome], _ reuse: SortingTask.Reuse
  ) async -> [(place: Int, outcome: CategoryOutcome)] {
    let ids = breaks.requests.map(\.id)
    let known = Answered(
      before: Dictionary(zip(ids, first)) { first, _ in first }, others: system)
    let cached = Remembering(known)
    let turns = CacheProbes.reuse(
      exponent: reuse.skew, distinct: ids.count, count: reuse.turns, seed: seed.rawValue)
    let asked = turns.map { ($0, breaks.requests[$0]) } + breaks.lookAlikes
    var outcomes: [(place: Int, outcome: CategoryOutcome)] = []
    for (place, request) in asked where !isStopped() {
      outcomes.append((place, await cached.categorize([request])[0]))
    }
    return outcomes
  }
}

/// Gives the answers that are known, and asks a system for others: nothing is paid for twice.
private struct Answered: Categorizing {
  let known: [String: CategoryOutcome]
  let system: any Categorizing
  var id: String { system.id }

  init(before known: [String: CategoryOutcome], others system: any Categorizing) {
    (self.known, self.system) = (known, system)
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    var outcomes: [CategoryOutcome] = []
    for request in requests {
      if let known = known[request.id] {
        outcomes.append(known)
      } else {
        outcomes += await system.categorize([request])
      }
    }
    return outcomes
  }
}
