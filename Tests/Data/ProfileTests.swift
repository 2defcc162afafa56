import RingtrueCore
import RingtrueData
import Testing

@Suite struct `A profile` {
  private func profile(_ text: String) throws -> Profile {
    try Profile(bytes: Array(text.utf8), named: "t.csv")
  }

  @Test func `counts, ranges and averages`() throws {
    let profile = try profile("x,w\n1.5,a\n,b\n3.5,a\n1.5,a\n")
    #expect(profile.rowCount == 4)
    #expect(profile.duplicateRowCount == 1)
    let (x, w) = (profile.columns[0], profile.columns[1])
    #expect(x.kind == .decimals(scale: 1))
    #expect((x.count, x.missing) == (4, 1))
    #expect(x.range == 1.5...3.5)
    #expect(abs((x.mean ?? 0) - 6.5 / 3) < 1e-12)
    #expect(w.distinct == (2, true))
    #expect(w.examples == ["a", "b"])
    #expect(w.mean == nil)
  }

  @Test func `suspects ids, constants, labels, copies and empty columns`() throws {
    let rows = (0..<20).map { "\($0),7,\($0 % 2),,\($0)" }.joined(separator: "\n")
    let profile = try profile("id,same,fraud,none,again\n\(rows)\n")
    #expect(
      profile.columns.map(\.suspicions) == [
        [.unique], [.constant], [.labelLike], [.allMissing], [.unique, .copy(of: "id")],
      ])
  }

  @Test func `suspects words among numbers, and times among words`() throws {
    let profile = try profile(
      """
      n,t,f,code,word,one
      1,2024-01-01,true,007,a,5
      2.5,soon,1,12,b,5
      x,2024-01-03,false,94110,c,5

      """)
    #expect(
      profile.columns.map(\.suspicions) == [
        [.mixedKinds], [.mixedKinds], [.mixedKinds], [], [], [.constant],
      ])
  }
}
