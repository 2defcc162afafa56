/// The ways of failing that can be ordered.
public enum Faults {
  /// Each of them, in the order in which chance tries them.
  public static let all: [Fault] = [
    .limitedInSeconds, .limitedInMilliseconds, .limitedByDate, .limitedInBody, .limitedWithoutWord,
    .broken, .unavailable, .hang, .drip, .cut, .malformed, .schema, .encoding, .quota,
  ]

  /// A name for all forms of "too many requests" together, each as often as the others.
  public static let anyLimit = "429"

  /// Every name that may be ordered.
  public static var names: [String] { [anyLimit] + all.map(\.id) }

  /// The faults that a name stands for; none where there is no such name.
  static func named(_ name: String) -> [Fault] {
    all.filter { $0.id == name || (name == anyLimit && $0.id.hasPrefix(anyLimit + "-")) }
  }
}
