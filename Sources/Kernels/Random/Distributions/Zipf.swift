/// The law of ranks 1 … count, of which rank k is chosen in proportion to 1 / k^exponent.
///
/// Inverts the integral of a hat over the law; about one attempt in 1.1, whatever the count, and
/// no table. Rejection-inversion: Hörmann & Derflinger, ACM TOMACS 6(3), 1996,
/// doi:10.1145/235025.235029
public struct Zipf: Distribution {
  let exponent: Double
  let count: Int
  private let first: Double
  private let last: Double
  private let sure: Double

  /// A law of ranks; an exponent of 0 is the even law.
  public init(exponent: Double, count: Int) {
    precondition(exponent >= 0, "ranks need an exponent of 0 or more")
    precondition(count >= 1, "ranks need at least one thing to rank")
    self.exponent = exponent
    self.count = count
    let hat = Hat(exponent: exponent)
    first = hat.integral(1.5) - 1
    last = hat.integral(Double(count) + 0.5)
    sure = 2 - hat.inverse(hat.integral(2.5) - hat.height(2))
  }

  /// The rank of a draw, from 1 to the count.
  public func value(of draw: Draw) -> Int {
    let hat = Hat(exponent: exponent)
    var attempt: UInt64 = 0
    while true {
      let area = last + unitInterval(draw.words(attempt: attempt).0) * (first - last)
      let x = hat.inverse(area)
      let rank = min(max(floor(x + 0.5), 1), Double(count))
      if rank - x <= sure || area >= hat.integral(rank + 0.5) - hat.height(rank) {
        return Int(rank)
      }
      attempt += 1
    }
  }
}

/// 1 / x^exponent, and its integral from 1.
private struct Hat {
  var exponent: Double

  func height(_ x: Double) -> Double { Elementary.exp(-exponent * Elementary.log(x)) }

  func integral(_ x: Double) -> Double {
    let log = Elementary.log(x)
    return log * growth((1 - exponent) * log)
  }

  func inverse(_ area: Double) -> Double {
    let scaled = max(-1, area * (1 - exponent))
    return Elementary.exp(area * logGrowth(scaled))
  }

  /// (eˣ − 1) / x
  private func growth(_ x: Double) -> Double { x == 0 ? 1 : Elementary.expm1(x) / x }

  /// log(1 + x) / x
  private func logGrowth(_ x: Double) -> Double { x == 0 ? 1 : Elementary.log1p(x) / x }
}
