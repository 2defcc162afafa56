import RingtrueCategorizer
import RingtrueCore
import RingtrueKernels

/// Made-up breaks, with what is right for each.
struct Desk: Sendable {
  let requests: [CategoryRequest]
  let truth: AnswerKey

  static let classes = [
    "clear", "implicit", "vague", "multi_cause", "contradictory", "stale", "misspelled", "negated",
    "odd", "hostile", "other",
  ]

  /// So many breaks of a seed; every class and every bucket occurs.
  init(_ count: Int, seed: UInt64 = 1, taxonomy: Taxonomy = .standard) {
    let stream = RandomStream(seed: seed, name: "test/desk")
    var entries: [String: AnswerKey.Entry] = [:]
    requests = (0..<count).map { row in
      var draws = stream.entity(row)
      let id = "T\(1_000_000 + row)"
      let bucket = draws.choose(taxonomy.buckets)
      let commentClass = draws.choose(Self.classes)
      let target = commentClass == "hostile" ? draws.choose(taxonomy.buckets) : nil
      entries[id] = AnswerKey.Entry(
        bucket: bucket, commentClass: commentClass, target: target,
        severity: Taxonomy.severities[row % Taxonomy.severities.count])
      let second = draws.draw().integer(in: 1...9999)
      return CategoryRequest(
        id: id,
        fields: [
          "TRADEID": .string(id),
          "QUANTITYDIFFERENCE": .integer(draws.draw().integer(in: -50...50)),
          "IMPACT_QUANTITY": .integer(second),
        ], comment: "\(commentClass) comment number \(row)")
    }
    truth = AnswerKey(entries)
  }

  /// What a backend is made from, to work at this desk.
  var order: BackendOrder {
    BackendOrder(seed: 7, truth: truth, examples: requests.compactMap { truth[$0.id]?.bucket })
  }
}

extension CategoryOutcome {
  /// The bucket, if there is an answer.
  var bucket: String? { try? get().answer.bucket }
}

#if DEBUG
  /// How much smaller a sweep is where the code is not optimised.
  let sweepScale = 100
#else
  let sweepScale = 1
#endif
