import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct CacheProbeTests {
  let taxonomy: Taxonomy
  let probes: CacheProbes

  init() throws {
    taxonomy = try shippedTaxonomy()
    probes = CacheProbes(taxonomy: taxonomy, seed: 5)
  }

  @Test func `spellings of one text differ in case and blanks alone`() {
    for (number, cause) in taxonomy.causes.enumerated() {
      let probe = probes.sameText(about: incident(number), cause: cause, number: number)
      let texts = probe.questions.map(\.text)
      #expect(Set(texts).count == texts.count && texts.count == 7)
      #expect(Set(texts.map { $0.lowercased().filter { !$0.isWhitespace } }).count == 1)
      #expect(probe.expectation == .sameAnswer)
    }
  }

  @Test func `forty pairs and more have one text and two causes`() {
    let causes = taxonomy.causes
    let pairs = causes.indices.flatMap { first in
      causes.indices.filter { $0 > first && causes[$0].bucket != causes[first].bucket }
        .map { (first, $0) }
    }
    #expect(pairs.count >= 40)
    for (number, pair) in pairs.enumerated() {
      let probe = probes.otherCause(
        first: (incident(pair.0), causes[pair.0]), second: (incident(pair.1), causes[pair.1]),
        number: number)
      #expect(probe.questions[0].text == probe.questions[1].text)
      #expect(probe.questions[0].cause.bucket != probe.questions[1].cause.bucket)
      #expect(probe.expectation == .ownAnswers)
    }
  }

  @Test func `paraphrases use every template kept for measuring`() throws {
    let cause = try #require(taxonomy["late_feed"])
    let probe = probes.paraphrases(about: incident(1), cause: cause, number: 0)
    #expect(probe.questions.count == Phrasebook["late_feed"]?.claims[.test].count)
    #expect(Set(probe.questions.map(\.text)).count == probe.questions.count)
  }

  @Test func `volatile ids change and the words do not`() throws {
    let cause = try #require(taxonomy["stale_price"])
    let breaks = (0..<6).map { incident($0) }
    let probe = probes.volatileIDs(in: breaks, cause: cause, number: 2)
    #expect(Set(probe.questions.map(\.text)).count == 6)
    let words = probe.questions.map { $0.text.split(separator: ":")[1].filter(\.isLetter) }
    #expect(Set(words.map(\.count)).count <= 2)
    for question in probe.questions { #expect(question.text.hasPrefix(question.incident.tradeID)) }
  }

  @Test func `reuse grows with the exponent`() {
    func distinct(_ exponent: Double) -> Int {
      Set(CacheProbes.reuse(exponent: exponent, distinct: 1000, count: 1000, seed: 1)).count
    }
    let even = distinct(0)
    #expect((590...675).contains(even), "a thousand even draws of a thousand leave 632")
    #expect(even > distinct(0.8) && distinct(0.8) > distinct(1.2))
  }
}
