import RingtrueCore
import RingtrueKernels
import Testing

@testable import RingtrueWorlds

/// The bytes of every kind's events, for ever: a change that moves one of them is a new version of
/// the kind.
@Suite struct KindFingerprintTests {
  /// The first half of the fingerprint of two events and a decoy in a ledger of either sort.
  static let pinned: [String: [String]] = [
    "account_takeover": ["8c2438a1365a9cb4c269029eb95951f1", "7a4d620e58508120979358de14d01b03"],
    "amount_context": ["d2f83ba8ab8b7fe4ee7f3c9e7f3f3b97", "e9eae70d82b7a573d81cd3f0ac2984f3"],
    "amount_global": ["f3576e712aaebc15e26c48fc252e9e65", "336d2905ae5e07f47ab6cab709c6785e"],
    "balance_break": ["1ebd9a2d08b6cc422d570a5f22ddfbfc", "fa907b83e6bccc8251d7f3658b7eb264"],
    "burst_velocity": ["2a4037b61060beeca05681084e98aec1", "981a6d0d3f5761f5c0d80dfdebf237b6"],
    "combo_rare": ["fe61ccc9870bc344428afb5091b2110d", "abd956228f36a8aaac92b7e59b4652a6"],
    "decimal_shift": ["9412dca199d76872d80e8a9f15c267fd", "464f0c13ae2a65a65924e2eb779689be"],
    "dormant_wakeup": ["ccfe6ce37a1ee36a6f6e495f1dc08f4f", "f204af8634e783b4ec28b8848512d4c7"],
    "drift_gradual": ["814d95e8b048a1ee384f75274fe5a419", "585347f4755ff9f778cdd69339b8d84c"],
    "duplicate_posting": ["ef18db5fa6b130071232d03a34b8a4ef", "c4b88d4f0047d607b095eaee930bd663"],
    "group_cluster": ["4fff2dd24bf4daa344de75707fca7763", "f84bd27386400d5bc9f6353eba503760"],
    "hour_context": ["5e6ebd838e937697710f8651c64d5ca7", "84dada22c89d075cdb5fdef84e068abb"],
    "inflated_segment": ["d74b9a1d83792219a861e4c42d783011", "65ce400c8e4af39af8ad48a6b253c189"],
    "limit_exceed": ["9488003d27213ae1aacee1b6fa4d3492", "0fa8c1ed80ab84eb76e7dd6b13701f86"],
    "missing_posting": ["f2875d635c0176dbc2f3ba8d959c6fa0", "7127fb14d3df7c7e45e0cb1144ad7718"],
    "mule_passthrough": ["ae83e29583b927005447209eaa30bd89", "c8f3fd953f019de98010be9b7480a74c"],
    "omitted_fields": ["12d92e9f39d5e92e2174f2d71dd0b6c8", "6ae1fd37286f88318c6988329109bbbe"],
    "place_context": ["d2026ed51811f73460c8a311aebe19d4", "04c2c2aa0f2af828c06e09e210a9b1c7"],
    "placebo": ["79fe1ef936137703d543c8c2d05e9e0d", "dde769dca26481b490380062725318b9"],
    "regime_shift": ["6fc89d4fe3f9613bea6e51983de348e2", "5721d305afb97eb6b76b5266d27086d9"],
    "ring": ["ae13cff3ad7a4920b301941a2e6be40e", "512cfe9e47f5f3762a9c0bcbd88d3d2a"],
    "sign_flip": ["2835796f50a4081dff98e54ef9215ceb", "12fc70becc5114c1a94cc1ed1d59ed0d"],
    "statistical_cluster": [
      "1c3e51d1d3c3de1c05464adebdebb45b", "78b268da412c5ffc28cf4e19e4a94045",
    ],
    "statistical_dependency": [
      "2a32de15c0aa50b2fb3fb4d7ff0fecea", "540d47cedcbc187884962673a588b839",
    ],
    "statistical_global": ["fed27de83576f1fbe86404f2e14bd1f9", "43daff81cc8c7ff48a6931faa299c29f"],
    "statistical_local": ["14c9c57baceeccdc6eb77ddd291c1ee3", "98bf3d160991767bc0ddb0d1958917bd"],
    "structuring": ["5513b90c0eb913757d060c4a3aec2666", "63b6482a6b5b1e4291dfb9789b40a708"],
    "transposed_digits": ["2396979303f4ea739098f9b139bdda27", "69b19db7806835313c0a371202046ed1"],
  ]

  private static let ledgers = [
    Ledger(LedgerPlan(rows: 2500), seed: 1),
    Ledger(LedgerPlan(rows: 2500, months: 12, activity: .modern), seed: 2),
  ]

  @Test(arguments: AnomalyKinds.all.map(\.id))
  func `the bytes of a kind are pinned`(_ id: String) throws {
    let kind = try #require(AnomalyKinds.kind(id))
    let found = try Self.ledgers.map { ledger in
      let labelled = try LabelledLedger(ledger, orders: [EventOrder(kind, count: 2, decoys: 1)])
      let table = try labelled.table(.extended)
      var hash = SHA256()
      for row in 0..<table.rowCount {
        hash.update(Array(table.columns.map { $0.text(row) }.joined(separator: ",").utf8))
      }
      for event in labelled.truth.events {
        let text = "\(event.id) \(event.rows) \(event.impactMinor) \(event.parameters.text)"
        hash.update(Array(text.utf8))
      }
      return String(hash.finish().hexadecimal.prefix(32))
    }
    #expect(found == Self.pinned[id], "\"\(id)\": \(found),")
  }
}
