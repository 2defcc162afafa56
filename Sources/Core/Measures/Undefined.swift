/// Why a metric has no value here; never a number in disguise.
public struct Undefined: Error, Sendable, Hashable, CustomStringConvertible {
  /// A stable word for records and filters, such as `one-class`.
  public let code: String
  /// What is lacking, in a sentence.
  public let description: String

  /// A reason with its stable word.
  public init(code: String, _ description: String) {
    self.code = code
    self.description = description
  }

  /// There is nothing to measure.
  public static let noRows = Undefined(code: "no-rows", "there are no rows")
  /// All labels are alike.
  public static let oneClass = Undefined(
    code: "one-class", "all labelled rows are of one class; it takes both")
  /// No row is flagged.
  public static let nothingFlagged = Undefined(code: "nothing-flagged", "no row is flagged")

  /// There is less of something than the definition needs.
  public static func tooFew(_ what: String, _ count: Int, needed: Int) -> Undefined {
    Undefined(code: "too-few", "\(count) \(what) are fewer than the \(needed) that it takes")
  }

  /// Something that the definition needs was not given.
  public static func notGiven(_ what: String) -> Undefined {
    Undefined(code: "not-given", "no \(what) were given")
  }
}
