import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct PhraseTests {
  @Test(arguments: Phrasebook.all.map(\.code))
  func `a cause has sixteen templates or more, in two pools that share none`(code: String) throws {
    let phrases = try #require(Phrasebook[code])
    #expect(phrases.claims.all.count + phrases.symptoms.all.count >= 14)
    for templates in [phrases.claims, phrases.symptoms] {
      let train = Set(templates[.train].map(\.text))
      let test = Set(templates[.test].map(\.text))
      #expect(train.count + test.count == templates.all.count)
      #expect(train.isDisjoint(with: test))
      #expect(train.count >= 2 && test.count >= 2)
    }
  }

  @Test func `no template stands twice, nor under two causes`() {
    let texts = everyTemplate.map(\.text)
    #expect(Set(texts).count == texts.count)
    #expect(Set(everyTemplate.map(\.id)).count == texts.count)
  }

  @Test func `no template names a bucket`() throws {
    let buckets = try shippedTaxonomy().buckets.map { $0.lowercased() }
    for template in everyTemplate {
      let text = template.text.lowercased()
      #expect(!buckets.contains { text.contains($0) }, "\(text)")
    }
  }

  @Test func `every place in a template is one that a fact fills`() {
    let written = everyTemplate.map(\.text) + (Neutral.fillers + Neutral.prefixes).map(\.text)
    for text in written {
      let slots = text.matches(of: #/\{([^}]*)\}/#).map { String($0.1) }
      #expect(slots.allSatisfy { Slot(named: $0) != nil }, "\(text)")
    }
  }

  @Test func `facts are written as people write them`() {
    var draws = RandomStream(seed: 1, name: "test")
    var incident = incident(1)
    (incident.quantity, incident.impactQuantity) = (1_234_567, 1_235_000)
    (incident.price, incident.netDifference) = (99_500_000, -5)
    let template = Template("{qty} {qty-diff} {px} {net} [a|a]", pool: .train)
    #expect(template.filled(from: incident, &draws) == "1,234,567 -433 99.50 -0.05 a")
  }

  @Test func `braces and brackets that open no place stand for themselves`() {
    var draws = RandomStream(seed: 1, name: "test")
    let text = #"{"a": [1]} [x] "}], [{" {none}"#
    #expect(Template(text, pool: .train).filled(from: incident(1), &draws) == text)
  }

  private var everyTemplate: [Template] {
    let odd = [Vague.observations, Odd.signs, Odd.foreign]
    return Phrasebook.all.flatMap { $0.claims.all + $0.symptoms.all } + odd.flatMap(\.all)
  }
}
