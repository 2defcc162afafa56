/// The number from which all chance of a run is drawn.
public struct Seed: Sendable, Hashable, RawRepresentable, ExpressibleByIntegerLiteral {
  /// The number.
  public let rawValue: UInt64

  /// The seed of that number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The seed of that number.
  public init(_ number: UInt64) { rawValue = number }

  /// The seed that is written.
  public init(integerLiteral number: UInt64) { rawValue = number }
}

extension Seed: CustomStringConvertible {
  /// The number.
  public var description: String { String(rawValue) }
}
