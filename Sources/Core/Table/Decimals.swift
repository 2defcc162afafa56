/// Decimal numbers with one scale, held exactly as whole minor units: 12.34 is 1234 at scale 2.
public struct Decimals: Sendable, Equatable {
  /// The largest scale: ten to it is exact in `Double` and in `Int64`.
  public static let largestScale = 18

  /// The numbers in minor units.
  public var units: [Int64]
  /// How many places stand behind the point.
  public let scale: Int

  /// Joins minor units and their scale, 0…18.
  public init(_ units: [Int64], scale: Int) {
    precondition((0...Self.largestScale).contains(scale), "a scale is 0…18")
    self.units = units
    self.scale = scale
  }

  /// Minor units in one major unit.
  public var unitsPerMajor: Int64 { (0..<scale).reduce(1) { power, _ in power * 10 } }

  /// A row in major units: the nearest `Double`, since one division rounds once
  /// while the units stay below 2⁵³.
  public func number(_ row: Int) -> Double { Double(units[row]) / Double(unitsPerMajor) }

  /// A row with all its places, such as `-0.50`.
  public func text(_ row: Int) -> String { Self.text(units[row], scale: scale) }

  /// Minor units with all their places, such as `-0.50` for −50 at scale 2.
  public static func text(_ units: Int64, scale: Int) -> String {
    guard scale > 0 else { return String(units) }
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (units < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
