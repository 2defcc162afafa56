import Testing

@testable import RingtrueCommand

@Suite struct `Figures for people` {
  @Test(
    arguments: [
      (0, "0"), (0.5, "0.5000"), (0.123456, "0.1235"), (12.3456, "12.35"), (12345.6, "12346"),
      (-0.00012345, "-0.0001235"), (1e-9, "1.000e-9"), (-2.5e20, "-2.500e20"), (999.96, "1000.0"),
      (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
      (.leastNonzeroMagnitude, "4.941e-324"),
    ] as [(Double, String)])
  func `keep four significant digits`(number: Double, text: String) {
    #expect(number.figures() == text)
  }

  @Test func `may be asked for by places`() {
    #expect(1.005.decimals(1) == "1.0")
    #expect((-0.04).decimals(1) == "0.0")
    #expect(2.5.decimals(0) == "3")
    #expect(0.07.decimals(2) == "0.07")
  }
}
