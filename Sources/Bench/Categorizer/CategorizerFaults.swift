import RingtrueCategorizer
import RingtrueCore
import RingtrueKernels
import RingtrueMockLLM
import RingtruePlatform

/// What a client makes of each way in which a server fails, counted; and what is found of stand-ins,
/// beside what is known of them.
enum CategorizerFaults {
  private static let rows = 80

  /// One server a fault, which meets one call in ten; a quota is used up once, and for good.
  static func run() async throws {
    print("fault\trows\tcalls\tmet by\tanswered\tmost attempts\twithout an answer\tseconds")
    for fault in Faults.all { try await meet(fault) }
    print("\nstand-in\twhat\tknown\tfound\tdeviations apart")
    for profile in MockProfiles.all { try await hold(profile) }
  }

  private static func meet(_ fault: Fault) async throws {
    var behaviour = MockBehaviour()
    behaviour.faults = try FaultShares([(fault.id, 0.1)])
    behaviour.retryAfter = .milliseconds(200)
    let (model, clock) = (StandInModel(), SystemClock())
    let server = try MockServer(
      behaviour, answering: Answering { model.text(answering: $0.messages.last?.content ?? "") },
      clock: clock)
    defer { server.stop() }
    var order = BackendOrder()
    order.model.endpoint = try Endpoint(server.baseURL)
    order.model.name = "m"
    order.model.patience.timeLimit = .milliseconds(300)
    order.model.patience.firstWait = .milliseconds(20)
    let requests = (0..<rows).map {
      CategoryRequest(id: "T\($0)", fields: ["ROW": .integer($0)], comment: "late feed")
    }
    let began = clock.nanoseconds
    let system = try Backends.make("live", order)
    let outcomes = await system.categorize(requests, pace: CategorizerPace())
    let seconds = clock.elapsed(since: began).inSeconds
    let (tally, replies) = (server.tally, outcomes.compactMap { try? $0.get() })
    let cells: [String] = [
      fault.id, "\(rows)", "\(tally.requests)", "\(tally.faults.values.reduce(0, +))",
      "\(replies.count)", "\(replies.map(\.provenance.attempts).max() ?? 0)", lost(outcomes),
      "\((seconds * 100).rounded() / 100)",
    ]
    print(cells.joined(separator: "\t"))
  }

  /// The kinds of failures with their counts.
  private static func lost(_ outcomes: [CategoryOutcome]) -> String {
    let kinds = outcomes.compactMap { outcome -> String? in
      if case .failure(let failure) = outcome { failure.kind.rawValue } else { nil }
    }
    let counts = Dictionary(grouping: kinds, by: \.self).mapValues(\.count)
    let words = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return words.isEmpty ? "0" : words.joined(separator: ", ")
  }
}

// MARK: - What is known of stand-ins

extension CategorizerFaults {
  private static let records = 100_000
  private static let classes = Set(MockProfiles.all.flatMap(\.skill.keys)).sorted()

  private static func hold(_ profile: MockProfile) async throws {
    let (key, requests) = desk
    let order = BackendOrder(seed: 7, truth: key)
    let outcomes = try await Backends.make("mock:\(profile.id)", order).categorize(requests)
    let known = MockExpectation(profile, on: key, taxonomy: .standard)
    let pairs = zip(requests, outcomes).map { (key[$0.id], try? $1.get().answer) }
    func tell(
      _ what: String, _ expected: Double, _ isFound: (AnswerKey.Entry, CategoryAnswer?) -> Bool
    ) {
      let found = Double(pairs.count { pair in pair.0.map { isFound($0, pair.1) } ?? false })
      let share = found / Double(records)
      let deviation = (expected * (1 - expected) / Double(records)).squareRoot()
      let apart = deviation > 0 ? (share - expected) / deviation : 0
      print("\(profile.id)\t\(what)\t\(places(expected))\t\(places(share))\t\(places(apart))")
    }
    tell("right", known.accuracy) { $0.bucket == $1?.bucket }
    tell("no answer", known.failureRate) { $1 == nil }
    tell("invented", known.inventionRate) { $1?.bucket == MockProfile.invented }
    tell("how bad", known.severityAgreement) { $0.severity == $1?.severity }
    tell("does as told", known.targetedRate * Double(known.hostile) / Double(records)) {
      $0.target != nil && $0.target == $1?.bucket
    }
    for (row, truth) in known.buckets.enumerated() {
      for (column, given) in known.buckets.enumerated() where row != column {
        tell("\(truth) as \(given)", known.confusion[row][column] / Double(records)) {
          $0.bucket == truth && $1?.bucket == given
        }
      }
    }
  }

  private static func places(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

  /// Records of every bucket and class of comments.
  private static var desk: (key: AnswerKey, requests: [CategoryRequest]) {
    let stream = RandomStream(seed: 3, name: "bench/desk")
    var entries: [String: AnswerKey.Entry] = [:]
    let requests = (0..<records).map { row in
      var draws = stream.entity(row)
      let (bucket, kind) = (draws.choose(Taxonomy.standard.buckets), draws.choose(classes))
      entries["T\(row)"] = AnswerKey.Entry(
        bucket: bucket, commentClass: kind,
        target: kind == "hostile" ? draws.choose(Taxonomy.standard.buckets) : nil,
        severity: draws.choose(Taxonomy.severities))
      return CategoryRequest(id: "T\(row)", fields: [:], comment: "comment \(row)")
    }
    return (AnswerKey(entries), requests)
  }
}
