import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

@Suite struct ScribeTests {
  let taxonomy: Taxonomy

  init() throws { taxonomy = try shippedTaxonomy() }

  @Test func `the same seed gives the same bytes, another seed others`() {
    let first = comments(Scribe(taxonomy: taxonomy, seed: 7), rows: 0..<300)
    let again = comments(Scribe(taxonomy: taxonomy, seed: 7), rows: 0..<300)
    let other = comments(Scribe(taxonomy: taxonomy, seed: 8), rows: 0..<300)
    #expect(first == again)
    #expect(zip(first, other).count { $0.text == $1.text } < 30)
  }

  @Test func `the words of a seed are pinned`() {
    let texts = comments(Scribe(taxonomy: taxonomy, seed: 7), rows: 0..<500).map(\.text)
    #expect(
      SHA256.digest(of: texts.joined(separator: "\0")).hexadecimal
        == "22d66571f0b5a5cc4729b50eb2336d304ab8d255f30d684272fa15ae8c1b6672")
  }

  @Test func `a row's comment does not depend on the rows before it`() {
    let scribe = Scribe(taxonomy: taxonomy, seed: 3)
    #expect(comments(scribe, rows: 200..<220) == Array(comments(scribe, rows: 0..<220)[200...]))
  }

  @Test(arguments: CommentClasses.all.map(\.id))
  func `turning a class off changes its own rows alone`(id: String) {
    let all = comments(Scribe(taxonomy: taxonomy, seed: 5), rows: 0..<600)
    let mix = CommentMix.standard.without(id)
    let rest = comments(Scribe(taxonomy: taxonomy, seed: 5, mix: mix), rows: 0..<600)
    for (full, less) in zip(all, rest) where full.commentClass != id { #expect(full == less) }
    #expect(!rest.contains { $0.commentClass == id })
    #expect(all.contains { $0.commentClass == id })
  }

  @Test func `classes come in the shares they are given`() {
    let count = 3000
    let all = comments(Scribe(taxonomy: taxonomy, seed: 11), rows: 0..<count)
    for kind in CommentClasses.all {
      let expected = kind.share * Double(count)
      let found = Double(all.count { $0.commentClass == kind.id })
      let deviation = (expected * (1 - kind.share)).squareRoot()
      #expect((found - expected).magnitude < 4 * deviation, "\(kind.id)")
    }
    #expect((CommentClasses.all.map(\.share).reduce(0, +) - 1).magnitude < 1e-12)
  }

  @Test(arguments: CommentClasses.all.map(\.id))
  func `every cause is written about in every class`(id: String) {
    var mix = CommentMix.standard
    for kind in CommentClasses.all where kind.id != id { mix[kind.id] = 0 }
    let scribe = Scribe(taxonomy: taxonomy, seed: 2, mix: mix)
    for (row, cause) in taxonomy.causes.enumerated() {
      let comment = scribe.comment(on: incident(row), cause: cause, row: row, pool: .test)
      #expect(comment.commentClass == id)
      #expect(comment.acceptableBuckets.contains(cause.bucket))
      #expect(!comment.text.contains { "{}".contains($0) } || id == "hostile", "\(comment.text)")
    }
  }

  @Test func `a comment keeps to the templates of its pool`() {
    let scribe = Scribe(taxonomy: taxonomy, seed: 4)
    let train = Set(comments(scribe, rows: 0..<2000, pool: .train).map(\.templateID))
    let test = Set(comments(scribe, rows: 0..<2000, pool: .test).map(\.templateID))
    #expect(train.isDisjoint(with: test))
  }

  @Test func `what contradicts the record, or tries to steer, is never safe to close`() {
    let scribe = Scribe(taxonomy: taxonomy, seed: 6, mix: .hostile)
    let all = comments(scribe, rows: 0..<3000)
    let misleading = all.filter { $0.contradictsData || $0.hostile != nil }
    #expect(misleading.count > 800)
    #expect(misleading.allSatisfy { $0.action == .review || $0.action == .escalate })
    #expect(all.contains { $0.isSafeToResolve })
  }

  @Test func `a contradiction asserts something harmless that the cause is not`() throws {
    var mix = CommentMix.standard
    for kind in CommentClasses.all where kind.id != "contradictory" { mix[kind.id] = 0 }
    let harmless = ["Rounding Error", "Timing Issue"]
    let all = comments(Scribe(taxonomy: taxonomy, seed: 9, mix: mix), rows: 0..<300)
    for (row, comment) in all.enumerated() {
      let asserted = try #require(comment.assertedBucket)
      #expect(harmless.contains(asserted) && asserted != cause(row, .test).bucket)
      #expect(comment.contradictsData)
    }
  }

  @Test func `a mix is read from a file, and its problems are told`() throws {
    let mix = try CommentMix(JSON.read("{ hostile: 0.5, vague: 0 }"))
    #expect(mix["hostile"] == 0.5 && mix["vague"] == 0 && mix["clear"] == 0.34)
    let problems = #expect(throws: Problems.self) {
      try CommentMix(JSON.read("{ hostle: 0.5, vague: 2 }"), file: "m")
    }
    #expect(
      problems?.listed.map(\.description) == [
        "m:1:23: 'vague' is 2.0; it must be 0.0 to 1.0",
        "m:1:3: 'hostle' is not known here; did you mean 'hostile'?",
      ])
  }

  private func cause(_ row: Int, _ pool: Pool) -> Cause {
    let causes = pool == .test ? taxonomy.causes : taxonomy.shown
    return causes[row % causes.count]
  }

  private func comments(_ scribe: Scribe, rows: Range<Int>, pool: Pool = .test) -> [BreakComment] {
    rows.map { scribe.comment(on: incident($0), cause: cause($0, pool), row: $0, pool: pool) }
  }
}
