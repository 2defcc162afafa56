/// A made-up nine-character security id with a valid check digit.
///
/// The issuer's part begins with `99`, a range kept for private use, so that no real security is
/// ever named.
struct SecurityID: Sendable, Hashable, CustomStringConvertible {
  /// The nine characters.
  let description: String

  /// How many ids there are.
  static let count = 10_000 * letters.count * letters.count

  /// The letters that nobody takes for a figure.
  private static let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)

  /// The id of a number; different numbers have different ids.
  init(_ number: Int) {
    precondition(0..<Self.count ~= number, "there is no security \(number) of \(Self.count)")
    let issuer = String(10_000 + number % 10_000).dropFirst()
    let issue = number / 10_000
    let suffix = [issue / Self.letters.count, issue % Self.letters.count].map { Self.letters[$0] }
    let body = "99" + issuer + String(decoding: suffix, as: UTF8.self)
    description = body + String(Self.checkDigit(of: body))
  }

  /// The figure that guards eight characters: letters count from 10, every second value doubles, and
  /// the figures of all values add up to a multiple of ten with it.
  static func checkDigit(of body: String) -> Int {
    let sum = body.utf8.enumerated().reduce(0) { sum, place in
      let isFigure = (48...57).contains(place.element)
      let value = Int(place.element) - (isFigure ? 48 : 55)
      let weighed = place.offset.isMultiple(of: 2) ? value : 2 * value
      return sum + weighed / 10 + weighed % 10
    }
    return (10 - sum % 10) % 10
  }
}
