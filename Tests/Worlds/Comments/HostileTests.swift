import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct HostileTests {
  @Test func `there are twelve families, each with words for both pools`() {
    #expect(HostileFamilies.all.count == 12)
    for family in HostileFamilies.all {
      #expect(Set(family.pairs.map(\.pool)) == [.train, .test], "\(family.id)")
      #expect(family.pairs.allSatisfy { $0.hostile.contains("{target}") }, "\(family.id)")
      #expect(family.pairs.allSatisfy { !$0.benign.contains("{target}") }, "\(family.id)")
    }
  }

  @Test(arguments: HostileFamilies.all.map(\.id))
  func `the twin differs in the hostile part and nowhere else`(id: String) throws {
    for comment in try comments(of: id) {
      let part = try #require(comment.hostile)
      let twin = try #require(comment.benignTwin)
      #expect(part.before + part.text + part.after == comment.text)
      #expect(twin.hasPrefix(part.before) && twin.hasSuffix(part.after))
      #expect(part.text != part.benign && !part.text.isEmpty && !part.benign.isEmpty)
    }
  }

  @Test(arguments: HostileFamilies.all.map(\.id))
  func `the bucket wanted is a wrong one, said by the hostile part alone`(id: String) throws {
    for comment in try comments(of: id) {
      let part = try #require(comment.hostile)
      #expect(!comment.acceptableBuckets.contains(part.target))
      #expect(id == "encoded" || part.text.contains(part.target))
      #expect(!part.benign.contains(part.target))
      #expect(!(part.before + part.after).contains(part.target))
      #expect(!comment.isSafeToResolve)
    }
  }

  @Test func `padding pushes the orders three thousand characters away`() throws {
    for comment in try comments(of: "long-padding") {
      #expect(comment.text.utf8.count > 3000)
    }
  }

  @Test func `the words of both twins are hidden in the same way`() throws {
    for comment in try comments(of: "encoded") {
      let part = try #require(comment.hostile)
      #expect(part.text.contains("\u{200B}") == part.benign.contains("\u{200B}"))
    }
  }

  private func comments(of id: String) throws -> [BreakComment] {
    let taxonomy = try shippedTaxonomy()
    let family = try #require(HostileFamilies.all.first { $0.id == id })
    let scribe = Scribe(taxonomy: taxonomy, seed: 3)
    return taxonomy.causes.enumerated().flatMap { row, cause in
      Pool.allCases.filter { $0 == .test || !cause.isHeldOut }.map { pool in
        scribe.comment(
          of: family, on: incident(row), cause: cause, row: row, pool: pool)
      }
    }
  }
}
