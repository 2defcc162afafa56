import Foundation
import Testing

@testable import RingtrueKernels

@Suite struct `An elementary function` {
  typealias Ours = Elementary

  static let sweeps: [Sweep] = [
    Sweep(name: "exp", range: -708...709, limit: 0.8, ours: Ours.exp, exact: { exp($0) }),
    Sweep(name: "exp", range: -1...1, limit: 0.8, ours: Ours.exp, exact: { exp($0) }),
    Sweep(name: "exp", range: -746 ... -700, limit: 0.8, ours: Ours.exp, exact: { exp($0) }),
    Sweep(name: "expm1", range: -2...2, limit: 1.3, ours: Ours.expm1, exact: { expm1($0) }),
    Sweep(name: "expm1", range: -40...709, limit: 1.3, ours: Ours.expm1, exact: { expm1($0) }),
    .logarithmic("expm1", -80...0, limit: 1.3, Ours.expm1) { expm1($0) },
    Sweep(name: "log", range: 0...2, limit: 0.7, ours: Ours.log, exact: { log($0) }),
    Sweep(name: "log", range: 0.99...1.01, limit: 0.7, ours: Ours.log, exact: { log($0) }),
    .logarithmic("log", -744...709, limit: 0.7, { Ours.log(abs($0)) }) { log(abs($0)) },
    Sweep(name: "log1p", range: -0.9999...3, limit: 0.8, ours: Ours.log1p, exact: { log1p($0) }),
    .logarithmic("log1p", -60 ... -1, limit: 0.8, Ours.log1p) { log1p($0) },
    .logarithmic("log1p", -4...100, limit: 0.8, { Ours.log1p(abs($0)) }) { log1p(abs($0)) },
    Sweep(name: "sin", range: -10...10, limit: 0.8, ours: Ours.sin, exact: { sin($0) }),
    .logarithmic("sin", -40...709, limit: 0.8, Ours.sin) { sin($0) },
    Sweep(name: "cos", range: -10...10, limit: 0.9, ours: Ours.cos, exact: { cos($0) }),
    .logarithmic("cos", -40...709, limit: 0.9, Ours.cos) { cos($0) },
    Sweep(name: "tanh", range: -3...3, limit: 2.5, ours: Ours.tanh, exact: { tanh($0) }),
    .logarithmic("tanh", -60...4, limit: 2.5, Ours.tanh) { tanh($0) },
    .logarithmic("atan2(y, 1)", -60...60, limit: 0.7, { Ours.atan2($0, 1) }) { atan2($0, 1) },
    .logarithmic("atan2(y, −2)", -60...60, limit: 0.7, { Ours.atan2($0, -2) }) { atan2($0, -2) },
    .logarithmic("pow(x, 1.75)", -400...400, limit: 0.8, { Ours.pow(abs($0), 1.75) }) {
      pow(abs($0), 1.75)
    },
    .logarithmic("pow(x, −60)", -11...11, limit: 0.8, { Ours.pow(abs($0), -60) }) {
      pow(abs($0), -60)
    },
    Sweep(
      name: "pow(1.37, y)", range: -2200...2200, limit: 0.8, ours: { Ours.pow(1.37, $0) },
      exact: { pow(Exact(1.37 as Double), $0) }),
    Sweep(
      name: "normalCDF", range: -37...5, limit: 5, ours: Ours.normalCDF, exact: exactNormalCDF),
    Sweep(
      name: "normalCDF", range: -1...1, limit: 5, ours: Ours.normalCDF, exact: exactNormalCDF),
    Sweep(
      name: "normalQuantile", range: 0...1, limit: 4, ours: Ours.normalQuantile,
      exact: exactNormalQuantile),
    .logarithmic("normalQuantile", -700 ... -1, limit: 4, { Ours.normalQuantile(abs($0)) }) {
      exactNormalQuantile(abs($0))
    },
  ]

  @Test(arguments: sweeps)
  func `is off by no more than it states`(sweep: Sweep) {
    let worst = sweep.worst(sweepCount)
    #expect(worst.ulps <= sweep.limit + slack, "at \(worst.argument)")
  }

