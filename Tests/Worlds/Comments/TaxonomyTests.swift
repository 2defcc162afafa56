import RingtrueCore
import Testing

@testable import RingtrueWorlds

@Suite struct TaxonomyTests {
  @Test func `the shipped file names every cause that comments can be written for`() throws {
    let taxonomy = try shippedTaxonomy()
    #expect(taxonomy.causes.map(\.code) == Phrasebook.all.map(\.code))
    #expect(taxonomy.buckets.count == 5)
    #expect(taxonomy.buckets.allSatisfy { !taxonomy.causes(in: $0).isEmpty })
    #expect(taxonomy.causes.filter(\.isHeldOut).map(\.bucket) == ["New Issue", "New Issue"])
  }

  @Test func `only timing is closed without a look, and only within the limits`() throws {
    let taxonomy = try shippedTaxonomy()
    let closed = taxonomy.causes.filter { $0.action == .autoResolve }
    #expect(Set(closed.map(\.bucket)) == ["Timing Issue"])
    var small = incident(1)
    (small.netDifference, small.ageDays) = (-500_000, 5)
    #expect(taxonomy.limits.allow(small))
    small.netDifference = -500_001
    #expect(!taxonomy.limits.allow(small))
    (small.netDifference, small.ageDays) = (0, 6)
    #expect(!taxonomy.limits.allow(small))
  }

  @Test func `a customer's own buckets take the place of ours`() throws {
    let taxonomy = try Taxonomy(
      reading: """
        { buckets: ["Ours", "Theirs"],
          auto_resolve: { net_limit: 1, max_age_days: 0 },
          causes: [
            { code: "late_feed", bucket: "Theirs", action: "review", also_right: ["Ours"] },
          ] }
        """)
    #expect(taxonomy["late_feed"]?.acceptable == ["Theirs", "Ours"])
    #expect(taxonomy["price_keyed"] == nil)
  }

  @Test func `everything wrong with a file is told at once, with its place and a way out`() {
    let text = """
      { buckets: ["Rounding", "Timing", "Timing"],
        auto_resolve: { net_limit: -1, max_age: 3 },
        causes: [
          { code: "late_fead", bucket: "Timing", action: "close" },
          { code: "qty_keyed", bucket: "Roundng", action: "review", also_right: ["Timming"] },
          { code: "qty_keyed", bucket: "Timing", action: "review" },
        ] }
      """
    let expected = [
      "t:1:35: the bucket 'Timing' stands here a second time; keep one",
      "t:2:30: 'net_limit' is -1; it must be 0 to 9007199254740992",
      "t:2:17: 'max_age_days' is missing; add it",
      "t:2:34: 'max_age' is not known here; known here: net_limit, max_age_days",
      "t:4:13: 'code' cannot be 'late_fead'; did you mean 'late_feed'?",
      "t:4:52: 'action' cannot be 'close'; "
        + "use one of auto_resolve, close_tolerance, review, escalate",
      "t:5:34: 'bucket' cannot be 'Roundng'; did you mean 'Rounding'?",
      "t:5:75: 'also_right' names no bucket 'Timming'; did you mean 'Timing'?",
      "t:6:13: the cause 'qty_keyed' stands here a second time; keep one",
    ]
    let problems = #expect(throws: Problems.self) {
      try Taxonomy(reading: text, file: "t", codes: Taxonomy.writable)
    }
    #expect(Set(problems?.listed.map(\.description) ?? []) == Set(expected))
  }

  @Test func `a file without buckets or causes is refused`() {
    let text = "{ buckets: [], auto_resolve: { net_limit: 1, max_age_days: 1 }, causes: [] }"
    let problems = #expect(throws: Problems.self) { try Taxonomy(reading: text) }
    #expect(problems?.count == 2)
  }
}
