internal import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueKernels
internal import RingtrueWorlds

/// All that a categorizer said.
struct Answers: Sendable {
  /// What it said of each request, time after time.
  var rounds: [[CategoryOutcome]] = []
  /// What it said when they came in another order, each time, and with others beside them.
  var reordered: [[CategoryOutcome]] = [], regrouped: [[CategoryOutcome]] = []
  /// What it said of the later half once reviewers of the earlier one were heard.
  var reviewed: [CategoryOutcome] = []
  /// What it said of the harmless twins.
  var twins: [CategoryOutcome] = []
  /// Which requests came again and again, with what was said then, beside a cache; after them, those
  /// that only try whether it mixes up what is alike.
  var reused: [(place: Int, outcome: CategoryOutcome, isProbe: Bool)] = []
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
      answers.rounds.append(
        await system.categorize(
          breaks.requests.map { $0.asked(replicate) }, pace: task.pace, isStopped: isStopped))
    }
    for number in 0..<task.orders where !isStopped() {
      answers.reordered.append(await reordered(number, system))
    }
    for size in task.batches where !isStopped() {
      var pace = task.pace
      pace.batch = size
      answers.regrouped.append(
        await system.categorize(breaks.requests, pace: pace, isStopped: isStopped))
    }
    answers.twins = await system.categorize(
      breaks.twins.map(\.request), pace: task.pace, isStopped: isStopped)
    if let reuse = task.reuse, let first = answers.rounds.first {
      answers.reused = await reused(system, first, reuse)
    }
    if let reviews = task.reviews, let first = answers.rounds.first {
      answers.reviewed = await reviewed(system, first, reviews)
    }
    return answers
  }

  /// What a system says of every break when they come in another order, which is no reason to answer
  /// otherwise; in the order of the table.
  private func reordered(_ number: Int, _ system: any Categorizing) async -> [CategoryOutcome] {
    let requests = breaks.requests
    let draws = RandomStream(seed: seed.rawValue, name: "sorting/order").entity(number)
    let order = requests.indices.map { (draws[UInt64($0)].bits, $0) }.sorted { $0 < $1 }.map(\.1)
    let shuffled = await system.categorize(
      order.map { requests[$0] }, pace: task.pace, isStopped: isStopped)
    var outcomes = shuffled
    for (place, outcome) in zip(order, shuffled) { outcomes[place] = outcome }
    return outcomes
  }

  /// What it says of the later half of the breaks once it was corrected by those who looked at what
  /// was not closed unseen of the earlier half.
  private func reviewed(
    _ system: any Categorizing, _ first: [CategoryOutcome], _ reviews: SortingTask.Reviews
  ) async -> [CategoryOutcome] {
    let half = breaks.earlier
    let corrected = Corrected(known(first, system))
    let queue = ReviewQueue(
      Array(breaks.requests[..<half]), Array(first[..<half]),
      by: Resolver(task.policy, taxonomy: breaks.taxonomy, seen: breaks.seen))
    let reviewer = Reviewer(
      breaks.key, among: breaks.taxonomy.buckets, skill: reviews.skill, seed: seed.rawValue)
    for item in queue.items.prefix(reviews.most ?? .max) {
      if let found = reviewer.finding(on: item) { corrected.learn(found, on: item) }
    }
    return await corrected.categorize(Array(breaks.requests[half...]))
  }

  /// What was said already; a system is asked about nothing else.
  private func known(_ said: [CategoryOutcome], _ system: any Categorizing) -> Answered {
    Answered(
      before: Dictionary(zip(breaks.requests.map(\.id), said)) { first, _ in first },
      others: system)
  }

  /// Requests that come again, one after the other, and pairs that a cache may not mix up.
  private func reused(
    _ system: any Categorizing, _ first: [CategoryOutcome], _ reuse: SortingTask.Reuse
  ) async -> [(place: Int, outcome: CategoryOutcome, isProbe: Bool)] {
    let cached = Remembering(known(first, system))
    let turns = CacheProbes.reuse(
      exponent: reuse.skew, distinct: breaks.requests.count, count: reuse.turns, seed: seed.rawValue
    )
    let asked =
      turns.map { ($0, breaks.requests[$0], false) }
      + breaks.lookAlikes.map { ($0.place, $0.request, true) }
    var outcomes: [(place: Int, outcome: CategoryOutcome, isProbe: Bool)] = []
    for (place, request, isProbe) in asked where !isStopped() {
      outcomes.append((place, await cached.categorize([request])[0], isProbe))
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
