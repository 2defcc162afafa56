/// One true trade: what really was agreed, before any system took it down.
public struct Trade: Sendable, Hashable {
  /// The business day on which it was made, as a place in the calendar.
  public let day: Int
  /// The second of the day.
  public let second: Int
  /// The desk, as a place in the list of desks.
  public let desk: Int
  /// The security, as a place in the market's list.
  public let instrument: Int
  /// Whether the bank sells.
  public let isSale: Bool
  /// How many accounts it is shared out among; 1 unless it is a block.
  public let lines: Int
  /// The original face, or the number of units.
  public let face: Int64
  /// What is left of the face, in units of 1e-8.
  public let factor: Int64
  /// The price, in millionths.
  public let price: Int64
  /// Interest since the last coupon, in units of 1e-8 of the principal.
  let accrual: Int64
  /// The price of the currency, in units of 1e-8.
  let rate: Int64
  /// Who deals, for whom, and in which book.
  let parties: Parties
  /// The number of its own stream of draws.
  let key: UInt64

  /// Numbers of names.
  struct Parties: Sendable, Hashable {
    let counterparty: Int32
    let account: Int32
    let book: UInt8
    let feed: UInt8
  }

  /// The number of the stream of a trade: one of those of a day and desk that have one source.
  static func key(cell: Int, source: Int, index: Int) -> UInt64 {
    UInt64(cell) << 32 | UInt64(source) << 24 | UInt64(index)
  }

  /// The change of trading that brought it, by its place in the plan and from 1; 0 if it is made
  /// anyway.
  var source: Int { Int(key >> 24 & 0xFF) }

  /// The quantity that it moves: what is left of its face.
  public var quantity: Int64 { scaled(face, by: factor, over: 100_000_000) }

  /// Whether it is made late enough in the day for one system to book it tomorrow.
  var isBetweenCutoffs: Bool { (17 * 3600..<19 * 3600).contains(second) }
}

/// A number times a fraction, rounded half away from zero; exact for any size of product.
func scaled(_ number: Int64, by numerator: Int64, over denominator: Int64) -> Int64 {
  let (product, overflows) = number.multipliedReportingOverflow(by: numerator)
  if !overflows, product.magnitude < 1 << 62 {
    let half = product < 0 ? -denominator / 2 : denominator / 2
    return (product + half) / denominator
  }
  let wide = Int128(number) * Int128(numerator)
  let half = Int128(wide < 0 ? -denominator / 2 : denominator / 2)
  return Int64(clamping: (wide + half) / Int128(denominator))
}
