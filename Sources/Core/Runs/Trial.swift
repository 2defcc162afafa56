/// One thing to try: a system on the data of a scenario's part and a seed, once.
public struct Trial: Sendable, Hashable {
  /// The scenario's name.
  public let scenario: String
  /// The part of the scenario, such as `ledger`; empty where there is but one.
  public let part: String
  /// The seed of data and system.
  public let seed: Seed
  /// The system's name with its settings, such as `knn:k=20`.
  public let system: String
  /// Counts repetitions of the same trial, from 0.
  public let replicate: Int

  /// A system on a part of a scenario and a seed.
  public init(
    scenario: String, part: String = "", seed: Seed, system: String, replicate: Int = 0
  ) {
    self.scenario = scenario
    self.part = part
    self.seed = seed
    self.system = system
    self.replicate = replicate
  }

  /// The data that it runs on, in one word; trials that share it can be compared row by row.
  public var dataset: String { scenario + (part.isEmpty ? "" : "/\(part)") + "/\(seed)" }
}

extension Trial {
  /// What the names of categorizers begin with, so that none is taken for a detector.
  public static let categorizerPrefix = "categorizer/"

  /// The categorizer that is tried, by the word for it; nil where a detector is, or the oracle.
  public var categorizer: String? {
    system.hasPrefix(Self.categorizerPrefix)
      ? String(system.dropFirst(Self.categorizerPrefix.count)) : nil
  }
}

extension Trial: CustomStringConvertible {
  /// The trial in one word, the same for the same trial.
  public var description: String {
    "\(dataset)/\(system)" + (replicate == 0 ? "" : "#\(replicate)")
  }
}
