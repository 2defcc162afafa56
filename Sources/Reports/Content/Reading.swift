internal import RingtrueCharts
internal import RingtrueCore

/// A number as it is told: with its bounds, or with the reason for having none.
struct Reading: Sendable {
  /// The number, by which rows are sorted.
  let value: Double
  private let bounds: ClosedRange<Double>?
  private let form: @Sendable (Double) -> String

  init(
    _ value: Double, _ bounds: ClosedRange<Double>? = nil,
    as form: @escaping @Sendable (Double) -> String = { $0.decimals(3) }
  ) {
    (self.value, self.bounds, self.form) = (value, bounds, form)
  }

  init?(
    _ estimate: Estimate?, as form: @escaping @Sendable (Double) -> String = { $0.decimals(3) }
  ) {
    guard let estimate else { return nil }
    self.init(estimate.value, estimate.bounds, as: form)
  }

  /// Without the bounds.
  var figure: String { form(value) }

  /// With the bounds, where there are any.
  var text: String { figure + (interval.map { " \($0)" } ?? "") }

  private var interval: String? {
    bounds.map { "[\(form($0.lowerBound)), \(form($0.upperBound))]" }
  }

  var markup: Markup {
    guard let interval else { return "\(figure)" }
    return "\(figure) <span class=\"of\">\(interval)</span>"
  }
}

extension Reading {
  /// A count.
  static func count(_ number: Int) -> Reading { Reading(Double(number)) { Int($0).grouped } }

  /// A chance.
  static func chance(_ p: Double) -> Reading {
    Reading(p) { $0 < 0.001 ? "< 0.001" : $0.decimals(3) }
  }

  /// A time, from nanoseconds.
  static func time(_ nanoseconds: Double?) -> Reading? {
    nanoseconds.map { Reading($0) { $0.duration } }
  }
}

extension Double {
  /// An amount without its smallest coins.
  var money: String { magnitude < 1e15 ? Int(rounded()).grouped : compact }

  /// The number for a script, in no more places than one can see.
  var brief: String {
    guard isFinite else { return self > 0 ? "1e308" : "-1e308" }
    if let whole = Int(exactly: self) { return String(whole) }
    let scaled = self * 1e6
    guard scaled.magnitude < 9e15 else { return description }
    let rounded = scaled.rounded() / 1e6
    return rounded == 0
      ? description : Int(exactly: rounded).map(String.init) ?? rounded.description
  }
}
