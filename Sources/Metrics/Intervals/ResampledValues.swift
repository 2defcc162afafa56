import RingtrueKernels

/// The values of a metric on many resamples, in ascending order.
struct ResampledValues {
  let values: [Double]

  init(_ values: [Double]) {
    var values = values
    radixSort(&values)
    self.values = values
  }

  /// The quantiles that leave the same share of values at both ends.
  func percentile(_ confidence: Double) -> ClosedRange<Double> {
    let tail = (1 - confidence) / 2
    return quantile(tail)...quantile(1 - tail)
  }

  /// Quantiles moved for the bias of the values and for a spread that grows with the value.
  ///
  /// Efron, JASA 1987, doi:10.1080/01621459.1987.10478410
  func bca(_ confidence: Double, value: Double, jackknife: [Double]) -> ClosedRange<Double> {
    let below = values.count { $0 < value } + values.count { $0 <= value }
    let share = Double(below) / Double(2 * values.count)
    // All values on one side: there is no telling how far to move.
    guard share > 0, share < 1 else { return percentile(confidence) }
    let bias = Elementary.normalQuantile(share)
    let acceleration = Self.acceleration(jackknife)
    func moved(_ tail: Double) -> Double {
      let z = bias + Elementary.normalQuantile(tail)
      return quantile(Elementary.normalCDF(bias + z / (1 - acceleration * z)))
    }
    let tail = (1 - confidence) / 2
    let (low, high) = (moved(tail), moved(1 - tail))
    return min(low, high)...max(low, high)
  }

  /// The bounds of a share by the normal law on the scale of its log odds, with the spread that the
  /// values have there; values of 0 and 1, which have no log odds, are left out.
  ///
  /// With `isUnbiased`, they lie about the value less what the values exceed it by on average.
  func logit(_ confidence: Double, value: Double, isUnbiased: Bool = false) -> ClosedRange<Double> {
    let odds = values.filter { $0 > 0 && $0 < 1 }.map(logOdds)
    guard value > 0, value < 1, odds.count * 10 >= values.count * 9 else {
      return percentile(confidence)
    }
    let mean = odds.reduce(0, +) / Double(odds.count)
    let squares = odds.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(odds.count - 1)).squareRoot()
    let centre = isUnbiased ? 2 * logOdds(value) - mean : logOdds(value)
    return shareBounds(about: centre, of: value, deviation: deviation, confidence)
  }

  /// A sixth of the skewness of what single units do to the value.
  static func acceleration(_ jackknife: [Double]) -> Double {
    guard !jackknife.isEmpty else { return 0 }
    let mean = jackknife.reduce(0, +) / Double(jackknife.count)
    var squares = 0.0
    var cubes = 0.0
    for value in jackknife {
      let pull = mean - value
      squares += pull * pull
      cubes += pull * pull * pull
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  /// The value below which a share of the values lies, linear between neighbours.
  func quantile(_ share: Double) -> Double {
    let place = share * Double(values.count - 1)
    let below = min(Int(place), values.count - 1)
    let above = min(below + 1, values.count - 1)
    return values[below] + (values[above] - values[below]) * (place - Double(below))
  }
}

/// The logarithm of the odds of a share strictly between 0 and 1.
func logOdds(_ share: Double) -> Double {
  Elementary.log(share) - Elementary.log1p(-share)
}

/// The bounds of a share whose log odds have that standard deviation.
func shareBounds(
  about centre: Double? = nil, of share: Double, deviation: Double, _ confidence: Double
) -> ClosedRange<Double> {
  let centre = centre ?? logOdds(share)
  let reach = Elementary.normalQuantile((1 + confidence) / 2) * deviation
  let bounds = [centre - reach, centre + reach].map { 1 / (1 + Elementary.exp(-$0)) }
  return min(bounds[0], share)...max(bounds[1], share)
}
