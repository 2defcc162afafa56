/// The bounds within which a share that was counted is no surprise, whatever the share is.
///
/// Wilson, Journal of the American Statistical Association 22, 1927,
/// doi:10.1080/01621459.1927.10502953
package struct WilsonBounds: Sendable, Equatable {
  /// The bounds, 0…1.
  package let low: Double, high: Double

  /// The bounds of a share of so many, with a confidence; anything at all where there are none.
  package init(share: Double, of count: Int, confidence: Double = 0.95) {
    guard count > 0 else {
      (low, high) = (0, 1)
      return
    }
    let z = Elementary.normalQuantile((1 + confidence) / 2)
    let n = Double(count)
    let center = (share + z * z / (2 * n)) / (1 + z * z / n)
    let reach =
      z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    low = share <= 0 ? 0 : center - reach
    high = share >= 1 ? 1 : center + reach
  }
}
