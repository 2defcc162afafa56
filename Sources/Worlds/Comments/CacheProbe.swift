public import RingtrueCore
internal import RingtrueKernels

/// Comments that a cache of answers may, or may not, take for one another.
public struct CacheProbe: Sendable {
  /// What a cache does that is asked this.
  public enum Expectation: String, Sendable {
    /// One answer serves all: same cause, same facts.
    case sameAnswer = "same_answer"
    /// The causes differ, and so do the answers that are right.
    case ownAnswers = "own_answers"
  }

  /// One question of a probe.
  public struct Question: Sendable {
    /// The break.
    public let incident: Incident
    /// Its cause.
    public let cause: Cause
    /// What is written on it.
    public let text: String
  }

  /// The id of its family, such as `same-text`.
  public let family: String
  /// The questions, in the order in which to ask them.
  public let questions: [Question]
  /// What a right cache does.
  public let expectation: Expectation
}

/// Makes the probes of a seed.
public struct CacheProbes: Sendable {
  private let taxonomy: Taxonomy
  private let seed: UInt64

  /// Probes about the causes of a taxonomy.
  public init(taxonomy: Taxonomy, seed: UInt64) {
    self.taxonomy = taxonomy
    self.seed = seed
  }

  /// The words of one clear comment, spelled in ways that only a machine tells apart.
  public func sameText(about incident: Incident, cause: Cause, number: Int) -> CacheProbe {
    var pen = pen("same-text", incident, cause, number)
    let text = pen.claim(cause).text
    let spellings = [
      text, text.uppercased(), " " + text, text + "\n", text.replacing(" ", with: "  "),
      text.replacing(" ", with: "\u{A0}"), text + " ",
    ]
    return probe("same-text", spellings.map { (incident, cause, $0) }, .sameAnswer)
  }

  /// One text on two breaks whose causes differ: the words alone cannot be the key.
  public func otherCause(
    first: (incident: Incident, cause: Cause), second: (incident: Incident, cause: Cause),
    number: Int
  ) -> CacheProbe {
    precondition(
      first.cause.bucket != second.cause.bucket, "a probe of causes needs two buckets, not one")
    var pen = pen("other-cause", first.incident, first.cause, number)
    let plain = Vague.observations[.test].filter { !$0.text.contains("{") }
    let text = pen.draws.choose(plain).text
    return probe(
      "other-cause",
      [(first.incident, first.cause, text), (second.incident, second.cause, text)], .ownAnswers)
  }

  /// The same break in the words of every template of its cause that is kept for measuring.
  public func paraphrases(about incident: Incident, cause: Cause, number: Int) -> CacheProbe {
    var pen = pen("paraphrase", incident, cause, number)
    let templates = Phrasebook[cause.code]?.claims[.test] ?? []
    let texts = templates.map { $0.filled(from: incident, &pen.draws) }
    return probe("paraphrase", texts.map { (incident, cause, $0) }, .sameAnswer)
  }

  /// One text on several breaks of one cause, with each break's own ids and dates in it.
  public func volatileIDs(in incidents: [Incident], cause: Cause, number: Int) -> CacheProbe {
    let questions = incidents.map { incident in
      var pen = pen("volatile-ids", incident, cause, number)
      let text = "{trade} {rd}: " + pen.claim(cause).template.text
      let template = Template(text, pool: .test)
      return (incident, cause, template.filled(from: incident, &pen.draws))
    }
    return probe("volatile-ids", questions, .sameAnswer)
  }

  /// Which of `distinct` texts is asked at each of `count` turns: the n-th most popular with odds
  /// of n to the power of minus `exponent`, so that what a cache can hit at most is known.
  public static func reuse(
    exponent: Double, distinct: Int, count: Int, seed: UInt64
  ) -> [Int] {
    let stream = RandomStream(seed: seed, name: "comment/cache/reuse")
    let weights = (1...distinct).map { Elementary.pow(Double($0), -exponent) }
    let law = Categorical(weights: weights)
    return (0..<count).map { law.value(of: stream[UInt64($0)]) }
  }

  private func pen(
    _ family: String, _ incident: Incident, _ cause: Cause, _ number: Int
  ) -> Pen {
    let stream = RandomStream(seed: seed, name: "comment/cache/\(family)")
    return Pen(
      taxonomy: taxonomy, cause: cause, pool: .test, incident: incident,
      draws: stream.entity(number))
  }

  private func probe(
    _ family: String, _ questions: [(Incident, Cause, String)],
    _ expectation: CacheProbe.Expectation
  ) -> CacheProbe {
    let asked = questions.map { CacheProbe.Question(incident: $0.0, cause: $0.1, text: $0.2) }
    return CacheProbe(family: family, questions: asked, expectation: expectation)
  }
}
