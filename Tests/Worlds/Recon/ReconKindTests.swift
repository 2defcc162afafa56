import Testing

@testable import RingtrueWorlds

@Suite struct ReconKindTests {
  @Test func `there are 27 kinds, four statistical ones, a placebo and five modifiers`() {
    let ids = KindCard.all.map(\.id)
    #expect(Set(ids).count == ids.count && ids.count == 27 + 4 + 1 + 5)
    #expect(ids.count { $0.hasPrefix("statistical_") } == 4)
  }

  @Test func `every error of a reconciliation is of a kind that is known, and so is the reverse`() {
    let known = Set(KindCard.all.map(\.id))
    for mishap in Mishaps.errors {
      #expect(mishap.kind.map(known.contains) == true, "\(mishap.id)")
    }
    for card in ReconKinds.all { #expect(!card.mishaps.isEmpty, "\(card.id)") }
  }

  @Test func `each kind leaves a trace somewhere`() {
    for card in KindCard.all { #expect(!card.traces.isEmpty, "\(card.id)") }
    #expect(KindCard.all.first { $0.id == "decimal_shift" }?.traces.last == "recon")
  }
}
