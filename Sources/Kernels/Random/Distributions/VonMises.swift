/// The law of an angle around a mean direction, from −π to π: the normal law of the clock.
///
/// Candidates from a wrapped Cauchy law, one attempt in 1.5 at worst.
/// Best & Fisher, Applied Statistics 28(2), 1979, doi:10.2307/2346732
public struct VonMises: Distribution {
  let mean: Double
  let concentration: Double
  private let spread: Double

  /// A law of angles; a concentration of 0 is the even law, a large one is nearly normal with
  /// variance 1 / concentration.
  public init(mean: Double, concentration: Double) {
    precondition(concentration >= 0, "angles have no negative concentration")
    self.mean = mean
    self.concentration = concentration
    let t = 1 + (1 + 4 * concentration * concentration).squareRoot()
    let p = (t - (2 * t).squareRoot()) / (2 * concentration)
    spread = (1 + p * p) / (2 * p)
  }

  /// The angle of a draw, in radians.
  public func value(of draw: Draw) -> Double {
    wrapped(mean + deviation(draw))
  }

  /// The angle from the mean.
  private func deviation(_ draw: Draw) -> Double {
    // Too even, or too narrow, for the envelope's numbers to tell.
    if concentration < 1e-6 { return .pi * (2 * draw.openUnit - 1) }
    if concentration > 1e6 { return standardNormal(draw.bits) / concentration.squareRoot() }
    var attempt: UInt64 = 0
    while true {
      let words = draw.words(attempt: attempt)
      let z = Elementary.cos(.pi * openUnitInterval(words.0))
      let cosine = (1 + spread * z) / (spread + z)
      let c = concentration * (spread - cosine)
      let u = openUnitInterval(words.1)
      if c * (2 - c) > u || Elementary.log(c / u) + 1 - c >= 0 {
        let sine = max(0, (1 - cosine) * (1 + cosine)).squareRoot()
        return Elementary.atan2(words.2 >> 63 == 0 ? sine : -sine, cosine)
      }
      attempt += 1
    }
  }

  /// The same direction from −π to π.
  private func wrapped(_ angle: Double) -> Double {
    if abs(angle) <= .pi { return angle }
    let turns = nearest(angle / (2 * .pi)).0
    return min(max(angle - turns * (2 * .pi), -.pi), .pi)
  }
}
