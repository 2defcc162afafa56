internal import RingtrueCore
internal import RingtrueKernels

/// Gives every record a bucket by chance, each as likely as any other.
struct ByChance: Categorizing {
  let id = "random"
  private let buckets: [String]
  private let stream: RandomStream

  init(among buckets: [String], seed: UInt64) {
    self.buckets = buckets
    stream = RandomStream(seed: seed, name: "categorizer/random")
  }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    requests.map { request in
      let draw = stream.entity(request.fingerprint)[UInt64(request.replicate)]
      let answer = CategoryAnswer(
        bucket: buckets[draw.integer(in: 0..<buckets.count)], confidence: 1 / Double(buckets.count))
      return .success(CategoryReply(answer, provenance: Provenance(.computed)))
    }
  }
}

extension Backend {
  /// A bucket by chance.
  static let random = Backend(
    "random", "Answers any bucket, each as likely as any other: a control."
  ) { order in ByChance(among: order.taxonomy.buckets, seed: order.seed) }
}

extension CategoryRequest {
  /// A number that hangs on the record and its comment alone, whatever is asked before or beside it.
  var fingerprint: UInt64 {
    let words = [id, fields.canonicalText, comment]
    // Lengths keep one text's end apart from the next one's beginning.
    let text = words.map { "\($0.utf8.count):\($0)" }.joined()
    return SHA256.digest(of: text).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
