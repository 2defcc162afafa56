internal import RingtrueCore

/// One thing that has to hold before a break is closed without anybody's looking at it.
public struct ClosingRule: Sendable {
  /// Its name, such as `small`.
  public let id: String
  /// Why a break is kept for which it does not hold.
  public let reason: String
  let holds: @Sendable (ClosingCase) -> Bool

  init(_ id: String, _ reason: String, holds: @escaping @Sendable (ClosingCase) -> Bool) {
    self.id = id
    self.reason = reason
    self.holds = holds
  }
}

/// A break with the answer that somebody got about it, as rules look at it.
struct ClosingCase: Sendable {
  let request: CategoryRequest
  let answer: CategoryAnswer
  let taxonomy: Taxonomy
  /// The securities that had a break before.
  let seen: Set<String>
  /// The buckets that words of the comment speak for.
  let claimed: Set<String>
  /// What in the comment is a reason to have a person read it.
  let signs: CommentSigns

  /// A break with its answer; the comment is read once for all rules.
  init(
    _ request: CategoryRequest, _ answer: CategoryAnswer, taxonomy: Taxonomy, seen: Set<String>
  ) {
    self.request = request
    self.answer = answer
    self.taxonomy = taxonomy
    self.seen = seen
    claimed = Rules(taxonomy).claimedBuckets(in: request.comment)
    signs = CommentSigns(request.comment, labels: taxonomy.buckets)
  }

  /// A number of the record, in hundredths.
  func hundredths(_ field: String) -> Int? {
    request.fields[field]?.double.flatMap { Int(exactly: ($0 * 100).rounded()) }
  }

  /// A whole number of the record.
  func integer(_ field: String) -> Int? {
    request.fields[field]?.integer.flatMap { Int(exactly: $0) }
  }

  /// A date of the record.
  func day(_ field: String) -> Day? {
    let parts = request.fields[field]?.string?.split(separator: "-").compactMap { Int($0) } ?? []
    return parts.count == 3 ? Day(year: parts[0], month: parts[1], day: parts[2]) : nil
  }
}

// MARK: - The rules

extension ClosingRule {
  /// The answer is a bucket whose breaks clear by themselves.
  static let bucket = ClosingRule("bucket", "its bucket is not one that clears by itself") {
    $0.taxonomy.closing.contains($0.answer.bucket)
  }

  /// Little money is at stake; how much is unknown where the record does not say.
  static let small = ClosingRule("small", "the net difference is above the limit") { one in
    one.hundredths("NETDIFFERENCE").map { $0.magnitude <= one.taxonomy.limits.net } ?? false
  }

  /// It has not been open for long.
  static let young = ClosingRule("young", "it has been open for too long") { one in
    one.integer("AGE_DAYS").map { $0 <= one.taxonomy.limits.age } ?? false
  }

  /// It can be expected to clear within a week.
  static let clearsSoon = ClosingRule("clears-soon", "it does not settle within a week") { one in
    guard let settles = one.day("SETTLE_DATE"), let seen = one.day("RISKDATE") else { return false }
    return settles - seen <= 7
  }

  /// The first break of a security is looked at, whatever it looks like.
  static let familiar = ClosingRule("familiar", "the security never had a break before") { one in
    one.request.fields["CUSIP"]?.string.map(one.seen.contains) ?? false
  }

  /// What clears by itself leaves both quantities alike: only one side's day differs.
  static let agreesWithNumbers = ClosingRule(
    "agrees-with-numbers", "quantities or prices differ, which no lapse of time mends"
  ) { one in
    one.integer("QUANTITYDIFFERENCE") == 0
      && one.request.fields["MATCHSTATUS"]?.string == "Settle_Break"
  }

  /// A comment that speaks for another bucket, doubts, or asks is somebody's question.
  static let unopposed = ClosingRule(
    "unopposed", "the comment speaks for another bucket, doubts or asks"
  ) { one in
    !one.signs.isDoubtful && one.claimed.isSubset(of: [one.answer.bucket])
  }

  /// The comment says why, or describes what it is and whoever answered is very sure of it.
  static let explained = ClosingRule(
    "explained", "neither the comment nor a very sure answer to it says why"
  ) { one in
    one.claimed.contains(one.answer.bucket)
      || one.signs.words > 3 && one.answer.confidence.map { $0 >= 0.95 } ?? false
  }

  /// A comment that tells its reader what to answer is looked at by a person.
  static let unsteered = ClosingRule(
    "unsteered", "the comment tries to steer its reader"
  ) { !$0.signs.isSteering }

  /// Whoever answered was sure of it, or does not say how sure.
  static let sure = ClosingRule("sure", "the answer is not sure enough") {
    $0.answer.confidence.map { $0 >= 0.8 } ?? true
  }
}

/// The ways of choosing what is closed unseen.
public struct ClosingPolicy: Sendable {
  /// Its name, such as `safe`.
  public let id: String
  /// What it does, in a sentence.
  public let summary: String
  /// All that has to hold.
  public let rules: [ClosingRule]

  /// Closes what is small, young, about to clear, and neither doubted nor steered.
  public static let safe = ClosingPolicy(
    id: "safe",
    summary:
      "Closes what is small, young, familiar and about to clear, where nothing speaks against.",
    rules: [
      .bucket, .small, .young, .clearsSoon, .familiar, .agreesWithNumbers, .unopposed, .explained,
      .unsteered, .sure,
    ])

  /// Closes whatever has the right label, as if that were an approval.
  public static let labelOnly = ClosingPolicy(
    id: "label-only", summary: "Closes whatever was given a bucket that clears by itself.",
    rules: [.bucket])

  /// Every policy, in the order in which they are listed.
  public static let all: [ClosingPolicy] = [.safe, .labelOnly]

  /// The policy of a name, if there is one.
  public static subscript(id: String) -> ClosingPolicy? { all.first { $0.id == id } }
}
