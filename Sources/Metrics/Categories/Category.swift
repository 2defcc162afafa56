/// A label that is compared exactly, code point by code point.
///
/// Swift's own strings take different spellings of one accented letter for the same.
public struct Category: Hashable, Comparable, Sendable {
  /// The label as it was given.
  public let name: String

  /// A label; nothing is trimmed, folded or normalised.
  public init(_ name: String) { self.name = name }

  /// Whether two labels have the same code points.
  public static func == (a: Category, b: Category) -> Bool {
    a.name.utf8.elementsEqual(b.name.utf8)
  }

  /// The order by code points, which is that of UTF-8 bytes.
  public static func < (a: Category, b: Category) -> Bool {
    a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }

  /// Feeds the bytes that equality compares.
  public func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
