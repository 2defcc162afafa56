import RingtrueCore
import RingtrueKernels

extension IntervalRequest {
  /// The interval of a share on which all units agree, be it none or the whole; nil for any other.
  ///
  /// Resamples of such units can show nothing else, however few they are. The bound is that of a share
  /// of which nothing was seen; where units differ in weight, `units` is how many equal ones they are
  /// worth.
  /// Clopper & Pearson, Biometrika 26(4), 1934, doi:10.1093/biomet/26.4.404
  func unanimous(_ share: Double, among units: Double) -> Measure.Interval? {
    guard units > 0, share == 0 || share == 1 else { return nil }
    let unseen = 1 - Elementary.exp(Elementary.log((1 - confidence) / 2) / units)
    return Measure.Interval(
      low: share == 0 ? 0 : 1 - unseen, high: share == 0 ? unseen : 1, confidence: confidence,
      method: "clopper-pearson")
  }

  /// The interval of a mean difference where no pair of so many differs, in either way.
  func even(among pairs: Int) -> Measure.Interval? {
    unanimous(0, among: Double(pairs)).map {
      Measure.Interval(
        low: -$0.high, high: $0.high, confidence: confidence, method: $0.method)
    }
  }

  /// The interval of a share of rows: Wilson's where rows stand alone; where they hang together in so
  /// many clusters, that of none or all, and nil for any other, of which resamples tell.
  func interval(of share: Proportion, clusters: Int?) -> Measure.Interval? {
    guard let clusters else { return share.wilson(confidence) }
    return unanimous(share.share, among: Double(clusters))
  }
}

/// How the interval of such a share is told in a card.
let intervalOfShares = "Wilson; where clusters are given their bootstrap, exact at none and all"
