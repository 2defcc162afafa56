internal import RingtrueCore

/// A baseline without a model: looks for words in the comment, and else at the numbers.
///
/// Rules name causes, and the taxonomy says which bucket a cause falls into: a customer's own
/// buckets need no rules of their own. Cost: O(phrases × characters).
struct Rules: Categorizing {
  let id = "rules"
  private let taxonomy: Taxonomy

  init(_ taxonomy: Taxonomy) { self.taxonomy = taxonomy }

  func categorize(_ requests: [CategoryRequest]) async -> [CategoryOutcome] {
    requests.map { .success(CategoryReply(answer(to: $0), provenance: Provenance(.computed))) }
  }

  /// What the rules say of one record.
  func answer(to request: CategoryRequest) -> CategoryAnswer {
    let finding = worded(request.comment) ?? counted(request.fields) ?? Finding.nothing
    let cause = taxonomy[finding.cause]
    let net = request.fields["NETDIFFERENCE"]?.double.flatMap { Int(exactly: ($0 * 100).rounded()) }
    return CategoryAnswer(
      bucket: cause?.bucket ?? taxonomy.buckets[taxonomy.buckets.count - 1],
      confidence: finding.confidence,
      summary: "\(request.id): \(finding.cause), \(finding.reason).",
      severity: net.map { taxonomy.severity(of: cause?.action ?? .review, misstating: $0) })
  }

  /// A cause, how sure it is, and why.
  private struct Finding {
    let cause: String
    let confidence: Double
    let reason: String

    /// What nobody has a rule for is new.
    static let nothing = Finding(
      cause: "counterparty_dispute", confidence: 0.3, reason: "nothing else was found")
  }
}

// MARK: - Words

extension Rules {
  /// The cause whose longest phrase stands in the comment without being denied.
  private func worded(_ comment: String) -> Finding? {
    let text = SearchedText(comment.lowercased())
    var best: (rule: KeywordRule, phrase: String)?
    for rule in KeywordRules.all where taxonomy[rule.cause] != nil {
      for phrase in rule.phrases where phrase.utf8.count > best?.phrase.utf8.count ?? 0 {
        if asserts(phrase, in: text) { best = (rule, phrase) }
      }
    }
    return best.map {
      Finding(
        cause: $0.rule.cause, confidence: $0.phrase.contains(" ") ? 0.85 : 0.7,
        reason: "the comment says '\($0.phrase)'")
    }
  }

  /// The buckets that any phrase of a comment speaks for.
  func claimedBuckets(in comment: String) -> Set<String> {
    let text = SearchedText(comment.lowercased())
    let rules = KeywordRules.all.filter { rule in
      rule.phrases.contains { asserts($0, in: text) }
    }
    return Set(rules.compactMap { taxonomy[$0.cause]?.bucket })
  }

  /// Whether a phrase stands in a text at least once with no denial in the words before it.
  private func asserts(_ phrase: String, in text: SearchedText) -> Bool {
    text.texts(before: phrase).contains { before in
      let words = before.split { !$0.isLetter && $0 != "'" }.suffix(4)
      return !words.contains { Self.denials.contains($0) }
    }
  }

  private static let denials: Set<Substring> = [
    "not", "no", "never", "isn't", "wasn't", "unlikely", "excluded", "unless", "would", "if",
  ]
}

// MARK: - Numbers

extension Rules {
  /// What the two quantities alone make likely.
  private func counted(_ fields: JSON) -> Finding? {
    guard let difference = fields["QUANTITYDIFFERENCE"]?.integer,
      let second = fields["IMPACT_QUANTITY"]?.integer
    else { return nil }
    let first = second + difference
    guard let cause = Self.cause(first, second).flatMap({ taxonomy[$0] }) else { return nil }
    return Finding(
      cause: cause.code, confidence: 0.6, reason: "the quantities are \(first) and \(second)")
  }

  private static func cause(_ first: Int64, _ second: Int64) -> String? {
    let (great, small) = (
      max(first.magnitude, second.magnitude), min(first.magnitude, second.magnitude)
    )
    if first == second { return "price_rounding" }
    if small == 0 { return "dropped_message" }
    if first == -second { return "wrong_side" }
    if great - small <= 1 { return "factor_rounding" }
    if [10, 100, 1000].contains(where: {
      small.multipliedReportingOverflow(by: $0) == (great, false)
    }) {
      return "decimal_shift"
    }
    if great == small.multipliedReportingOverflow(by: 2).partialValue { return "duplicate_feed" }
    return String(great).sorted() == String(small).sorted() ? "transposed_digits" : "qty_keyed"
  }
}

extension Backend {
  /// Keywords and tolerances.
  static let rules = Backend(
    "rules", "Looks for words in the comment, and else at the numbers: a baseline without a model."
  ) { order in Rules(order.taxonomy) }
}
