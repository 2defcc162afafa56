import Testing

@testable import RingtrueKernels

/// The first 10⁵ values of each law, pinned for ever: every platform and every build must give
/// these bits, or datasets would no longer be the ones that results were measured on.
@Suite struct `The bits of a law` {
  static let pinned: [Pinned] = [
    Pinned("word", "a6da44a1406f427d") { Double(bitPattern: $0.bits) },
    Pinned("unit", "54506e0cf6ea91d8") { $0.unit },
    Pinned("integer", "454ef067665858c1") { Double($0.integer(in: -500...500)) },
    Pinned("normal", "178721a73e06bd61") { Normal().value(of: $0) },
    Pinned("log-normal", "b7c8964743f15ad0") { LogNormal(location: 4, scale: 0.8).value(of: $0) },
    Pinned("truncated", "26db7a9eab6a8bb4") {
      TruncatedNormal(mean: 0, deviation: 1, in: 1...3).value(of: $0)
    },
    Pinned("exponential", "b7592f287eb738ab") { Exponential(mean: 3).value(of: $0) },
    Pinned("geometric", "59ccdd81596327bc") { Double(Geometric(mean: 1.4).value(of: $0)) },
    Pinned("Poisson 3", "66b08e9b202b34cb") { Double(Poisson(mean: 3).value(of: $0)) },
    Pinned("Poisson 40", "eb50055cfb8c8b8b") { Double(Poisson(mean: 40).value(of: $0)) },
    Pinned("von Mises", "59ea5486a90c6dd8") { VonMises(mean: 1, concentration: 2).value(of: $0) },
    Pinned("Zipf", "5e246051f02fc660") { Double(Zipf(exponent: 1.1, count: 1000).value(of: $0)) },
    Pinned("categorical", "a3cdd9592081d5dc") { Double(thirds.value(of: $0)) },
    Pinned("exp", "889995069f896d5c") { Elementary.exp(1400 * $0.unit - 700) },
    Pinned("expm1", "2cb73efd57915c3b") { Elementary.expm1(4 * $0.unit - 2) },
    Pinned("log", "713288886a818562") { Elementary.log(Double(bitPattern: $0.bits >> 1)) },
    Pinned("log1p", "f418959617869caa") { Elementary.log1p(4 * $0.unit - 1) },
    Pinned("sin", "b91df067398ebd91") { Elementary.sin(100 * $0.unit - 50) },
    Pinned("sin, any size", "f18a89e3988166de") { Elementary.sin(Double(bitPattern: $0.bits)) },
    Pinned("cos", "33cd6f5011f76afb") { Elementary.cos(100 * $0.unit - 50) },
    Pinned("tanh", "10aa69d3ae6d6c4c") { Elementary.tanh(10 * $0.unit - 5) },
    Pinned("atan2", "3a2b94f3e7d93b70") {
      Elementary.atan2($0.unit - 0.5, unitInterval($0.words().1) - 0.5)
    },
    Pinned("pow", "eaee35057fe458d0") {
      Elementary.pow(10 * $0.unit, 20 * unitInterval($0.words().1) - 10)
    },
    Pinned("normal CDF", "e2264ac514100d7d") { Elementary.normalCDF(20 * $0.unit - 15) },
    Pinned("normal quantile", "49514f174b978cdb") { Elementary.normalQuantile($0.openUnit) },
  ]

  @Test(arguments: pinned)
  func `are pinned`(pinned: Pinned) {
    #expect(pinned.fingerprint() == pinned.expected)
  }
}

private let thirds = Categorical(weights: [1, 0, 2.5, 3, 1e-3, 40])

/// A law, and the SHA-256 of its first values as little-endian doubles; any NaN counts as one.
struct Pinned: Sendable, CustomTestStringConvertible {
  let name: String
  let expected: String
  let value: @Sendable (Draw) -> Double

  init(_ name: String, _ expected: String, _ value: @escaping @Sendable (Draw) -> Double) {
    self.name = name
    self.expected = expected
    self.value = value
  }

  var testDescription: String { name }

  /// The first 16 digits of the fingerprint are enough to tell.
  func fingerprint() -> String {
    let stream = RandomStream(seed: 20_240_229, name: name)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(800_000)
    for counter in 0..<100_000 as Range<UInt64> {
      let value = value(stream[counter])
      let bits = value.isNaN ? Double.nan.bitPattern : value.bitPattern
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
      }
    }
    return String(SHA256.digest(of: bytes).hexadecimal.prefix(16))
  }
}
