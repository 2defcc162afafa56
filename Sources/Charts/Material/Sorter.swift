public import RingtrueCore

/// One of several that were tried on the same.
package protocol Competitor: Sendable {
  /// Its name.
  var name: String { get }
  /// What it is there for.
  var role: Contender.Role { get }
  /// What its trials gave.
  var reports: [TrialReport] { get }
}

extension Contender: Competitor {}

/// A categorizer, and what it gave in a contest.
public struct Sorter: Competitor {
  /// The word by which it was asked for.
  public let name: String
  /// What it is there for.
  public let role: Contender.Role
  /// What its trials gave.
  public let reports: [TrialReport]

  /// A categorizer and what it gave.
  public init(_ name: String, as role: Contender.Role, reports: [TrialReport]) {
    self.name = name
    self.role = role
    self.reports = reports
  }

  /// What its first trial that kept such a sketch has to be drawn.
  func sketch(_ subject: Sketch.Subject) -> Sketch? {
    reports.lazy.flatMap(\.sketches).first { $0.subject == subject }
  }
}

extension Contest {
  /// The line below the title of a picture of categorizers.
  func subtitle(of sorters: [Sorter]) -> String {
    let seeds = Set(sorters.flatMap { $0.reports.map(\.trial.seed.rawValue) }).sorted()
    return "\(name)  ·  \(sorters.count.of("categorizer"))  ·  \(Self.words(of: seeds))"
  }
}
