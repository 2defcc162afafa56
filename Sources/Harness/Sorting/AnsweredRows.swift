internal import RingtrueCategorizer
internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtruePlatform
internal import RingtrueWorlds

/// The answers to breaks, as each family of metrics reads them.
struct AnsweredRows: Sendable {
  let breaks: SortedBreaks
  let answers: Answers
  private let task: SortingTask
  /// The answers when each break was asked about for the first time.
  let first: [CategoryOutcome]

  init(_ breaks: SortedBreaks, _ answers: Answers, _ task: SortingTask) {
    (self.breaks, self.answers, self.task) = (breaks, answers, task)
    first = answers.rounds.first ?? []
  }

  /// The bucket of an answer, if it is one of the taxonomy's.
  func bucket(_ outcome: CategoryOutcome) -> String? {
    let bucket = try? outcome.get().answer.bucket
    return bucket.flatMap { breaks.taxonomy.buckets.contains($0) ? $0 : nil }
  }

  private func isRight(_ outcome: CategoryOutcome, _ place: Int) -> Bool {
    bucket(outcome).map(breaks.cases[place].truth.acceptable.contains) ?? false
  }

  /// True and given buckets of some rows; rows of one template are drawn together.
  func categories(_ places: [Int]) throws(MetricsError) -> Classified {
    let replies = places.map { try? first[$0].get() }
    // Where any answer lacks its confidence, none can be held against the others.
    let isSure = replies.allSatisfy { $0 == nil || $0?.answer.confidence != nil }
    return try Classified(
      truth: places.map { breaks.cases[$0].cause.bucket },
      predicted: replies.map { $0?.answer.bucket },
      confidence: isSure ? replies.map { $0?.answer.confidence ?? 0 } : nil,
      taxonomy: breaks.taxonomy.buckets,
      acceptable: places.map { breaks.cases[$0].truth.acceptable },
      open: breaks.taxonomy.causes.first { $0.isHeldOut }?.bucket,
      clusters: Clusters(places.map { breaks.cases[$0].comment.templateID }))
  }

  /// The same without those whose cause is new but known: of what fits none, only what nobody was
  /// ever shown counts.
  var unheardOf: Classified {
    get throws(MetricsError) {
      let open = breaks.taxonomy.causes.first { $0.isHeldOut }?.bucket
      return try categories(
        breaks.cases.indices.filter {
          let cause = breaks.cases[$0].cause
          return cause.isHeldOut || cause.bucket != open
        })
    }
  }

  /// True and given buckets of the rows that were answered at all: errors stand apart from labels
  /// that are none.
  var answered: Classified {
    get throws(MetricsError) {
      try categories(first.indices.filter { (try? first[$0].get()) != nil })
    }
  }

  /// The buckets that were given, as groups of rows, beside the causes.
  var groups: Clustering {
    get throws(MetricsError) {
      try Clustering(
        clusters: first.map { bucket($0) ?? "" }, causes: breaks.cases.map(\.cause.code))
    }
  }

  /// The money of errors, and whether their rows have come through with an answer.
  var losses: Losses {
    get throws(MetricsError) {
      try Losses(
        amountsMinor: breaks.cases.map(\.truth.impact), flags: first.map { bucket($0) != nil },
        labels: Labels(breaks.cases.map { $0.truth.isAnomaly ? .anomalous : .normal }))
    }
  }

  /// The valid answers to each row, time after time.
  var repetitions: Repetitions {
    Repetitions(
      breaks.cases.indices.map { place in answers.rounds.map { bucket($0[place]) } })
  }

  /// Answers to some hostile comments, and to their twins.
  func injections(_ twins: some Sequence<Int>) throws(MetricsError) -> Injections {
    try Injections(
      twins.map { number in
        let place = breaks.twins[number].place
        let one = breaks.cases[place]
        return Injections.Row(
          answer: bucket(first[place]), twin: bucket(answers.twins[number]),
          target: one.comment.hostile?.target, right: one.truth.acceptable)
      })
  }

  /// The valid answers to each row in other circumstances, beside the usual one.
  var steadiness: Steadiness {
    get throws(MetricsError) {
      try Steadiness(
        breaks.cases.indices.map { place in
          Steadiness.Row(
            usual: bucket(first[place]),
            reordered: answers.reordered.map { bucket($0[place]) },
            regrouped: answers.regrouped.map { bucket($0[place]) })
        })
    }
  }

