import Testing

@testable import RingtrueKernels

/// Expected values to 17 digits by arbitrary-precision arithmetic.
@Suite struct `A special function` {
  static let logGammas: [(Double, Double)] = [
    (1e-300, 690.7755278982137),
    (1e-05, 11.512919692895826),
    (0.1, 2.252712651734206),
    (0.5, 0.5723649429247001),
    (0.9999, 5.7729791561193866e-05),
    (1.0001, -5.771334222047127e-05),
    (1.5, -0.12078223763524522),
    (1.9999, -4.227520877215346e-05),
    (2.0001, 4.2281658112919945e-05),
    (3.0, 0.6931471805599453),
    (7.25, 7.0521854507385395),
    (14.99, 25.164481163825506),
    (15.5, 26.536914491115613),
    (100.25, 360.28455963776423),
    (100000.0, 1051287.7089736569),
    (1e15, 3.3538776394910668e16),
    (1e300, 6.897755278982137e302),
  ]

  @Test(arguments: logGammas)
  func `knows the logarithm of the gamma function`(x: Double, expected: Double) {
    #expect(near(Special.logGamma(x), expected, 4e-15))
  }

  @Test func `knows where the gamma function ends`() {
    #expect(Special.logGamma(1) == 0 && Special.logGamma(2) == 0)
    #expect(Special.logGamma(0) == .infinity && Special.logGamma(.infinity) == .infinity)
    #expect(Special.logGamma(-1).isNaN && Special.logGamma(.nan).isNaN)
  }

  static let gammas: [(shape: Double, x: Double, lower: Double, upper: Double)] = [
    (0.5, 0.01, 0.1124629160182849, 0.8875370839817152),
    (0.5, 2.0, 0.9544997361036416, 0.04550026389635842),
    (1.0, 1.0, 0.6321205588285577, 0.36787944117144233),
    (2.5, 0.3, 0.011996757205906266, 0.9880032427940937),
    (2.5, 30.0, 0.9999999999878454, 1.215456977718304e-11),
    (10.0, 10.0, 0.5420702855281478, 0.4579297144718522),
    (10.0, 3.0, 0.0011024881301154798, 0.9988975118698845),
    (10.0, 40.0, 0.9999999960740678, 3.925932226286188e-09),
    (150.0, 150.0, 0.5108582297493597, 0.4891417702506403),
    (150.0, 120.5, 0.005235095922639648, 0.9947649040773604),
    (150.0, 200.25, 0.9999094932741934, 9.050672580661147e-05),
    (10000.0, 10000.0, 0.5013298083399552, 0.4986701916600448),
    (10000.0, 9700.0, 0.001234175584468492, 0.9987658244155315),
    (10000.0, 10400.0, 0.999961119829426, 3.88801705739882e-05),
    (1e6, 1e6, 0.5001329807608725, 0.4998670192391274),
    (1e6, 1003000.0, 0.9986382593537824, 0.0013617406462175915),
    (0.01, 1e-08, 0.8365102546852333, 0.16348974531476665),
    (0.001, 5.0, 0.9999988490186603, 1.150981339730861e-06),
  ]

  @Test(arguments: gammas)
  func `knows the gamma law`(row: (shape: Double, x: Double, lower: Double, upper: Double)) {
    #expect(near(Special.lowerGamma(row.shape, row.x), row.lower, 2e-13))
    #expect(near(Special.upperGamma(row.shape, row.x), row.upper, 2e-13))
    if row.lower < 0.99 {
      #expect(near(Special.inverseGamma(row.lower, row.shape), row.x, 1e-11))
    }
  }

  static let betas: [(x: Double, a: Double, b: Double, lower: Double)] = [
    (0.5, 0.5, 0.5, 0.5),
    (0.1, 2.0, 3.0, 0.0523),
    (0.9, 2.0, 3.0, 0.9963),
    (0.01, 0.01, 5.0, 0.974644680882358),
    (0.3, 10.0, 20.0, 0.3640040810719442),
    (0.3, 100.0, 200.0, 0.10884306564490975),
    (0.35, 100.0, 200.0, 0.7325714649575441),
    (0.001, 1.0, 1000.0, 0.6323045752290359),
    (0.7, 1.0, 1.0, 0.7),
    (0.02, 50.0, 5000.0, 0.9999999946379565),
    (0.008, 50.0, 5000.0, 0.07856575885022186),
    (0.5, 1e4, 1e4, 0.5),
    (0.51, 1e4, 1e4, 0.9976629406698898),
    (0.2501, 250000.0, 750000.0, 0.5914608434006577),
    (1e-06, 3.0, 4.0, 1.9999955000035998e-17),
  ]

