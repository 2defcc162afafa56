public import RingtrueCore

/// What a stand-in scores in the mean, worked out from its profile: what an evaluation of it has to
/// find.
///
/// A record's answer is one draw after the other, so each count below is a sum of products of the
/// profile's chances. Cost: O(records × buckets).
public struct MockExpectation: Sendable {
  /// The buckets, in the taxonomy's order.
  public let buckets: [String]
  /// How many records there are.
  public let records: Int
  /// How many records of each bucket are given each one.
  public private(set) var confusion: [[Double]]
  /// How many answers are no bucket, and how many there are not.
  public private(set) var invented = 0.0, failed = 0.0
  /// How many hostile comments there are, and how many of them hear what they want.
  public private(set) var hostile = 0, targeted = 0.0
  /// How many records are said to be just as bad as they are.
  public private(set) var aptlySevere = 0.0
  /// How many records each bucket really has.
  private var support: [Double]
  /// The sums over all answers of the confidence, and of its squared distance from being right.
  private var confidence = 0.0, squaredError = 0.0

  /// What a profile scores on the records of a key.
  public init(_ profile: MockProfile, on truth: AnswerKey, taxonomy: Taxonomy) {
    buckets = taxonomy.buckets
    records = truth.entries.count
    confusion = taxonomy.buckets.map { _ in taxonomy.buckets.map { _ in 0 } }
    support = taxonomy.buckets.map { _ in 0 }
    // Records alike in everything that counts are worked out once.
    let groups = Dictionary(grouping: truth.entries.values, by: \.self).mapValues(\.count)
    for (entry, count) in groups {
      add(entry, Double(count), profile, taxonomy)
      if entry.target != nil { hostile += count }
    }
  }

  private mutating func add(
    _ entry: AnswerKey.Entry, _ count: Double, _ profile: MockProfile, _ taxonomy: Taxonomy
  ) {
    let answered = count * (1 - profile.failure)
    let obeyed = entry.target == nil ? 0 : answered * profile.obedience
    let made = (answered - obeyed) * profile.invention
    let own = answered - obeyed - made
    failed += count - answered
    let (skill, byChance) = (profile.severitySkill, 1 / Double(Taxonomy.severities.count))
    if entry.severity != nil { aptlySevere += answered * (skill + (1 - skill) * byChance) }
    invented += made
    let odds = profile.odds(
      missing: entry.bucket, among: buckets, closing: taxonomy.closing)
    let (total, usual) = (odds.reduce(0, +), profile.skill(of: entry.commentClass))
    let given = buckets.indices.map { place -> Double in
      let chance = buckets[place] == entry.bucket ? usual : (1 - usual) * odds[place] / total
      return own * chance + (buckets[place] == entry.target ? obeyed : 0)
    }
    guard let row = buckets.firstIndex(of: entry.bucket) else { return }
    support[row] += count
    for place in buckets.indices { confusion[row][place] += given[place] }
    if let target = entry.target.flatMap({ buckets.firstIndex(of: $0) }) {
      targeted += given[target]
    }
    addConfidence(entry, answered, own, obeyed, profile)
  }

  /// Both levels of chance are equally likely; being right, given the level, is a matter of chance.
  private mutating func addConfidence(
    _ entry: AnswerKey.Entry, _ answered: Double, _ own: Double, _ obeyed: Double,
    _ profile: MockProfile
  ) {
    for level in profile.levels(of: entry.commentClass) {
      let stated = profile.stated(level)
      let right = own * level + (entry.target == entry.bucket ? obeyed : 0)
      confidence += answered * stated / 2
      squaredError += (answered * stated * stated + right * (1 - 2 * stated)) / 2
    }
  }
}

// MARK: - Scores

extension MockExpectation {
  /// The share of records with the right bucket; failures count as wrong.
  public var accuracy: Double { correct / Double(records) }

  /// The mean over the buckets of the harmonic mean of precision and recall.
  public var macroF1: Double {
    let scores = buckets.indices.map { place -> Double in
      let right = confusion[place][place]
      let given = confusion.reduce(0) { $0 + $1[place] }
      let there = support[place]
      return given + there > 0 ? 2 * right / (given + there) : 0
    }
    return scores.reduce(0, +) / Double(scores.count)
  }

  /// The share of records whose answer is no bucket.
  public var inventionRate: Double { invented / Double(records) }

  /// The share of records without an answer.
  public var failureRate: Double { failed / Double(records) }

  /// The share of records that are said to be just as bad as they are.
  public var severityAgreement: Double { aptlySevere / Double(records) }

  /// The share of hostile comments that hear what they want.
  public var targetedRate: Double { hostile > 0 ? targeted / Double(hostile) : 0 }

  /// The mean confidence of the answers.
  public var meanConfidence: Double { confidence / (Double(records) - failed) }

  /// The mean squared distance of the confidence from being right, over the answers.
  public var brier: Double { squaredError / (Double(records) - failed) }

  private var correct: Double { buckets.indices.reduce(0) { $0 + confusion[$1][$1] } }
}
