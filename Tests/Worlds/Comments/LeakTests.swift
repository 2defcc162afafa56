import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// Whether anything that is no evidence tells classes or causes apart.
@Suite struct LeakTests {
  @Test func `length tells neither class nor cause`() throws {
    let probes = try sample.filter { $0.commentClass != "odd" && !isPadded($0) }
    let lengths = probes.map { Double($0.text.utf8.count) }
    for group in Set(probes.map(\.commentClass)) {
      #expect(deviation(lengths, of: probes.map { $0.commentClass == group }) < 3.9, "\(group)")
    }
    for bucket in Set(probes.map(\.cause)) {
      #expect(deviation(lengths, of: probes.map { $0.cause == bucket }) < 3.9, "\(bucket)")
    }
  }

  @Test func `the order of template ids tells neither class nor cause`() throws {
    for phrases in Phrasebook.all {
      let own = phrases.claims.all + phrases.symptoms.all
      let ids = Phrasebook.all.flatMap { $0.claims.all + $0.symptoms.all }
      let isOwn = ids.map { template in own.contains(template) }
      #expect(deviation(ids.map { Double($0.id) }, of: isOwn) < 3.9, "\(phrases.code)")
    }
    let claims = Phrasebook.all.flatMap(\.claims.all)
    let symptoms = Phrasebook.all.flatMap(\.symptoms.all)
    let ids = (claims + symptoms + Vague.observations.all).map { Double($0.id) }
    for group in [0..<claims.count, claims.count..<claims.count + symptoms.count] {
      #expect(deviation(ids, of: ids.indices.map(group.contains)) < 3.9)
    }
  }

  @Test func `the probe sees a leak that is there`() throws {
    let probes = try sample
    let lengths = probes.map { Double($0.text.utf8.count) }
    #expect(deviation(lengths, of: probes.map { $0.commentClass == "odd" }) > 3.9)
  }

  private struct Probe {
    let text: String
    let commentClass: String
    let cause: String
    let family: String?
  }

  private var sample: [Probe] {
    get throws {
      let taxonomy = try shippedTaxonomy()
      var mix = CommentMix.standard
      for kind in CommentClasses.all { mix[kind.id] = 0.1 }
      let scribe = Scribe(taxonomy: taxonomy, seed: 21, mix: mix)
      #if DEBUG
        let count = 4000
      #else
        let count = 20_000
      #endif
      return (0..<count).map { row in
        let cause = taxonomy.causes[row % taxonomy.causes.count]
        let comment = scribe.comment(on: incident(row), cause: cause, row: row, pool: .test)
        return Probe(
          text: comment.text, commentClass: comment.commentClass, cause: cause.code,
          family: comment.hostile?.family)
      }
    }
  }

  /// Families whose length is what they do: padding, and letters that take several bytes.
  private func isPadded(_ probe: Probe) -> Bool {
    probe.family == "long-padding" || probe.family == "encoded"
  }

  /// How many standard deviations the group's rank sum is from chance (Mann and Whitney, 1947).
  private func deviation(_ values: [Double], of group: [Bool]) -> Double {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var (sum, start) = (0.0, 0)
    while start < order.count {
      let end = order[start...].firstIndex { values[$0] != values[order[start]] } ?? order.count
      let rank = Double(start + end + 1) / 2
      sum += rank * Double(order[start..<end].count { group[$0] })
      start = end
    }
    let (mine, all) = (Double(group.count { $0 }), Double(values.count))
    let spread = (mine * (all - mine) * (all + 1) / 12).squareRoot()
    return (sum - mine * (all + 1) / 2).magnitude / spread
  }
}
