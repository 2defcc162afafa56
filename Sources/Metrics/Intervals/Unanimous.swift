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
}
