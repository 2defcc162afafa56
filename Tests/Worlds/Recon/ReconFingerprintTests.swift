import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// The bytes of some seeds, for ever: a change that moves one of them is a new version of the world.
@Suite struct ReconFingerprintTests {
  /// The months of a plan, its seed, and what its tables begin with once they are digested.
  static let pinned: [(Int, UInt64, [String])] = [
    (
      3, 1,
      [
        "763464f0b3bff125acbc46714e8b6cd7", "f19285fae5f17eaeaee09d9538aec7ac",
        "71ae3ed7fc445e257cea2b75116c5606", "0bcf992719b407b67787d4289365b849",
      ]
    ),
    (
      3, 2,
      [
        "c9c1252777b24887ffe4081f1bdde4c9", "0e4e449e8517fd12f9ccdff0a565bc9a",
        "d5d4bd354a0fc7d507e01a46562e756d", "3978d11dfa71630556c34b38b4e38cbc",
      ]
    ),
    (
      12, 3,
      [
        "713e5f5b659cad0159bbdd64f164f2c8", "db76bc3b457e9c723f986394d69d2e42",
        "80e82887bbce9901757c3a7391a3a17b", "a68b5fe53fafcce9a9d8a13d46f75928",
      ]
    ),
    (
      24, .max,
      [
        "1f4cdf3701ad905276ee126ee9249c00", "dbe1e60e5da1289b6d2bffc25e16d430",
        "63c02b2fb802dbf13b6ce51d3229e35a", "862fe450f5e312fe7c69b57cbc2fe102",
      ]
    ),
  ]

  @Test(arguments: pinned)
  func `the bytes of a seed are pinned`(
    _ months: Int, seed: UInt64, fingerprints: [String]
  ) throws {
    let plan = try ReconPlan(rows: 2000, months: months, instruments: 64, errorRate: 0.02)
    let world = Reconciliation(plan, seed: seed, threads: 2)
    let list = try world.breaks(taxonomy: .standard, threads: 2)
    let tables = try [world.table(.capture), world.table(.risk), list.table(), list.labels()]
    #expect(tables.map(fingerprint) == fingerprints)
  }

  /// The first half of a table's digest, row by row.
  private func fingerprint(_ table: Table) -> String {
    var hash = SHA256()
    for row in 0..<table.rowCount {
      hash.update(Array(table.columns.map { $0.text(row) }.joined(separator: ",").utf8))
    }
    return String(hash.finish().hexadecimal.prefix(32))
  }
}
