/// Metrics with a part of the id left open that is more than one number, such as
/// `precision@class=NAME`.
public struct MetricPattern: Sendable {
  /// What stands before the open part, such as `precision@class=`.
  public let prefix: String
  /// What the open part is, such as `NAME`.
  public let placeholder: String
  private let make: @Sendable (String) -> Metric?

  /// A pattern; `make` gives nil for what has no meaning in the open part.
  public init(
    _ prefix: String, _ placeholder: String, make: @escaping @Sendable (String) -> Metric?
  ) {
    self.prefix = prefix
    self.placeholder = placeholder
    self.make = make
  }

  /// The metric of that id, or nil where the id is not of this pattern.
  public func metric(named id: String) -> Metric? {
    id.hasPrefix(prefix) ? make(String(id.dropFirst(prefix.count))) : nil
  }
}
