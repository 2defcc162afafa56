import RingtrueKernels
import Testing

@Suite struct `Wilson's bounds` {
  @Test func `are those that were published`() {
    // Newcombe, Statistics in Medicine 17, 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (share, count, low, high) in [
      (81.0 / 263, 263, 0.2553, 0.3662), (15.0 / 148, 148, 0.0624, 0.1605),
      (0.0, 20, 0.0, 0.1611), (1.0 / 29, 29, 0.0061, 0.1718),
    ] {
      let bounds = WilsonBounds(share: share, of: count)
      #expect((bounds.low - low).magnitude < 5e-5 && (bounds.high - high).magnitude < 5e-5)
    }
  }

  @Test func `hold everything where nothing was counted`() {
    let bounds = WilsonBounds(share: 0, of: 0)
    #expect(bounds.low == 0 && bounds.high == 1)
  }
}
