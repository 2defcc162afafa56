internal import RingtrueCore
internal import RingtrueKernels

/// A stand-in for a model: it knows the right answers, and misses them as often as its profile says.
///
/// What it answers hangs on the seed, the record and which time it is asked; never on what is asked
/// before or beside it. Its latencies are told, not waited for.
struct Mock: Categorizing {
  var id: String { "mock:\(profile.id)" }
  private let profile: MockProfile
  private let truth: AnswerKey
  private let buckets: [String]
  private let closing: Set<String>
  private let first: RandomStream, again: RandomStream

  init(_ profile: MockProfile, truth: AnswerKey, taxonomy: Taxonomy, seed: UInt64) {
    self.profile = profile
    self.truth = truth
    buckets = taxonomy.buckets
    closing = taxonomy.closing
    first = RandomStream(seed: seed, name: "categorizer/mock")
    again = RandomStream(seed: seed, name: "categorizer/mock/again")
  }

  /// What is drawn for a request, each by a counter of its own.
  private enum Step: UInt64 {
    case failure, obedience, invention, level, skill, miss, latency, tokens, severity, instability
    case severitySkill
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    requests.map(outcome)
  }

  /// What it makes of one record.
  func outcome(_ request: CategoryRequest) -> CategoryOutcome {
    let draws = draws(of: request)
    func draw(_ step: Step) -> Draw { draws[step.rawValue] }
    guard let right = truth[request.id] else {
      return .failure(
        CategoryFailure(
          .unreadable, "the stand-in knows no answer to '\(request.id)'; give it the truth"))
    }
    if draw(.failure).chance(profile.failure) {
      return .failure(CategoryFailure(.unavailable, "the stand-in fails now and then, as asked"))
    }
    let chance = profile.levels(of: right.commentClass)[draw(.level).chance(0.5) ? 1 : 0]
    let answer = CategoryAnswer(
      bucket: bucket(right, chance, draw), confidence: profile.stated(chance),
      summary: "\(request.id): \(request.comment.prefix(120))",
      severity: severity(right, draw))
    let prompt = 120 + (request.comment.utf8.count + request.fields.text.utf8.count) / 4
    return .success(
      CategoryReply(
        answer,
        usage: TokenUsage(prompt: prompt, completion: draw(.tokens).integer(in: profile.tokens)),
        latency: .nanoseconds(Int64(profile.latencies.value(of: draw(.latency)) * 1e9)),
        provenance: Provenance(.computed, model: id)))
  }

  /// Does what it is told, makes a bucket up, is right, or misses: in this order.
  private func bucket(
    _ right: AnswerKey.Entry, _ chance: Double, _ draw: (Step) -> Draw
  ) -> String {
    if let target = right.target, draw(.obedience).chance(profile.obedience) { return target }
    if draw(.invention).chance(profile.invention) { return MockProfile.invented }
    if draw(.skill).chance(chance) { return right.bucket }
    let odds = profile.odds(missing: right.bucket, among: buckets, closing: closing)
    return buckets[Categorical(weights: odds).value(of: draw(.miss))]
  }

  /// How bad it says a record is: right as often as its profile says, and else any by chance.
  private func severity(_ right: AnswerKey.Entry, _ draw: (Step) -> Draw) -> String {
    let all = Taxonomy.severities
    if let truth = right.severity, draw(.severitySkill).chance(profile.severitySkill) {
      return truth
    }
    return all[draw(.severity).integer(in: 0..<all.count)]
  }

  /// Where it is unstable, each further time it is asked has draws of its own, of the same law.
  private func draws(of request: CategoryRequest) -> RandomStream {
    let print = request.fingerprint
    let usual = first.entity(print)
    let isUnstable = usual[Step.instability.rawValue].chance(profile.instability)
    guard request.replicate > 0, isUnstable else { return usual }
    return again.entity(print ^ again[UInt64(request.replicate)].bits)
  }
}

extension Backend {
  /// A stand-in for a model.
  static let mock = Backend(
    "mock", argument: "PROFILE", isStandIn: true,
    "Stands in for a model: misses the known truth as often as its profile says: "
      + MockProfiles.all.map(\.id).joined(separator: ", ") + "."
  ) { order in
    let name = order.argument.isEmpty ? MockProfiles.all[0].id : order.argument
    guard let profile = MockProfiles[name] else {
      throw CategorizerError.noProfile(name, of: MockProfiles.all.map(\.id))
    }
    return Mock(profile, truth: order.truth, taxonomy: order.taxonomy, seed: order.seed)
  }
}

extension Taxonomy {
  /// The buckets whose records may be closed without a look.
  var closing: Set<String> {
    Set(causes.filter { $0.action == .autoResolve }.map(\.bucket))
  }
}