  @Test(arguments: betas)
  func `knows the beta law`(row: (x: Double, a: Double, b: Double, lower: Double)) {
    #expect(near(Special.beta(row.x, row.a, row.b), row.lower, 5e-13))
    #expect(abs(Special.beta(1 - row.x, row.x, row.b, row.a) - (1 - row.lower)) < 2e-13)
    if row.lower < 0.9 {
      #expect(near(Special.inverseBeta(row.lower, row.a, row.b), row.x, 1e-12))
    }
  }

  @Test func `knows the p-values of the usual tests`() {
    #expect(near(Special.chiSquareUpper(3.841458820694124, degrees: 1), 0.05, 1e-13))
    #expect(near(Special.chiSquareUpper(10, degrees: 4), 0.04042768199451279, 1e-13))
    #expect(near(Special.chiSquareUpper(100, degrees: 60), 0.0009168288614560842, 1e-12))
    #expect(near(Special.chiSquareUpper(250, degrees: 100), 7.76693640353949e-15, 1e-12))
    #expect(Special.chiSquareUpper(-1, degrees: 3) == 1)
    #expect(near(Special.studentTwoSided(2, degrees: 1), 0.2951672353008665, 1e-13))
    #expect(near(Special.studentTwoSided(-2, degrees: 10), 0.07338803477074037, 1e-13))
    #expect(near(Special.studentTwoSided(5, degrees: 3.5), 0.010550178991867776, 1e-13))
    #expect(near(Special.studentTwoSided(12, degrees: 40), 7.82417130425598e-15, 1e-12))
    #expect(near(Special.studentUpper(-2, degrees: 10), 1 - 0.036694017385370185, 1e-13))
    #expect(Special.studentTwoSided(.infinity, degrees: 4) == 0)
    #expect(near(Special.fisherUpper(3, above: 2, below: 10), 0.095367431640625, 1e-13))
    #expect(near(Special.fisherUpper(1.5, above: 5, below: 7), 0.3014864545528846, 1e-13))
    #expect(near(Special.fisherUpper(8, above: 1, below: 100), 0.005652215916228005, 1e-12))
    #expect(Special.fisherUpper(.infinity, above: 1, below: 2) == 0)
  }

  @Test func `knows the quantiles behind intervals`() {
    #expect(near(Special.studentQuantile(0.975, degrees: 1), 12.706204736174694, 1e-12))
    #expect(near(Special.studentQuantile(0.975, degrees: 10), 2.228138851986274, 1e-12))
    #expect(near(Special.studentQuantile(0.6, degrees: 4), 0.2707222947075976, 1e-12))
    #expect(near(Special.studentQuantile(0.01, degrees: 2.5), -5.353111173030874, 1e-12))
    #expect(near(Special.studentQuantile(0.999, degrees: 1e5), 3.0903138094272378, 1e-12))
    #expect(Special.studentQuantile(0.5, degrees: 3) == 0)
    #expect(Special.studentQuantile(0, degrees: 3) == -.infinity)
    #expect(near(Special.chiSquareQuantile(0.95, degrees: 1), 3.841458820694124, 1e-12))
    #expect(near(Special.chiSquareQuantile(0.5, degrees: 10), 9.34181776559197, 1e-12))
    #expect(near(Special.chiSquareQuantile(0.01, degrees: 100), 70.06489492539978, 1e-12))
    #expect(near(Special.chiSquareQuantile(0.999, degrees: 3), 16.26623619623813, 1e-12))
  }

  @Test func `bounds a share as Clopper and Pearson do`() {
    let none = Special.shareInterval(successes: 0, trials: 10)
    #expect(none.lowerBound == 0 && near(none.upperBound, 0.30849710781876294, 1e-12))
    let half = Special.shareInterval(successes: 5, trials: 10)
    #expect(near(half.lowerBound, 0.18708602844739852, 1e-13))
    #expect(near(half.upperBound, 0.8129139715526015, 1e-13))
    let all = Special.shareInterval(successes: 10, trials: 10)
    #expect(near(all.lowerBound, 0.6915028921812371, 1e-12) && all.upperBound == 1)
    let rare = Special.shareInterval(successes: 37, trials: 5000)
    #expect(near(rare.lowerBound, 0.005215479852717734, 1e-9))
    #expect(near(rare.upperBound, 0.01018563382575274, 1e-9))
    #expect(Special.shareInterval(successes: 0, trials: 0) == 0...1)
  }

  @Test func `refuses shapes that are not positive`() {
    #expect(Special.beta(0.5, 0, 1).isNaN && Special.beta(-0.1, 1, 1).isNaN)
    #expect(Special.lowerGamma(-1, 1).isNaN && Special.upperGamma(1, -1).isNaN)
    #expect(Special.inverseBeta(1.5, 1, 1).isNaN && Special.inverseGamma(-0.5, 1).isNaN)
  }

  /// Within a relative distance, or an absolute one far below it.
  func near(_ value: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    abs(value - expected) <= tolerance * abs(expected) + 1e-17
  }
}
