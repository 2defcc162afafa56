internal import RingtrueKernels

/// The values along one side of a panel, and which of them are named.
struct Axis: Sendable, Equatable {
  /// How values become places.
  enum Scale: Sendable { case linear, logarithmic }

  /// A named value.
  struct Tick: Sendable, Equatable {
    let value: Double
    let name: String
  }

  var scale: Scale = .linear
  /// The values at the left or the bottom, and at the right or the top.
  var from: Double, to: Double
  var ticks: [Tick] = []
  /// Whether lines lead from the ticks through the panel.
  var hasGrid = true
  /// Whether the ticks are named at the axis.
  var hasNames = true

  /// How far along the axis a value stands, 0…1 for those that are on it.
  func share(of value: Double) -> Double {
    guard scale == .logarithmic else { return (value - from) / (to - from) }
    return (Elementary.log(value) - Elementary.log(from))
      / (Elementary.log(to) - Elementary.log(from))
  }
}

extension Axis {
  /// From 0 to 1, or to some share below, with round names.
  static func shares(upTo top: Double = 1) -> Axis { .numbers(0, top, about: 5) }

  /// Round numbers between two bounds, about so many.
  static func numbers(_ from: Double, _ to: Double, about count: Int) -> Axis {
    let step = roundStep((to - from) / Double(max(1, count)))
    let places = Self.places(of: step)
    let first = Int((from / step - 1e-9).rounded(.up)),
      last = Int((to / step + 1e-9).rounded(.down))
    let ticks = (first..<max(first, last + 1)).map { index -> Tick in
      let value = Double(index) * step
      return Tick(value: value, name: value.decimals(places))
    }
    return Axis(from: from, to: to, ticks: ticks)
  }

  /// Powers of ten between two positive bounds, and their doubles and fives where there are few.
  static func powers(_ from: Double, _ to: Double, name: (Double) -> String) -> Axis {
    let decades = decade(of: from)...max(decade(of: from), decade(of: to))
    let factors: [Double] = decades.count > 3 ? [1] : decades.count > 2 ? [1, 3] : [1, 2, 5]
    let ticks = decades.flatMap { decade in factors.map { $0 * powerOfTen(decade) } }
      .filter { $0 >= from * 0.999 && $0 <= to * 1.001 }
      .map { Tick(value: $0, name: name($0)) }
    return Axis(scale: .logarithmic, from: from, to: to, ticks: ticks)
  }

  /// Rows of a list from the top down, which are named beside the panel.
  static func rows(_ count: Int) -> Axis {
    Axis(from: Double(max(1, count)) - 0.5, to: -0.5, hasGrid: false, hasNames: false)
  }

  /// Columns of a list, which are named beside the panel.
  static func columns(_ count: Int) -> Axis {
    Axis(from: -0.5, to: Double(max(1, count)) - 0.5, hasGrid: false, hasNames: false)
  }

  /// How many places behind the point tell the multiples of a step apart, all of them evenly.
  static func places(of step: Double) -> Int {
    let places = max(0, -decade(of: step))
    let steps = step * powerOfTen(places)
    return (steps - steps.rounded()).magnitude < 0.1 ? places : places + 1
  }

  /// The least of 1, 2, 2.5 and 5 times a power of ten that is not below a step.
  private static func roundStep(_ step: Double) -> Double {
    guard step > 0, step.isFinite else { return 1 }
    let unit = powerOfTen(decade(of: step))
    return [1, 2, 2.5, 5, 10].map { $0 * unit }.first { $0 >= step * 0.999 } ?? step
  }
}

/// The power of ten at or below a positive number.
func decade(of number: Double) -> Int {
  guard number > 0, number.isFinite else { return 0 }
  var decade = 0
  while powerOfTen(decade) > number * 1.000_000_001 { decade -= 1 }
  while powerOfTen(decade + 1) <= number * 1.000_000_001 { decade += 1 }
  return decade
}

/// Ten to a whole power.
func powerOfTen(_ exponent: Int) -> Double {
  let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
  return exponent < 0 ? 1 / power : power
}
