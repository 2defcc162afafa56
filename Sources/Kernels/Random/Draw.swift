/// All the randomness at one counter of a stream: as many bits as a distribution may ask for.
///
/// Most distributions read the first word and no more. One that rejects candidates reads a fresh
/// block for each attempt, below the same counter, so that its neighbours never move.
@frozen public struct Draw: Sendable {
  @usableFromInline let key: Philox.Key
  @usableFromInline let entity: UInt64
  @usableFromInline let counter: UInt64

  @inlinable @inline(__always)
  init(key: Philox.Key, entity: UInt64, counter: UInt64) {
    self.key = key
    self.entity = entity
    self.counter = counter
  }

  /// The four words of an attempt.
  @inlinable @inline(__always)
  public func words(attempt: UInt64 = 0) -> Philox.Block {
    Philox.block(at: (counter, entity, attempt, 0), key: key)
  }

  /// 64 random bits.
  @inlinable @inline(__always)
  public var bits: UInt64 { words().0 }

  /// A multiple of 2⁻⁵³ in [0, 1).
  @inlinable @inline(__always)
  public var unit: Double { unitInterval(bits) }

  /// An odd multiple of 2⁻⁵³ in (0, 1), never an end, and as likely to be x as 1 − x.
  @inlinable @inline(__always)
  public var openUnit: Double { openUnitInterval(bits) }

  /// A number of a range of reals, the lower bound included.
  @inlinable @inline(__always)
  public func real(in range: Range<Double>) -> Double {
    let value = range.lowerBound + (range.upperBound - range.lowerBound) * unit
    // Rounding may reach the bound that the range leaves out.
    return value < range.upperBound ? value : range.lowerBound
  }

  /// True with a probability; as the probability grows, a draw once true stays true.
  @inlinable @inline(__always)
  public func chance(_ probability: Double) -> Bool { unit < probability }

  /// A whole number below a bound, each exactly as likely as any other.
  ///
  /// Lemire, ACM TOMACS 29(1), 2019, doi:10.1145/3230636
  @inlinable @inline(__always)
  public func integer(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "a draw below 0 has no outcome; give a bound of 1 or more")
    let product = bits.multipliedFullWidth(by: bound)
    return product.low >= bound ? product.high : unbiased(product, below: bound)
  }

  /// The rare rest of `integer(below:)`: tries again while the product lies in the uneven strip.
  @usableFromInline
  func unbiased(_ first: (high: UInt64, low: UInt64), below bound: UInt64) -> UInt64 {
    let strip = (0 &- bound) % bound
    var (product, attempt) = (first, 0 as UInt64)
    while product.low < strip {
      attempt += 1
      product = words(attempt: attempt).0.multipliedFullWidth(by: bound)
    }
    return product.high
  }

  /// A whole number of a range, each exactly as likely as any other.
  @inlinable @inline(__always)
  public func integer(in range: Range<Int>) -> Int {
    range.lowerBound &+ Int(truncatingIfNeeded: integer(below: span(of: range)))
  }

  /// A whole number of a closed range, each exactly as likely as any other.
  @inlinable @inline(__always)
  public func integer(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    let step = width == .max ? bits : integer(below: width + 1)
    return range.lowerBound &+ Int(truncatingIfNeeded: step)
  }

  @inlinable @inline(__always)
  func span(of range: Range<Int>) -> UInt64 {
    UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
  }
}

/// The top 53 bits as a number in [0, 1).
@inlinable @inline(__always)
func unitInterval(_ bits: UInt64) -> Double { Double(bits &>> 11) * 0x1p-53 }

/// The top 52 bits as the middle of their cell in (0, 1).
@inlinable @inline(__always)
func openUnitInterval(_ bits: UInt64) -> Double { (Double(bits &>> 12) + 0.5) * 0x1p-52 }
