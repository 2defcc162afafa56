internal import RingtrueCore

/// What a categorizer reached on one part of a scenario, over all seeds.
public struct CategorizerStanding: Sendable, Equatable {
  /// The word by which it was asked for.
  public let name: String
  /// What it is there for.
  public let role: SystemStanding.Role
  /// How many trials were measured.
  public let trials: Int
  /// What they reached in the mean: what they are ranked by.
  public let macroF1: Double
  private let reports: [TrialReport]

  /// The standing of a categorizer by the reports of its trials; nil if none was measured.
  init?(_ reports: [TrialReport]) {
    self.reports = reports.filter { $0.value(of: Self.ranked) != nil }
    guard let name = reports.first?.trial.categorizer,
      let mean = self.reports.mean({ $0.value(of: Self.ranked) })
    else { return nil }
    self.name = name
    role = CategorizerChoice.controls.contains(name) ? .control : .system
    trials = self.reports.count
    macroF1 = mean
  }

  /// The metric that they are ranked by.
  public static let ranked = "macro-f1"

  /// The mean of a measure; nil where no trial has it.
  public func mean(_ metric: String) -> Double? { reports.mean { $0.value(of: metric) } }

  /// The bounds of that mean; nil where a trial lacks them.
  public func bounds(_ metric: String) -> ClosedRange<Double>? { reports.bounds(of: metric) }
}
