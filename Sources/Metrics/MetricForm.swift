/// A metric with one number left open, such as `tpr@fpr`, which becomes `tpr@fpr=0.01`.
///
/// The grammar of a metric's id is `name`, `name@parameter=number`, where the number is written in
/// its shortest form: `1000`, `0.05`.
public struct MetricForm: Sendable {
  /// The id up to the equals sign, such as `tpr@fpr`.
  public let name: String
  /// The numbers that have a meaning.
  public let range: ClosedRange<Double>
  /// Whether only whole numbers have one.
  public let isWhole: Bool
  /// The metrics of the form that are listed and measured by default.
  public let standard: [Metric]
  private let make: @Sendable (Double) -> Metric

  /// A form, the numbers it takes, and those that it takes by default.
  public init(
    _ name: String, in range: ClosedRange<Double>, isWhole: Bool = false, standard: [Double],
    make: @escaping @Sendable (Double) -> Metric
  ) {
    self.name = name
    self.range = range
    self.isWhole = isWhole
    self.make = make
    self.standard = standard.map(make)
  }

  /// The metric with that number, or nil where the number has no meaning.
  public func metric(_ number: Double) -> Metric? {
    guard range.contains(number), !isWhole || Self.whole(number) != nil else { return nil }
    return make(number)
  }

  /// The metric of that id, or nil where the id is not of this form.
  public func metric(named id: String) -> Metric? {
    guard id.hasPrefix(name + "="), let number = Double(id.dropFirst(name.count + 1)) else {
      return nil
    }
    return metric(number)
  }

  /// A form's name with a number in its shortest form.
  public static func id(_ name: String, _ number: Double) -> String {
    "\(name)=\(whole(number).map { String($0) } ?? String(number))"
  }

  /// The whole number that this one is; nil for fractions, and beyond 2⁵³.
  private static func whole(_ number: Double) -> Int? {
    guard abs(number) < 0x1p53 else { return nil }
    return Double(Int(number)) == number ? Int(number) : nil
  }
}
