internal import RingtrueCore
internal import RingtrueMetrics
internal import RingtrueWorlds

/// What a summary claims: every number, date and name in it, to be held against the record.
struct SummaryReading: Sendable {
  private let text: String
  private let words: [Substring]

  init(_ text: String) {
    self.text = text.lowercased()
    words = text.split { !($0.isLetter || $0.isNumber || "-.,_/".contains($0)) }
      .map { $0.drop { ",./".contains($0) }.droppingLast { ",./-".contains($0) } }
  }

  /// How its claims and facts compare with a record and what is true of it.
  ///
  /// A claim is supported if the record says the same in some field, contradicted if it names
  /// another side or currency than the record, and invented otherwise.
  func check(
    against fields: JSON, _ truth: BreakTruth, bucket: String
  ) -> SummaryChecks.Row {
    let record = RecordFacts(fields)
    var (supported, contradicted, invented) = (0, 0, 0)
    for word in words where RecordFacts.isClaim(word) {
      switch record.verdict(on: word) {
      case .supported: supported += 1
      case .contradicted: contradicted += 1
      case .invented: invented += 1
      }
    }
    let required = (truth.requiredFacts.members ?? []).map { $0.value.string ?? $0.value.text }
    return SummaryChecks.Row(
      supported: supported, contradicted: contradicted, invented: invented,
      required: required.count, told: required.count { tells($0) },
      isForbidden: truth.forbiddenFacts.contains { tells($0) }, agrees: tells(bucket))
  }

  /// Whether it says something, spelled as the record has it or with blanks for underscores.
  private func tells(_ fact: String) -> Bool {
    let fact = fact.lowercased()
    return text.contains(fact) || text.contains(fact.replacing("_", with: " "))
  }
}

/// The values of a record's fields, by which claims are judged.
private struct RecordFacts {
  enum Verdict { case supported, contradicted, invented }

  private let numbers: Set<Double>
  private let texts: Set<String>
  private let side: String?, currency: String?

  init(_ fields: JSON) {
    let values = (fields.members ?? []).map(\.value)
    numbers = Set(values.compactMap { $0.double?.magnitude })
    texts = Set(values.compactMap { $0.string?.lowercased() })
    side = fields["BUY_SELL"]?.string?.lowercased()
    currency = fields["CURRENCY"]?.string?.lowercased()
  }

  private static let sides: Set = ["buy", "sell"]
  private static let currencies: Set = ["usd", "eur", "gbp", "jpy", "chf", "cad", "aud"]

  /// Whether a word can be true or false of a record: it has a figure, or names a side or currency.
  static func isClaim(_ word: Substring) -> Bool {
    let plain = word.lowercased()
    return word.contains(where: \.isNumber) || sides.contains(plain) || currencies.contains(plain)
  }

  func verdict(on word: Substring) -> Verdict {
    let plain = word.lowercased()
    if texts.contains(plain) { return .supported }
    if Self.sides.contains(plain) { return plain == side ? .supported : .contradicted }
    if Self.currencies.contains(plain) { return plain == currency ? .supported : .contradicted }
    let number = Double(plain.filter { $0 != "," })
    return number.map { numbers.contains($0.magnitude) } ?? false ? .supported : .invented
  }
}

extension Substring {
  fileprivate func droppingLast(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}
