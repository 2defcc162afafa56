/// Something a reader should know before trusting a result, under a stable code.
public struct Finding: Sendable, Equatable {
  /// How much it weighs.
  public enum Weight: String, Sendable, CaseIterable {
    /// Worth knowing.
    case notice
    /// The result may mislead.
    case warning
    /// The result would mislead, and is withheld.
    case refusal
  }

  /// The stable code, such as `RT001`.
  public let code: String
  /// How much it weighs.
  public let weight: Weight
  /// What was found, and what to do.
  public let message: String

  /// A finding under its code.
  public init(code: String, _ weight: Weight, _ message: String) {
    self.code = code
    self.weight = weight
    self.message = message
  }
}