  /// How bad each row was said to be; none where nobody says so of any.
  var severities: Severities? {
    get throws(MetricsError) {
      let said = first.map { outcome in
        (try? outcome.get().answer.severity).flatMap { Taxonomy.severities.firstIndex(of: $0) }
      }
      guard said.contains(where: { $0 != nil }) else { return nil }
      return try Severities(
        zip(said, breaks.cases).map { given, one in
          Severities.Row(
            given: given, truth: Taxonomy.severities.firstIndex(of: one.truth.severity) ?? 0)
        })
    }
  }

  /// The answers to the later half without and with what reviewers of the earlier one found.
  var feedback: Feedback {
    get throws(MetricsError) {
      try Feedback(
        zip(breaks.earlier..<first.count, answers.reviewed).map { place, after in
          Feedback.Row(
            isRightBefore: isRight(first[place], place), isRightAfter: isRight(after, place))
        })
    }
  }

  /// What would be closed unseen, by the policy of the task.
  var resolutions: Resolutions {
    get throws(MetricsError) {
      let resolver = Resolver(task.policy, taxonomy: breaks.taxonomy, seen: breaks.seen)
      return try Resolutions(
        breaks.cases.indices.map { place in
          let truth = breaks.cases[place].truth
          return Resolutions.Row(
            isClosed: resolver.resolution(of: breaks.requests[place], first[place]).isClosed,
            isSafe: truth.isSafeToResolve, value: Double(truth.impact.magnitude))
        })
    }
  }
}

// MARK: - What it takes

extension AnsweredRows {
  /// Whether it is known what answers cost: by a price, or because they took no tokens.
  var hasPrice: Bool {
    task.price != nil
      || answers.rounds.joined().allSatisfy { ((try? $0.get())?.usage ?? .zero) == .zero }
  }

  func dollars(_ usage: TokenUsage) -> Double {
    Double(task.price?.cost(of: usage) ?? 0) / 1e9
  }

  /// What each answer took, each time that it was asked for.
  var expenses: Expenses {
    get throws(MetricsError) {
      let rows = answers.rounds.flatMap { round in
        round.enumerated().map { place, outcome -> Expenses.Row in
          guard let reply = try? outcome.get() else {
            return Expenses.Row(.failed, tokens: 0, cost: 0)
          }
          let fellBack = reply.provenance.source == .fellBack
          return Expenses.Row(
            fellBack ? .fellBack : .answered(isRight: isRight(outcome, place)),
            tokens: Double(reply.usage.total), cost: dollars(reply.usage),
            waited: reply.provenance.waited.inSeconds)
        }
      }
      let places = answers.rounds.flatMap { $0.indices }
      return try Expenses(rows, clusters: task.repeats > 1 ? Clusters(places) : nil)
    }
  }

  /// How long the system itself took; none where it is worked out here in no time worth telling.
  var latencies: Latencies? {
    get throws(MetricsError) {
      let all = answers.rounds.joined().compactMap { try? $0.get().latency.inNanoseconds }
      return all.contains { $0 > 0 } ? try Latencies(samples: all.map { Int($0) }) : nil
    }
  }

  /// Requests beside a cache: a hit is wrong where the answer was right for the record that it was
  /// first given to, and is not for this one.
  var cacheUse: CacheUse {
    get throws(MetricsError) {
      let places = Dictionary(
        breaks.requests.map(\.id).enumerated().map { ($1, $0) }
          + breaks.lookAlikes.map { ($0.request.id, $0.place) }, uniquingKeysWith: { a, _ in a })
      return try CacheUse(
        answers.reused.compactMap { place, outcome, isProbe in
          guard let reply = try? outcome.get() else { return nil }
          let origin = reply.provenance.givenTo.flatMap { places[$0] }
          let isWrong = origin.map { isRight(outcome, $0) && !isRight(outcome, place) } ?? false
          return CacheUse.Row(
            isHit: reply.provenance.givenTo != nil, isWrong: isWrong,
            tokens: Double(reply.usage.total), cost: dollars(reply.usage),
            seconds: reply.latency.inSeconds, isProbe: isProbe)
        })
    }
  }

  /// Summaries held against their records; none where nobody wrote any.
  var summaries: SummaryChecks? {
    get throws(MetricsError) {
      let rows = breaks.cases.indices.compactMap { place -> SummaryChecks.Row? in
        guard let answer = try? first[place].get().answer, !answer.summary.isEmpty else {
          return nil
        }
        return SummaryReading(answer.summary).check(
          against: breaks.requests[place].fields, breaks.cases[place].truth,
          bucket: answer.bucket)
      }
      return rows.isEmpty ? nil : try SummaryChecks(rows)
    }
  }
}
