/// The law of the number of failures before the first success.
public struct Geometric: Distribution {
  private let failureLog: Double

  /// A law of trials that succeed with a probability above 0.
  public init(success: Double) {
    precondition(success > 0 && success <= 1, "a success needs a chance in (0, 1]")
    failureLog = Elementary.log1p(-success)
  }

  /// A law of failures with a mean; the mean of trials is one more.
  public init(mean: Double) {
    precondition(mean >= 0, "a number of failures has no negative mean")
    self.init(success: 1 / (1 + mean))
  }

  /// The number of failures of a draw.
  public func value(of draw: Draw) -> Int {
    let failures = Elementary.log(cellMiddle(~draw.bits)) / failureLog
    return failures < 0x1p62 ? Int(failures) : 1 << 62
  }
}
