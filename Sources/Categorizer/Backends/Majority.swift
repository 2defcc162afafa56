internal import RingtrueCore

/// Gives every record the bucket that most examples have: what any system must beat.
struct Majority: Categorizing {
  let id = "majority"
  private let reply: CategoryReply

  /// Learns from examples; without any, the first bucket is as good as another.
  ///
  /// Among buckets that are equally common, the first of the taxonomy wins.
  init(of examples: [String], in buckets: [String]) {
    let counts = Dictionary(grouping: examples, by: \.self).mapValues(\.count)
    let best = buckets.reduce(buckets[0]) {
      counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0
    }
    let share = examples.isEmpty ? nil : Double(counts[best, default: 0]) / Double(examples.count)
    reply = CategoryReply(
      CategoryAnswer(bucket: best, confidence: share), provenance: Provenance(.computed))
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    requests.map { _ in .success(reply) }
  }
}

extension Backend {
  /// The most common bucket for all.
  static let majority = Backend(
    "majority", "Answers the bucket that is most common among the examples: a control."
  ) { order in Majority(of: order.examples, in: order.taxonomy.buckets) }
}
