public import RingtrueCore
internal import RingtrueKernels

/// Scores a row by what several detectors, its members, make of it together.
///
/// Scores of different detectors are not alike, so each member's are first put on one scale, learned
/// from the training rows: their rank among these, or their standard deviations from the mean.
/// Cost: that of the members, and O(n log n) for the ranks of each.
/// Aggarwal & Sathe, SIGKDD Explorations 17(1), 2015, doi:10.1145/2830544.2830549
public struct Ensemble: Detector {
  /// What a user should know of it.
  public static let card = DetectorCard(
    id: "ensemble",
    summary: "What several detectors make of a row together, each on a scale of its own rows.",
    assumes: "Members err in different ways; most of them are better than chance.",
    cost: "that of its members, and O(n log n) a member; keeps up to 4096 ranks of each",
    avoid: "One member is known to be right: others only dilute it.",
    paper: "Aggarwal & Sathe, SIGKDD Explorations 17(1), 2015, doi:10.1145/2830544.2830549",
    traits: [.stochastic],
    knobs: [
      .list(
        "members", ["isolation-forest", "ecod", "pca", "hbos"], of: "detector:name=value:…",
        "The detectors that vote, each with settings of its own behind colons.",
        check: Ensemble.problems),
      .choice(
        "combine", of: Combination.all.map(\.id),
        "How the members' scores become one."),
      .choice(
        "scale", of: ["rank", "deviation"],
        "What scores are compared by: ranks among training rows, or standard deviations."),
      .choice(
        "select", of: ["all", "agreement"],
        "Who votes: all members, or those that agree with what all say of the strangest rows."),
      .integer("buckets", 3, in: 1...1000, "Into how many groups aom and moa put the members."),
    ])

  let members: [any Detector]
  let combination: Combination
  let byRank: Bool
  let byAgreement: Bool
  let buckets: Int

  /// An ensemble with settings that were checked against the card.
  public init(_ settings: Settings) {
    members = settings.list("members").compactMap { try? Self.member($0) }
    precondition(!members.isEmpty, "settings that were checked name a member")
    combination = Combination.named(settings.choice("combine")) ?? .mean
    byRank = settings.choice("scale") == "rank"
    byAgreement = settings.choice("select") == "agreement"
    buckets = settings.integer("buckets")
  }

  /// A member, from a text such as `lof:k=30:metric=mean`.
  private static func member(_ text: String) throws(Problems) -> any Detector {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let id = parts.first else { throw Problems(Problem("a member has no name; write one")) }
    guard id != card.id else {
      throw Problems(Problem("an ensemble cannot be its own member; name other detectors"))
    }
    let settings = parts.dropFirst().joined().replacing(":", with: ",")
    return try Detectors.parsing(settings.isEmpty ? String(id) : "\(id):\(settings)")
  }

  private static func problems(_ text: String) -> Problems {
    do throws(Problems) {
      _ = try member(text)
      return Problems()
    } catch {
      return error
    }
  }

  /// The hungriest member's, the votes of all, and what comparing them takes.
  public func memory(rows: Int, features: Int) -> Int {
    (members.map { $0.memory(rows: rows, features: features) }.max() ?? 0)
      + (members.count + 6) * rows * 8
  }

  /// Lets each member learn, and learns the scale of its scores.
  public func fit(_ rows: Observations, under conditions: Conditions) throws -> Fitted {
    try fitAndScore(rows, under: conditions).fitted
  }

  /// Combines what members say of rows that they learned from.
  public func fitAndScore(
    _ rows: Observations, under conditions: Conditions
  ) throws -> (fitted: Fitted, scores: [Double]) {
    try rows.checkLearnable()
    try conditions.checkMemory(memory(rows: rows.rowCount, features: rows.features.featureCount))
    var voters: [Voter] = []
    var votes: [[Double]] = []
    for member in members {
      let (fitted, scores) = try Self.fit(member, rows, conditions)
      let scale = try UnifyingScale(scores, byRank: byRank, under: conditions)
      voters.append(Voter(fitted, scale))
      votes.append(try scale.places(scores, under: conditions))
    }
    let agreement = try Agreement(votes, under: conditions)
    let kept = byAgreement ? agreement.selected : Array(votes.indices)
    let vote = Vote(
      combination, weights: kept.map { agreement.weights[$0] },
      groups: groups(of: kept.count, conditions.seed))
    let model = Fitted(voters: kept.map { voters[$0] }, vote: vote)
    return (model, try vote.scores(kept.map { votes[$0] }, under: conditions))
  }

  private static func fit<Kind: Detector>(
    _ detector: Kind, _ rows: Observations, _ conditions: Conditions
  ) throws -> (any FittedDetector, [Double]) {
    let (fitted, scores) = try detector.fitAndScore(rows, under: conditions)
    return (fitted, scores)
  }

  /// The group of each member: as equal in size as can be, who is where by chance.
  private func groups(of count: Int, _ seed: Seed) -> [Int] {
    var chance = RandomStream(seed: seed.rawValue, name: "ensemble")
    return chance.shuffled((0..<count).map { $0 % min(buckets, count) })
  }
}
