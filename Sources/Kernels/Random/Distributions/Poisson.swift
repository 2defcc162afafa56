/// The law of the number of independent events when a mean is expected.
///
/// Below a mean of 10 the inverse distribution function of the first word, so that the number
/// grows with the mean while the word stays; above it transformed rejection, one attempt in 1.1.
/// Both follow the exact law. PTRS: Hörmann, Insurance: Mathematics and Economics 12, 1993,
/// doi:10.1016/0167-6687(93)90997-4
public struct Poisson: Distribution {
  let mean: Double
  private let none: Double

  /// A law of counts with a mean.
  public init(mean: Double) {
    precondition(mean >= 0 && mean < 0x1p60, "a number of events needs a mean in [0, 2⁶⁰)")
    self.mean = mean
    none = mean < 10 ? Elementary.exp(-mean) : 0
  }

  /// The number of events of a draw.
  public func value(of draw: Draw) -> Int {
    mean < 10 ? inverse(draw.unit) : transformed(draw)
  }

  /// Adds up the law until it passes the share.
  private func inverse(_ share: Double) -> Int {
    var (count, mass, total) = (0.0, none, none)
    while share >= total, mass > 0x1p-70 {
      count += 1
      mass *= mean / count
      total += mass
    }
    return Int(count)
  }

  private func transformed(_ draw: Draw) -> Int {
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let squeeze = 0.9277 - 3.6224 / (b - 2)
    var attempt: UInt64 = 0
    while true {
      let words = draw.words(attempt: attempt)
      let (u, v) = (openUnitInterval(words.0) - 0.5, openUnitInterval(words.1))
      let edge = 0.5 - abs(u)
      let count = floor((2 * a / edge + b) * u + mean + 0.43)
      if edge >= 0.07, v <= squeeze { return Int(count) }
      if count >= 0, edge >= 0.013 || v <= edge {
        let height = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / (edge * edge) + b)
        if Elementary.log(height) <= logMass(count) { return Int(count) }
      }
      attempt += 1
    }
  }

  private func logMass(_ count: Double) -> Double {
    count == 0 ? -mean : Special.logPoissonMass(count, mean)
  }
}