  @Test func `knows the ends of its range`() {
    #expect(Ours.exp(0) == 1)
    #expect(Ours.exp(.infinity) == .infinity)
    #expect(Ours.exp(-.infinity) == 0)
    #expect(Ours.exp(709.782712893384).isFinite)
    #expect(Ours.exp((709.782712893384).nextUp) == .infinity)
    #expect(Ours.exp(-745.1332191019411) == .leastNonzeroMagnitude)
    #expect(Ours.exp(-745.1332191019412) == 0)
    #expect(Ours.expm1(-.infinity) == -1)
    #expect(Ours.expm1(-0.0).sign == .minus)
    #expect(Ours.log(0) == -.infinity)
    #expect(Ours.log(-0.0) == -.infinity)
    #expect(Ours.log(.infinity) == .infinity)
    #expect(Ours.log(1) == 0)
    #expect(Ours.log(.leastNonzeroMagnitude) == -744.4400719213812)
    #expect(Ours.log1p(-1) == -.infinity)
    #expect(Ours.sin(-0.0).sign == .minus)
    #expect(Ours.sin(.leastNonzeroMagnitude) == .leastNonzeroMagnitude)
    #expect(Ours.cos(0) == 1)
    #expect(Ours.tanh(.infinity) == 1 && Ours.tanh(-.infinity) == -1)
    #expect(Ours.normalCDF(-.infinity) == 0 && Ours.normalCDF(.infinity) == 1)
    #expect(Ours.normalCDF(0) == 0.5)
    #expect(Ours.normalQuantile(0) == -.infinity && Ours.normalQuantile(1) == .infinity)
    #expect(Ours.normalQuantile(0.5) == 0)
  }

  @Test func `is no number where there is none`() {
    let functions = [
      Ours.exp, Ours.expm1, Ours.log, Ours.log1p, Ours.sin, Ours.cos, Ours.tanh, Ours.normalCDF,
      Ours.normalQuantile,
    ]
    #expect(functions.allSatisfy { $0(.nan).isNaN })
    #expect([Ours.sin, Ours.cos].allSatisfy { $0(.infinity).isNaN && $0(-.infinity).isNaN })
    #expect(Ours.log(-1).isNaN && Ours.log(-.infinity).isNaN && Ours.log1p(-1.5).isNaN)
    #expect(Ours.normalQuantile(-0.1).isNaN && Ours.normalQuantile(1.1).isNaN)
    #expect(Ours.atan2(.nan, 1).isNaN && Ours.atan2(1, .nan).isNaN)
  }

  static let extremes: [Double] = [
    0, -0.0, 0.5, -0.5, 1, -1, 2, -2, 3, -3, 1e300, -1e300, 0x1p-1074, -0x1p-1074, 0x1p53, -0x1p53,
    0x1p70, -0x1p70, 1.0.nextUp, 1.0.nextDown, .infinity, -.infinity, .nan,
  ]

  @Test(arguments: extremes)
  func `treats special values as C does`(x: Double) {
    for y in Self.extremes {
      #expect(same(Ours.pow(x, y), pow(x, y)), "pow(\(x), \(y))")
      #expect(same(Ours.atan2(x, y), atan2(x, y)), "atan2(\(x), \(y))")
    }
  }

  @Test func `raises whole numbers to whole powers exactly`() {
    for base in 2...20 {
      var power = 1.0
      for exponent in 0...12 {
        #expect(Ours.pow(Double(base), Double(exponent)) == power)
        power *= Double(base)
      }
    }
    #expect(Ours.pow(2, -1074) == .leastNonzeroMagnitude)
    #expect(Ours.pow(2, 1023) == 0x1p1023)
  }

  /// Equal to the sign of zero, or within an ulp.
  func same(_ a: Double, _ b: Double) -> Bool {
    if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
    return a.sign == b.sign && (a == b || abs(a - b) <= b.ulp)
  }
}

extension Sweep {
  static func logarithmic(
    _ name: String, _ range: ClosedRange<Double>, limit: Double,
    _ ours: @escaping @Sendable (Double) -> Double, exact: @escaping @Sendable (Exact) -> Exact
  ) -> Sweep {
    Sweep(
      name: name, range: range, isLogarithmic: true, limit: limit, ours: ours, exact: exact)
  }
}

/// Φ(x) by the system's error function.
@Sendable func exactNormalCDF(_ x: Exact) -> Exact { erfc(-x * Exact(0.5).squareRoot()) / 2 }

/// The quantile by Newton's method on Φ, from our own start.
@Sendable func exactNormalQuantile(_ p: Exact) -> Exact {
  guard p > 0, p < 1 else { return p == 0 ? -.infinity : .infinity }
  let upper = p > 0.5
  let tail = upper ? 1 - p : p
  var x = Exact(Elementary.normalQuantile(Double(tail)))
  for _ in 0..<2 {
    x -= (exactNormalCDF(x) - tail) / (exp(-x * x / 2) / (2 * Exact.pi).squareRoot())
  }
  return upper ? -x : x
}
