/// A way of living that shows in an account.
struct Persona: Sendable {
  /// Its name in tables, such as `pensioner`.
  let id: String
  /// The share of accounts whose owner lives so.
  let share: Double
  /// The income in average salaries of the district, and the deviation of its logarithm.
  let income: (multiple: Double, spread: Double)
  /// The owner's age at the start, in years.
  let ages: ClosedRange<Int>
  /// How often in a month something is done that is not scheduled, in each activity.
  let visits: (classic: Double, modern: Double)
  /// How much more often than others they pay in cash: the takings of a shop.
  let takings: Double

  /// All personas.
  static let all: [Persona] = [
    Persona(
      id: "student", share: 0.10, income: (0.35, 0.30), ages: 18...26, visits: (0.9, 15),
      takings: 1),
    Persona(
      id: "salaried", share: 0.38, income: (1.0, 0.35), ages: 22...64, visits: (1.8, 20),
      takings: 0.6),
    Persona(
      id: "family", share: 0.17, income: (1.35, 0.35), ages: 28...58, visits: (3.5, 27),
      takings: 0.6),
    Persona(
      id: "pensioner", share: 0.17, income: (0.55, 0.25), ages: 60...87, visits: (1.1, 7),
      takings: 0.4),
    Persona(
      id: "self_employed", share: 0.08, income: (1.5, 0.70), ages: 22...66, visits: (4.6, 24),
      takings: 3.2),
    Persona(
      id: "affluent", share: 0.04, income: (3.5, 0.50), ages: 32...75, visits: (3.6, 25),
      takings: 0.6),
    Persona(
      id: "inactive", share: 0.06, income: (0.30, 0.60), ages: 20...85, visits: (0.25, 0.5),
      takings: 1),
  ]

  static let pensioner = 3
  static let selfEmployed = 4
  static let inactive = 6
}
