import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// The bytes of some seeds, for ever: a change that moves one of them is a new version of the world.
@Suite struct LedgerFingerprintTests {
  /// A plan, its seed, and the first half of its fingerprint.
  static let pinned: [(LedgerActivity, Int, UInt64, String)] = [
    (.classic, 12, 1, "91f8caa49bf53e335b58bd57c8e29582"),
    (.classic, 18, 1, "089eece70a1b3977377a9a9b65c28c91"),
    (.classic, 18, 2, "4bf8b28c42bf9dbd8e96d1970964d176"),
    (.classic, 24, 3, "a3a3f5a7225262ffd386d839249ae96d"),
    (.classic, 36, 4, "7f805c3e562d876f51ad387cae2f2fe3"),
    (.classic, 18, .max, "02c04c0bb4469af657e11174c96388b2"),
    (.modern, 12, 1, "0ae9c89585b3744aaa9d79bda436c2e1"),
    (.modern, 18, 1, "c26ca372b3c6531bf198cfdb6719ccff"),
    (.modern, 18, 2, "a7416235830af5964d45b6c5de7e6424"),
    (.modern, 24, 3, "cae6b0a4c9ff24b04dc1b5bf9ce4e007"),
    (.modern, 6, 4, "c710d5866ec316ec45b6ee705e0778ab"),
    (.modern, 18, .max, "86f5a836037e09dff8aea2e0da688c0d"),
  ]

  @Test(arguments: pinned)
  func `the bytes of a seed are pinned`(
    _ activity: LedgerActivity, months: Int, seed: UInt64, fingerprint: String
  ) throws {
    let plan = LedgerPlan(rows: 1500, months: months, activity: activity)
    let table = try Ledger(plan, seed: seed, threads: 2).table(.extended)
    var hash = SHA256()
    for row in 0..<table.rowCount {
      hash.update(Array(table.columns.map { $0.text(row) }.joined(separator: ",").utf8))
    }
    let found = String(hash.finish().hexadecimal.prefix(32))
    #expect(found == fingerprint)
  }
}
